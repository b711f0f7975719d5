import { refused, type SignatureScheme } from './contract.ts'
import { fromHex } from '../../contract/encodings.ts'
import { oneHeader } from './headers.ts'
import { isAnyHmac, usable } from './hmac.ts'
import { readSeconds, signedTime } from './replay-window.ts'

const version = 'v0'

/**
 * Slack: `v0=` and HMAC-SHA-256 in hexadecimal over `v0:<seconds>:<body>`.
 *
 * @see https://docs.slack.dev/authentication/verifying-requests-from-slack
 */
export const slack: SignatureScheme = {
  name: 'slack',
  covers: 'time, body',
  hasReplayWindow: true,
  verify: (request, secrets, options) => {
    const keys = usable(secrets)
    if (keys.length === 0) return refused('no-secret')
    const { value, refusal } = oneHeader(request.headers, 'x-slack-signature', 'signature')
    if (refusal !== undefined) return refused(refusal)
    const signed = signedTime(request, 'x-slack-request-timestamp', readSeconds, options)
    if (signed.refusal !== undefined) return refused(signed.refusal)
    const signature = value.startsWith(`${version}=`)
      ? fromHex(value.slice(version.length + 1), 32)
      : undefined
    if (signature === undefined) return refused('signature-malformed')
    const parts = [`${version}:${signed.text}:`, request.rawBody]
    if (!isAnyHmac('sha256', keys, parts, [signature])) return refused('signature-mismatch')
    return { ok: true, timestampMs: signed.timestampMs }
  },
}
