import { refused, type SignatureScheme } from './contract.ts'
import { fromHex } from '../../contract/encodings.ts'
import { oneHeader } from './headers.ts'
import { isAnyHmac, usable } from './hmac.ts'
import { outsideWindow, readSeconds } from './replay-window.ts'

/** Elements of one header: more than anybody's rotation needs. */
const elementsMax = 16
const element = /^\w+=[\w.+/=-]*$/

/**
 * Stripe: `t=<seconds>,v1=<hexadecimal>[,v1=…]`, HMAC-SHA-256 over `<seconds>.<body>`. While a secret is
 * rotated there are several `v1`; other versions (`v0`) are passed over, as Stripe asks.
 *
 * @see https://docs.stripe.com/webhooks#verify-manually
 */
export const stripe: SignatureScheme = {
  name: 'stripe',
  covers: 'time, body',
  hasReplayWindow: true,
  verify: (request, secrets, options) => {
    const keys = usable(secrets)
    if (keys.length === 0) return refused('no-secret')
    const { value, refusal } = oneHeader(request.headers, 'stripe-signature', 'signature')
    if (refusal !== undefined) return refused(refusal)
    const elements = value.split(',')
    const isWhole = elements.length <= elementsMax && elements.every((one) => element.test(one))
    if (!isWhole) return refused('signature-malformed')
    const times = valuesOf(elements, 't')
    const [time] = times
    if (time === undefined) return refused('timestamp-missing')
    if (times.length > 1) return refused('timestamp-duplicate')
    const timestampMs = readSeconds(time)
    if (timestampMs === undefined) return refused('timestamp-malformed')
    const outside = outsideWindow(timestampMs, request.nowMs, options)
    if (outside !== undefined) return refused(outside)
    const written = valuesOf(elements, 'v1')
    if (written.length === 0) return refused('signature-missing')
    const signatures = written.flatMap((text) => fromHex(text, 32) ?? [])
    if (signatures.length === 0) return refused('signature-malformed')
    const parts = [`${time}.`, request.rawBody]
    if (!isAnyHmac('sha256', keys, parts, signatures)) return refused('signature-mismatch')
    return { ok: true, timestampMs }
  },
}

function valuesOf(elements: readonly string[], key: string): string[] {
  return elements.filter((one) => one.startsWith(`${key}=`)).map((one) => one.slice(key.length + 1))
}
