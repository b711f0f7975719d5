import { describe, expect, it } from 'vitest'
import { Webhook } from 'standardwebhooks'
import { Secret } from '../contract/secret.ts'
import { Outbound } from './outbound.ts'
import { createRedactor, loadPolicy } from '@stet/engine'
import { newMessageId, newSigningSecret, publicKeyText, readSigningKey, signMessage } from './sign.ts'

const secret = (...parts: readonly string[]): Secret => new Secret(parts.join(''), 'env SIGNING')

/** The vectors of the reference implementations, in libraries/ of github.com/standard-webhooks/standard-webhooks */
const message = {
  id: 'msg_p5jXN8AQM9LWM0D4loKWxJek',
  attemptMs: 1_614_265_330_000,
  body: Buffer.from('{"test": 2432232314}'),
}
const v1 = readSigningKey(secret('whsec_', 'MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'))
const v1a = readSigningKey(secret('whsk_', 'VEVTVFNJR05JTkdLRVlET05PVFVTRVRISVNGT1JBTlk='))

function messageOf(run: () => unknown): string {
  try {
    run()
  } catch (error) {
    return (error as Error).message
  }
  return 'nothing was thrown'
}

describe('signing', () => {
  it('makes the published signatures', () => {
    expect(signMessage(message, [v1])).toEqual({
      'webhook-id': message.id,
      'webhook-timestamp': '1614265330',
      'webhook-signature': 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
    })
    expect(signMessage(message, [v1a])['webhook-signature']).toBe(
      'v1a,tQ9V2XOqn7jL/DQenEFpqIugdBVtiMmER5mhSkXBNwM0mkATuDe6KYYUuxqtaiHeYGb7KaaBRdM5WqyeFiL8Ag==',
    )
    expect(publicKeyText(v1a)).toBe('whpk_ZlN4eg7dSSqi0moX9hQUk3orrOouK3QVQSlJa248c/g=')
    expect(publicKeyText(v1)).toBeUndefined()
  })

  it('satisfies the standardwebhooks package with the old and with the new secret', () => {
    const [older, newer] = [newSigningSecret('v1'), newSigningSecret('v1')]
    const keys = [newer, older].map((text) => readSigningKey(secret(text)))
    const body = Buffer.from(JSON.stringify({ text: 'Grüße 🙂' }))
    const headers = { ...signMessage({ id: newMessageId(), attemptMs: Date.now(), body }, keys) }
    expect(new Webhook(older).verify(body, headers)).toEqual({ text: 'Grüße 🙂' })
    expect(new Webhook(newer).verify(body, headers)).toEqual({ text: 'Grüße 🙂' })
    expect(() => new Webhook(newSigningSecret('v1')).verify(body, headers)).toThrow('No matching signature')
    expect(() => new Webhook(older).verify(Buffer.concat([body, body]), headers)).toThrow()
  })

  it('makes ids that no two messages share and that hold no full stop', () => {
    const ids = new Set(Array.from({ length: 10_000 }, newMessageId))
    expect(ids.size).toBe(10_000)
    for (const id of ids) expect(id).toMatch(/^msg_[\w-]{24}$/)
  })

  it('refuses keys that are none, and does not show them', () => {
    for (const parts of [
      ['whsec_', 'c2hvcnQ='],
      ['whsec_', Buffer.alloc(65).toString('base64')],
      ['whsec_', 'not base64!'],
      ['whsk_', Buffer.alloc(31).toString('base64')],
      ['whpk_', Buffer.alloc(32).toString('base64')],
      [Buffer.alloc(32).toString('base64')],
      [''],
    ]) {
      const text = parts.join('')
      const told = messageOf(() => readSigningKey(secret(text)))
      expect(told).toContain('A signing key cannot be used')
      expect(told).toContain('env SIGNING')
      if (text.length > 8) expect(told).not.toContain(text.slice(6))
    }
    expect(() => signMessage(message, [])).toThrow('A signing key cannot be used')
    expect(() => signMessage({ ...message, id: 'msg.1' }, [v1])).toThrow('A signing key cannot be used')
  })
})

describe('a stored body', () => {
  const policy =
    'policy: p\nsource: s\ndestination: d\nroutes:\n  r:\n    receive: webhook\n    fields:\n      $.id: { keep: integer }\n'

  it('leaves again with the seal that was made for it, and with no other', async () => {
    const { output } = await (
      await createRedactor(loadPolicy(policy))
    ).redact(Buffer.from('{"id":12,"name":"x"}'))
    const key = Buffer.alloc(32, 7)
    const body = Outbound.of(output)
    const stored = Buffer.from(body.bytes)
    const seal = body.seal('msg_1 acme/wfm', key)
    expect(stored.toString()).toBe('{"id":12}')
    expect(Outbound.open(stored, seal, 'msg_1 acme/wfm', key).bytes).toEqual(stored)
    const wrong: [Uint8Array, Uint8Array, string, Uint8Array][] = [
      [Buffer.from('{"id":13}'), seal, 'msg_1 acme/wfm', key],
      [stored, seal, 'msg_1 acme/other', key],
      [stored, seal, 'msg_1 acme/wfm', Buffer.alloc(32, 8)],
      [stored, seal.subarray(1), 'msg_1 acme/wfm', key],
      [stored, new Uint8Array(), 'msg_1 acme/wfm', key],
    ]
    for (const [bytes, given, context, by] of wrong) {
      expect(() => Outbound.open(bytes, given, context, by)).toThrow('does not carry the seal')
    }
    expect(() => Outbound.of(stored as never)).toThrow('not Redacted')
  })
})
