import { refused, type SignatureScheme } from './contract.ts'
import { fromBase64 } from '../../contract/encodings.ts'
import { oneHeader, unsignedId } from './headers.ts'
import { isAnyHmac, usable } from './hmac.ts'

/**
 * Shopify: base64 of HMAC-SHA-256 over the body with the app's client secret.
 *
 * @see https://shopify.dev/docs/apps/build/webhooks/verify-deliveries
 */
export const shopify: SignatureScheme = {
  name: 'shopify',
  covers: 'body',
  hasReplayWindow: false,
  verify: (request, secrets) => {
    const keys = usable(secrets)
    if (keys.length === 0) return refused('no-secret')
    const { value, refusal } = oneHeader(request.headers, 'x-shopify-hmac-sha256', 'signature')
    if (refusal !== undefined) return refused(refusal)
    const signature = fromBase64(value)
    if (signature?.length !== 32) return refused('signature-malformed')
    if (!isAnyHmac('sha256', keys, [request.rawBody], [signature])) return refused('signature-mismatch')
    return { ok: true, ...unsignedId(request.headers, 'x-shopify-webhook-id') }
  },
}
