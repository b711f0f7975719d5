import { expect, it } from 'vitest'
import { Webhook } from 'standardwebhooks'
import { Secret } from '../../contract/secret.ts'
import type { HeaderLine, SignedRequest, Verdict } from './contract.ts'
import { github } from './github.ts'
import { slack } from './slack.ts'
import { standardWebhooks } from './standard-webhooks.ts'
import { stripe } from './stripe.ts'

function request(headers: readonly HeaderLine[], body: string, nowMs: number): SignedRequest {
  return { method: 'POST', path: '/', headers, rawBody: Buffer.from(body), nowMs }
}

const secret = (...parts: readonly string[]): Secret[] => [new Secret(parts.join(''), 'test')]

/** https://docs.github.com/en/webhooks/using-webhooks/validating-webhook-deliveries */
it('accepts the example of GitHub', () => {
  const digest = '757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17'
  const one = request([['x-hub-signature-256', `sha256=${digest}`]], 'Hello, World!', 0)
  expect(github.verify(one, secret("It's a Secret ", 'to Everybody'))).toEqual({ ok: true })
  const older = request([['x-hub-signature', `sha1=${digest.slice(0, 40)}`]], 'Hello, World!', 0)
  expect(github.verify(older, secret("It's a Secret ", 'to Everybody'))).toEqual({
    ok: false,
    reason: 'signature-missing',
  })
})

/** https://docs.slack.dev/authentication/verifying-requests-from-slack */
it('accepts the example of Slack', () => {
  const body =
    'token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow&channel_id=G8PSS9T3V&' +
    'channel_name=foobar&user_id=U2CERLKJA&user_name=roadrunner&command=%2Fwebhook-collect&text=&' +
    'response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT1DC2JH3J%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN&' +
    'trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c'
  const headers: HeaderLine[] = [
    ['x-slack-signature', 'v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503'],
    ['x-slack-request-timestamp', '1531420618'],
  ]
  const known = secret('8f742231b10e8888', 'abcd99yyyzzz85a5')
  const timestampMs = 1_531_420_618_000
  expect(slack.verify(request(headers, body, timestampMs), known)).toEqual({ ok: true, timestampMs })
})

const message = {
  id: 'msg_p5jXN8AQM9LWM0D4loKWxJek',
  seconds: '1614265330',
  body: '{"test": 2432232314}',
}

function standard(signature: string, known: readonly Secret[], over: Partial<typeof message> = {}): Verdict {
  const { id, seconds, body } = { ...message, ...over }
  const headers: HeaderLine[] = [
    ['webhook-id', id],
    ['webhook-timestamp', seconds],
    ['webhook-signature', signature],
  ]
  return standardWebhooks.verify(request(headers, body, 1_614_265_330_000), known)
}

/** The vectors of the reference implementations, in libraries/ of github.com/standard-webhooks/standard-webhooks */
const v1 = 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE='
const v1a = 'v1a,tQ9V2XOqn7jL/DQenEFpqIugdBVtiMmER5mhSkXBNwM0mkATuDe6KYYUuxqtaiHeYGb7KaaBRdM5WqyeFiL8Ag=='
const wrong = 'Ceo5qEr07ixe2NLpvHk3FH9bwy/WavXrAFQ/9tdO6mc='
const symmetric = secret('whsec_', 'MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw')
/** Of the seed VEVTVFNJR05JTkdLRVlET05PVFVTRVRISVNGT1JBTlk= */
const publicKey = secret('whpk_', 'ZlN4eg7dSSqi0moX9hQUk3orrOouK3QVQSlJa248c/g=')
const accepted = { ok: true, id: message.id, isIdSigned: true, timestampMs: 1_614_265_330_000 }

it('accepts the published vectors of Standard Webhooks', () => {
  expect(standard(v1, symmetric)).toEqual(accepted)
  expect(standard(v1, secret('MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'))).toEqual(accepted)
  expect(standard(v1a, publicKey)).toEqual(accepted)
  expect(standard(`v1,${wrong} v2,${wrong} ${v1} v1,${wrong}`, symmetric)).toEqual(accepted)
  expect(standard(`v1,${wrong} ${v1a} ${v1}`, publicKey)).toEqual(accepted)
  expect(standard(`${v1a} ${v1}`, [...publicKey, ...symmetric])).toEqual(accepted)
})

it('refuses what the reference implementations refuse', () => {
  const mismatch = { ok: false, reason: 'signature-mismatch' }
  const malformed = { ok: false, reason: 'signature-malformed' }
  expect(standard(`v1,${wrong}`, symmetric)).toEqual(mismatch)
  expect(standard('v1,', symmetric)).toEqual(malformed)
  expect(standard('v1a,', publicKey)).toEqual(malformed)
  expect(standard(v1.slice(0, 8), symmetric)).toEqual(malformed)
  expect(standard(v1.replace('v1', 'v2'), symmetric)).toEqual(malformed)
  expect(standard(v1, symmetric, { seconds: '946684800' })).toEqual({
    ok: false,
    reason: 'timestamp-too-old',
  })
  expect(standard(v1, symmetric, { id: '' })).toEqual({ ok: false, reason: 'id-missing' })
})

it('tries a secret on signatures of its own version alone', () => {
  expect(standard(v1a, symmetric)).toEqual({ ok: false, reason: 'signature-mismatch' })
  expect(standard(v1, publicKey)).toEqual({ ok: false, reason: 'signature-mismatch' })
  // The published bytes of a public key must not serve as a symmetric key.
  const bytes = publicKey[0]!.reveal().slice('whpk_'.length)
  const forged = new Webhook(bytes).sign(message.id, new Date(1_614_265_330_000), message.body)
  expect(standard(forged, publicKey)).toEqual({ ok: false, reason: 'signature-mismatch' })
  expect(standard(forged, secret('whpk_', 'AAAA'))).toEqual({ ok: false, reason: 'no-secret' })
})

it('refuses an id that would move the border between id and time', () => {
  expect(standard(v1, symmetric, { id: 'msg.1614265330' })).toEqual({ ok: false, reason: 'id-malformed' })
  expect(standard(v1, symmetric, { id: 'a'.repeat(257) })).toEqual({ ok: false, reason: 'id-malformed' })
})

it('looks at a bounded number of signatures', () => {
  const many = `${`v1,${wrong} `.repeat(16)}${v1}`
  expect(standard(many, symmetric)).toEqual({ ok: false, reason: 'signature-malformed' })
  const elements = `t=1,${'v1=00,'.repeat(20)}v1=00`
  const one = request([['stripe-signature', elements]], '', 1000)
  expect(stripe.verify(one, secret('whsec', '_x'))).toEqual({ ok: false, reason: 'signature-malformed' })
})

it('agrees with the standardwebhooks package on what is signed', () => {
  const key = symmetric[0]!.reveal()
  for (const body of ['', '{}', '{"name":"Grüße 🙂"}', 'a'.repeat(100_000)]) {
    const signature = new Webhook(key).sign(message.id, new Date(1_614_265_330_000), body)
    expect(standard(signature, symmetric, { body })).toEqual(accepted)
  }
})
