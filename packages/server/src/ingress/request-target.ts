import { GatewayError } from '../contract/errors.ts'

/** Path and query of a request, read strictly. */
export interface RequestTarget {
  /** From the first `/`, as it came; nothing in it is decoded. */
  readonly path: string
  /** Names and values, decoded, in order. */
  readonly query: readonly QueryPart[]
}

export type QueryPart = readonly [name: string, value: string]

const targetCharsMax = 8192
/** What a path may be made of; percent-encoding is left to be refused by the routes, which match none. */
const pathPattern = /^\/[\w.~!$&'()*+,;=:@%/-]*$/
const control = /[\u0000-\u001f\u007f]/

/**
 * Reads the target of a request line. Only the origin form is taken: whoever sends another one takes the
 * gateway for a proxy of the network.
 *
 * @throws {@link GatewayError} STET_REQUEST_TARGET
 */
export function readTarget(written: string | undefined): RequestTarget {
  if (written === undefined || written.length > targetCharsMax) throw new GatewayError('STET_REQUEST_TARGET')
  const mark = written.indexOf('?')
  const path = mark < 0 ? written : written.slice(0, mark)
  if (!pathPattern.test(path)) throw new GatewayError('STET_REQUEST_TARGET')
  return { path, query: mark < 0 ? [] : readQuery(written.slice(mark + 1)) }
}

function readQuery(text: string): QueryPart[] {
  if (text === '') return []
  return text.split('&').map((part): QueryPart => {
    const equals = part.indexOf('=')
    const name = decode(equals < 0 ? part : part.slice(0, equals))
    return [name, equals < 0 ? '' : decode(part.slice(equals + 1))]
  })
}

/** Strict: what is encoded wrongly, or hides a control character, another program might read otherwise. */
function decode(text: string): string {
  try {
    const decoded = decodeURIComponent(text.replaceAll('+', ' '))
    if (!control.test(decoded)) return decoded
  } catch {
    // Told below.
  }
  throw new GatewayError('STET_REQUEST_TARGET')
}

/** A query as it is sent on: encoded anew, so that only one reading of it is left. */
export function writeQuery(query: readonly QueryPart[]): string {
  if (query.length === 0) return ''
  return `?${query.map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`).join('&')}`
}
