import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { refused, type SignatureScheme } from './contract.ts'
import { oneHeader } from './headers.ts'
import { usable } from './hmac.ts'

/** Header that is looked at where the configuration names none. */
export const sharedSecretHeader = 'authorization'

/** Both sides are hashed under it first, so that not even the length of a secret shows in the time taken. */
const comparisonKey = randomBytes(32)

/**
 * A secret in a header, for sources that cannot sign: it proves who sent a request, not what was sent or
 * when. Prefer any scheme that signs.
 *
 * @see https://developer.zendesk.com/documentation/webhooks/webhook-security-and-authentication/
 */
export const sharedSecret: SignatureScheme = {
  name: 'shared-secret',
  covers: 'nothing: it tells who sends',
  hasReplayWindow: false,
  verify: (request, secrets, { header = sharedSecretHeader, prefix = '' } = {}) => {
    const keys = usable(secrets)
    if (keys.length === 0) return refused('no-secret')
    const { value, refusal } = oneHeader(request.headers, header.toLowerCase(), 'signature')
    if (refusal !== undefined) return refused(refusal)
    if (!value.startsWith(prefix)) return refused('signature-malformed')
    // Node reads each byte of a header as one character (Latin-1).
    const given = digest(Buffer.from(value.slice(prefix.length), 'latin1'))
    let isFound = false
    for (const key of keys) if (timingSafeEqual(digest(Buffer.from(key, 'utf8')), given)) isFound = true
    return isFound ? { ok: true } : refused('signature-mismatch')
  },
}

function digest(bytes: Uint8Array): Buffer {
  return createHmac('sha256', comparisonKey).update(bytes).digest()
}
