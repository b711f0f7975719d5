import type { Transform } from 'node:stream'
import {
  createBrotliCompress,
  createBrotliDecompress,
  createGunzip,
  createGzip,
  createZstdCompress,
  createZstdDecompress,
  constants,
} from 'node:zlib'
import { GatewayError } from '../../contract/errors.ts'

/** Content codings (RFC 9110, section 8.4.1) that are undone and redone. */
export type Coding = 'gzip' | 'br' | 'zstd' | 'identity'

const codings: readonly Coding[] = ['zstd', 'br', 'gzip']

/** What the gateway asks the helpdesk for: what the vendor takes, so that it can be done again. */
export function acceptedCodings(acceptEncoding: string | undefined): readonly Coding[] {
  const listed = new Map(
    (acceptEncoding ?? '').split(',').map((part): [string, boolean] => {
      const [name = '', ...parameters] = part
        .trim()
        .toLowerCase()
        .split(/\s*;\s*/)
      return [name, !parameters.some((one) => /^q=0(?:\.0{0,3})?$/.test(one))]
    }),
  )
  return codings.filter((coding) => listed.get(coding) ?? listed.get('*') ?? false)
}

/**
 * The coding of an answer.
 *
 * @throws {@link GatewayError} STET_UPSTREAM_CONTENT for one that the gateway does not know, or several
 */
export function codingOf(contentEncoding: string | undefined): Coding {
  const name = (contentEncoding ?? 'identity').trim().toLowerCase()
  if (name === 'x-gzip') return 'gzip'
  if (name === '' || name === 'identity') return 'identity'
  const coding = codings.find((one) => one === name)
  if (coding === undefined) throw new GatewayError('STET_UPSTREAM_CONTENT')
  return coding
}

/** What undoes a coding; nothing for `identity`. */
export function decoder(coding: Coding): Transform | undefined {
  switch (coding) {
    case 'gzip':
      return createGunzip()
    case 'br':
      return createBrotliDecompress()
    case 'zstd':
      return createZstdDecompress()
    case 'identity':
      return undefined
  }
}

/** What does a coding again, quickly rather than well: it is done for each call. */
export function encoder(coding: Coding): Transform | undefined {
  switch (coding) {
    case 'gzip':
      return createGzip({ level: 1 })
    case 'br':
      return createBrotliCompress({ params: { [constants.BROTLI_PARAM_QUALITY]: 3 } })
    case 'zstd':
      return createZstdCompress()
    case 'identity':
      return undefined
  }
}
