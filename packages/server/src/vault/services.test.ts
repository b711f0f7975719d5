import { randomBytes } from 'node:crypto'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { Agent } from 'undici'
import { Secret } from '../contract/secret.ts'
import { awsKms } from './aws-kms.ts'
import { cachedKeys } from './cached-keys.ts'
import { localKey, type KeyEncryptionKey } from './key-encryption.ts'
import {
  kmsArn,
  startKms,
  startTransit,
  type KmsService,
  type TestService,
  type TransitService,
} from './services.testing.ts'
import { vaultTransit } from './vault-transit.ts'

const dispatcher = new Agent()
const timeoutMs = 1500
let transit: TransitService
let kms: KmsService
let keys: Record<'transit' | 'kms', { service: TestService; kek: KeyEncryptionKey; version: string }>

const transitOf = (more: Partial<Parameters<typeof vaultTransit>[0]> = {}): KeyEncryptionKey =>
  vaultTransit({
    url: transit.url,
    mount: 'transit',
    key: 'stet',
    namespace: 'team',
    token: new Secret(transit.token, 'a test'),
    timeoutMs,
    dispatcher,
    ...more,
  })
const kmsOf = (keyId = 'one', ...readKeyIds: string[]): Promise<KeyEncryptionKey> =>
  awsKms({ keyId, readKeyIds, region: 'eu-central-1', endpoint: kms.url, timeoutMs, dispatcher })

beforeAll(async () => {
  vi.stubEnv('AWS_ACCESS_KEY_ID', `AKIA${randomBytes(8).toString('hex').toUpperCase()}`)
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', randomBytes(30).toString('base64'))
  transit = await startTransit('team')
  kms = await startKms()
  keys = {
    transit: { service: transit, kek: transitOf(), version: 'vault-transit:transit/stet:v1' },
    kms: { service: kms, kek: await kmsOf(), version: `aws-kms:${kmsArn('one')}` },
  }
})
afterEach(() => {
  transit.fault = kms.fault = kms.error = undefined
})
afterAll(async () => {
  vi.unstubAllEnvs()
  await Promise.all([transit.close(), kms.close(), dispatcher.close()])
})

const dataKey = randomBytes(32)

describe.each(['transit', 'kms'] as const)('%s', (name) => {
  it('opens what it wrapped, for its context alone, and says which version it was', async () => {
    const { kek, version } = keys[name]
    const { wrapped, wrappedBy } = await kek.wrap(dataKey, 'subject')
    expect(wrappedBy).toBe(version)
    expect(Buffer.from(wrapped).includes(dataKey)).toBe(false)
    expect(Buffer.from(await kek.unwrap(wrapped, 'subject')).equals(dataKey)).toBe(true)
    expect(await kek.versionOf(wrapped, 'subject')).toBe(version)
    await expect(kek.unwrap(wrapped, 'other')).rejects.toMatchObject({ code: 'STET_KEYS_REFUSED' })
    const changed = Uint8Array.from(wrapped)
    changed[changed.length - 4] = (changed.at(-4) ?? 0) === 65 ? 66 : 65
    await expect(kek.unwrap(changed, 'subject')).rejects.toMatchObject({ code: 'STET_KEYS_REFUSED' })
    await expect(kek.unwrap(new Uint8Array(40), 'subject')).rejects.toMatchObject({
      code: 'STET_KEYS_REFUSED',
    })
  })

  it.each<[string, (service: TestService) => void]>([
    [
      'is sealed',
      (service) =>
        (service.fault = (response) => response.writeHead(503).end('{"errors":["Vault is sealed"]}')),
    ],
    ['breaks the connection', (service) => (service.fault = (response) => response.destroy())],
    ['hangs', (service) => (service.fault = () => undefined)],
    [
      'answers with no JSON',
      (service) => (service.fault = (response) => response.writeHead(200).end('<html>')),
    ],
    [
      'answers with other JSON',
      (service) => (service.fault = (response) => response.writeHead(200).end('{"data":{}}')),
    ],
    [
      'never ends its answer',
      (service) =>
        (service.fault = (response) => {
          const more = (): void => {
            if (!response.destroyed) response.write('x'.repeat(65_536), () => setImmediate(more))
          }
          response.writeHead(200)
          more()
        }),
    ],
  ])('that %s is a fault that passes', async (_fault, set) => {
    const { kek, service } = keys[name]
    set(service)
    await expect(kek.wrap(dataKey, 'subject')).rejects.toMatchObject({ code: 'STET_KEYS_UNAVAILABLE' })
  })
})

