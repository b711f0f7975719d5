import type { SignatureName } from '../../contract/signature-names.ts'
import { refused, type SignatureScheme } from './contract.ts'
import { fromHex } from '../../contract/encodings.ts'
import { oneHeader, unsignedId } from './headers.ts'
import { digestBytes, isAnyHmac, usable } from './hmac.ts'

/** What tells one source that signs as WebSub (formerly PubSubHubbub) does from another. */
export interface HubSignature {
  readonly name: SignatureName
  /** Header that holds `<algorithm>=<hexadecimal>`. */
  readonly header: string
  readonly algorithm: keyof typeof digestBytes
  /** Header that names the delivery. */
  readonly idHeader?: string
}

/**
 * A scheme of the form `sha256=<hexadecimal>` over the body alone. Nothing signed says when, so a request
 * that is sent again looks as good as the first time: duplicates are recognised by what they hold.
 *
 * @see https://www.w3.org/TR/websub/#signing-content
 */
export function hubSignature({ name, header, algorithm, idHeader }: HubSignature): SignatureScheme {
  const prefix = `${algorithm}=`
  return {
    name,
    covers: 'body',
    hasReplayWindow: false,
    verify: (request, secrets) => {
      const keys = usable(secrets)
      if (keys.length === 0) return refused('no-secret')
      const { value, refusal } = oneHeader(request.headers, header, 'signature')
      if (refusal !== undefined) return refused(refusal)
      const signature = value.startsWith(prefix)
        ? fromHex(value.slice(prefix.length), digestBytes[algorithm])
        : undefined
      if (signature === undefined) return refused('signature-malformed')
      if (!isAnyHmac(algorithm, keys, [request.rawBody], [signature])) return refused('signature-mismatch')
      return { ok: true, ...(idHeader === undefined ? {} : unsignedId(request.headers, idHeader)) }
    },
  }
}
