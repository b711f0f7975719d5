import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { startKms, startTransit, type TestService } from '../../packages/server/src/vault/services.testing.ts'
import { json, planted, startStage, storedBytes, ticket, until, type Stage } from './harness.ts'

interface Service {
  readonly service: TestService
  readonly keys: object
  readonly secret: string
}

const token = ['hvs.', randomBytes(18).toString('base64url')].join('')
const folder = mkdtempSync(join(tmpdir(), 'stet-token-'))
const tokenFile = join(folder, 'token')
writeFileSync(tokenFile, token)
afterAll(() => {
  rmSync(folder, { recursive: true, force: true })
})

const services: readonly (readonly [name: string, start: () => Promise<Service>])[] = [
  [
    'AWS KMS',
    async () => {
      const secret = randomBytes(30).toString('base64')
      vi.stubEnv('AWS_ACCESS_KEY_ID', `AKIA${randomBytes(8).toString('hex').toUpperCase()}`)
      vi.stubEnv('AWS_SECRET_ACCESS_KEY', secret)
      const service = await startKms()
      const settings = { keyId: 'one', region: 'eu-central-1', endpoint: service.url }
      return { service, secret, keys: { 'aws-kms': { ...settings, timeoutMs: 1000 } } }
    },
  ],
  [
    'Vault Transit',
    async () => {
      const service = await startTransit(undefined, token)
      const settings = { url: service.url, key: 'stet', token: { file: tokenFile } }
      return { service, secret: token, keys: { 'vault-transit': { ...settings, timeoutMs: 1000 } } }
    },
  ],
]

describe.each(services)('a gateway whose key is kept by %s', (_name, start) => {
  let stage: Stage
  let made: Service
  beforeEach(async () => {
    made = await start()
    stage = await startStage({ kind: 'embedded' }, { keys: made.keys })
  })
  afterEach(async () => {
    made.service.fault = undefined
    await stage.stop()
    await made.service.close()
    vi.unstubAllEnvs()
  })
  const tokenSent = (): string => {
    const { body } = stage.vendor.requests.at(-1) ?? { body: '{}' }
    return (JSON.parse(body) as { requester: { email: string } }).requester.email
  }
  const restore = (tokenText: string): Promise<Response> =>
    stage.call('/tickets/41.json', {
      method: 'PUT',
      body: JSON.stringify({ status: 'open', comment: `to ${tokenText}` }),
      headers: { 'content-type': 'application/json' },
    })

  it('makes tokens that come back, also after a new start, and keeps neither value nor credential', async () => {
    expect((await stage.send(ticket())).status).toBe(200)
    await until(() => stage.vendor.requests.length === 1)
    await stage.restart()
    stage.helpdesk.answer = (_request, response) => {
      json(response, 200, { id: 41 })
    }
    expect((await restore(tokenSent())).status).toBe(200)
    expect(stage.helpdesk.requests.at(-1)?.body).toContain('to leo.b@mail.example')
    const kept = storedBytes(stage.folder) + stage.log.join('')
    for (const value of [...planted, made.secret]) expect(kept).not.toContain(value)
  })

  it('asks the service once for a subject, not for every message', async () => {
    await stage.send(ticket())
    const before = made.service.calls.length
    for (const id of [42, 43, 44]) expect((await stage.send(ticket(id))).status).toBe(200)
    const { requester } = ticket(45) as { requester: { id: number } }
    const other = { ...ticket(45), requester: { ...requester, email: 'second@mail.example' } }
    expect((await stage.send(other)).status).toBe(200)
    expect(made.service.calls.length).toBe(before)
  })

  it.each<[string, TestService['fault']]>([
    ['is sealed', (response) => response.writeHead(503).end('{"errors":["sealed"]}')],
    ['refuses', (response) => response.writeHead(403).end('{"errors":["permission denied"]}')],
    ['breaks every connection', (response) => response.destroy()],
    ['hangs', () => undefined],
  ])('refuses every message that needs a key while the service %s', async (_fault, fault) => {
    made.service.fault = fault
    const messages = Array.from({ length: 6 }, (_, at) => ({
      ...ticket(at),
      requester: { id: 100 + at, name: 'Leocadia Brandvold', email: 'leo.b@mail.example' },
    }))
    const answers = await Promise.all(messages.map((message) => stage.send(message)))
    for (const answer of answers) {
      expect(answer.status).toBe(503)
      expect(answer.headers.get('retry-after')).toBe('5')
      expect(await answer.json()).toMatchObject({ error: { code: 'STET_VAULT_FAILED' } })
    }
    expect(stage.vendor.requests).toEqual([])
    expect(await stage.gateway.store.deliveries({ max: 9 })).toEqual([])
    const kept = storedBytes(stage.folder) + stage.log.join('')
    for (const value of planted) expect(kept).not.toContain(value)
    expect(kept).toMatch(/STET_KEYS_(UNAVAILABLE|REFUSED)/)

    made.service.fault = undefined
    for (const message of messages) expect((await stage.send(message)).status).toBe(200)
    await until(() => stage.vendor.requests.length === messages.length)
  })

  it('gives nothing back while the service is away, and the call may be made again', async () => {
    await stage.send(ticket())
    await until(() => stage.vendor.requests.length === 1)
    const text = tokenSent()
    await stage.restart()
    made.service.fault = (response) => response.destroy()
    const refused = await restore(text)
    expect(refused.status).toBe(503)
    expect(await refused.json()).toMatchObject({ error: { code: 'STET_KEYS_UNAVAILABLE' } })
    expect(stage.helpdesk.requests).toEqual([])
  })
})