describe('transit', () => {
  it('is refused with another token, another namespace, an unknown key', async () => {
    const refused = { code: 'STET_KEYS_REFUSED' }
    const token = new Secret('hvs.other', 'a test')
    await expect(transitOf({ token }).wrap(dataKey, 'a')).rejects.toMatchObject(refused)
    await expect(transitOf({ namespace: undefined }).wrap(dataKey, 'a')).rejects.toMatchObject(refused)
    await expect(transitOf({ key: 'none' }).wrap(dataKey, 'a')).rejects.toMatchObject(refused)
  })

  it('rewraps by a new version without giving the key out, and closes the older ones', async () => {
    const { kek } = keys.transit
    const old = await kek.wrap(dataKey, 'subject')
    await kek.renew?.()
    transit.calls.length = 0
    const fresh = await kek.rewrap(old.wrapped, 'subject')
    expect(transit.calls).toEqual(['/v1/transit/rewrap/stet'])
    expect(fresh.wrappedBy).toBe('vault-transit:transit/stet:v2')
    expect(Buffer.from(await kek.unwrap(old.wrapped, 'subject')).equals(dataKey)).toBe(true)
    await kek.retire?.()
    expect(Buffer.from(await kek.unwrap(fresh.wrapped, 'subject')).equals(dataKey)).toBe(true)
    await expect(kek.unwrap(old.wrapped, 'subject')).rejects.toMatchObject({ code: 'STET_KEYS_REFUSED' })
  })

  it('has its token renewed while it is used', async () => {
    transit.calls.length = 0
    const kek = transitOf()
    for (const context of ['a', 'b']) await kek.wrap(dataKey, context)
    const renewals = (): number => transit.calls.filter((path) => path === '/v1/auth/token/renew-self').length
    await vi.waitFor(() => {
      expect(renewals()).toBe(1)
    })
  })
})

describe('kms', () => {
  it.each([
    ['AccessDeniedException', 400, 'STET_KEYS_REFUSED'],
    ['DisabledException', 400, 'STET_KEYS_REFUSED'],
    ['ThrottlingException', 400, 'STET_KEYS_UNAVAILABLE'],
    ['KMSInternalException', 500, 'STET_KEYS_UNAVAILABLE'],
    ['DependencyTimeoutException', 500, 'STET_KEYS_UNAVAILABLE'],
  ])('%s is told as what it is, without its words', async (type, status, code) => {
    kms.error = { type, status }
    const error: unknown = await keys.kms.kek.wrap(dataKey, 'subject').catch((one: unknown) => one)
    expect(error).toMatchObject({ code })
    expect(String(error)).not.toContain('sentinel')
  })

  it('moves to another key, and reads by those that are listed alone', async () => {
    const old = await keys.kms.kek.wrap(dataKey, 'subject')
    const both = await kmsOf('two', 'one')
    expect(Buffer.from(await both.unwrap(old.wrapped, 'subject')).equals(dataKey)).toBe(true)
    const moved = await both.rewrap(old.wrapped, 'subject')
    expect(moved.wrappedBy).toBe(`aws-kms:${kmsArn('two')}`)
    const alone = await kmsOf('two')
    expect(Buffer.from(await alone.unwrap(moved.wrapped, 'subject')).equals(dataKey)).toBe(true)
    await expect(alone.unwrap(old.wrapped, 'subject')).rejects.toMatchObject({ code: 'STET_KEYS_REFUSED' })
  })
})

describe('keys that are held', () => {
  const kek = localKey(new Uint8Array(32).fill(1))
  const counting = (options: { keysMax: number; ageMsMax: number }) => {
    let [calls, nowMs] = [0, 0]
    const unwrap: KeyEncryptionKey['unwrap'] = (...given) => ((calls += 1), kek.unwrap(...given))
    const held = cachedKeys({ ...kek, unwrap }, { ...options, now: () => nowMs })
    return { held, calls: () => calls, pass: (ms: number) => (nowMs += ms) }
  }

  it('are asked for once, until they are too old', async () => {
    const { held, calls, pass } = counting({ keysMax: 10, ageMsMax: 1000 })
    const { wrapped } = await kek.wrap(dataKey, 'a')
    const found = await Promise.all(Array.from({ length: 5 }, () => held.unwrap(wrapped, 'a')))
    for (const key of found) expect(Buffer.from(key).equals(dataKey)).toBe(true)
    pass(999)
    await held.unwrap(wrapped, 'a')
    expect(calls()).toBe(1)
    pass(1)
    await held.unwrap(wrapped, 'a')
    expect(calls()).toBe(2)
  })

  it('are never more than may be, and given up when they are erased', async () => {
    const { held, calls } = counting({ keysMax: 2, ageMsMax: 1000 })
    const made = await Promise.all(['a', 'b', 'c'].map((context) => kek.wrap(dataKey, context)))
    const open = (at: number): Promise<Uint8Array> =>
      held.unwrap(made[at]?.wrapped ?? new Uint8Array(), 'abc'[at] ?? '')
    for (const at of [0, 1, 2, 1, 2]) await open(at)
    expect(calls()).toBe(3)
    await open(0)
    expect(calls()).toBe(4)
    const copy = await open(0)
    held.forget?.('a')
    expect(Buffer.from(copy).equals(dataKey)).toBe(true)
    await open(0)
    expect(calls()).toBe(5)
  })

  it('are not given for another wrapping, or another context', async () => {
    const { held, calls } = counting({ keysMax: 10, ageMsMax: 1000 })
    const { wrapped } = await held.wrap(dataKey, 'a')
    expect(Buffer.from(await held.unwrap(wrapped, 'a')).equals(dataKey)).toBe(true)
    expect(calls()).toBe(0)
    const again = await kek.wrap(randomBytes(32), 'a')
    expect(Buffer.from(await held.unwrap(again.wrapped, 'a')).equals(dataKey)).toBe(false)
    await expect(held.unwrap(wrapped, 'b')).rejects.toThrow()
  })
})
