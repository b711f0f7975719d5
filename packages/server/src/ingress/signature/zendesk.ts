import { refused, type SignatureScheme } from './contract.ts'
import { fromBase64 } from '../../contract/encodings.ts'
import { oneHeader, unsignedId } from './headers.ts'
import { isAnyHmac, usable } from './hmac.ts'
import { signedTime } from './replay-window.ts'

/** RFC 3339 with seconds, as Zendesk writes it: `2021-03-25T05:09:27Z`. */
const time = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?(?:Z|[+-]\d\d:\d\d)$/

/**
 * Zendesk: base64 of HMAC-SHA-256 over the timestamp and the body. The key is the signing secret as it is
 * shown, not what it would decode to.
 *
 * @see https://developer.zendesk.com/documentation/webhooks/verifying/
 */
export const zendesk: SignatureScheme = {
  name: 'zendesk',
  covers: 'time, body',
  hasReplayWindow: true,
  verify: (request, secrets, options) => {
    const keys = usable(secrets)
    if (keys.length === 0) return refused('no-secret')
    const { value, refusal } = oneHeader(request.headers, 'x-zendesk-webhook-signature', 'signature')
    if (refusal !== undefined) return refused(refusal)
    const signed = signedTime(request, 'x-zendesk-webhook-signature-timestamp', readTime, options)
    if (signed.refusal !== undefined) return refused(signed.refusal)
    const signature = fromBase64(value)
    if (signature?.length !== 32) return refused('signature-malformed')
    if (!isAnyHmac('sha256', keys, [signed.text, request.rawBody], [signature])) {
      return refused('signature-mismatch')
    }
    const { timestampMs } = signed
    return { ok: true, timestampMs, ...unsignedId(request.headers, 'x-zendesk-webhook-invocation-id') }
  },
}

function readTime(text: string): number | undefined {
  return time.test(text) ? Date.parse(text) : undefined
}
