import { Webhook } from 'standardwebhooks'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import {
  createDatabase,
  hasPostgres,
  type TestDatabase,
} from '../../packages/server/src/store/postgres.testing.ts'
import {
  planted,
  startStage,
  storedBytes,
  ticket,
  until,
  vendorSecret,
  type Stage,
  type StoreKind,
} from './harness.ts'

const isThere = await hasPostgres()
if (!isThere)
  console.log('skipped: the relay on PostgreSQL; start one at 127.0.0.1:5432 or set STET_TEST_POSTGRES')

let database: TestDatabase | undefined
beforeAll(async () => {
  if (isThere) database = await createDatabase()
})
afterAll(async () => {
  await database?.drop()
})

const stores: readonly (readonly [name: string, of: () => StoreKind])[] = [
  ['SQLite', () => ({ kind: 'embedded' })],
  ['PostgreSQL', () => ({ kind: 'postgres', url: database?.url ?? '' })],
]

describe.each(stores.filter(([name]) => isThere || name === 'SQLite'))('the relay on %s', (name, store) => {
  let stage: Stage
  beforeEach(async () => {
    stage = await startStage(store())
  })
  afterEach(async () => {
    await stage.stop()
    // The next gateway has a key of its own.
    if (name === 'PostgreSQL' && database !== undefined) {
      await database.drop()
      database = await createDatabase()
    }
  })
  const bodies = (): string[] => stage.vendor.requests.map(({ body }) => body)

  it('delivers what the policy lets stand, signed, and keeps nothing else', async () => {
    const answer = await stage.send(ticket())
    expect(answer.status).toBe(200)
    expect(await answer.json()).toMatchObject({ status: 'accepted' })
    await until(() => bodies().length === 1)
    const [{ request, body }] = stage.vendor.requests as [Stage['vendor']['requests'][number]]
    const headers = request.headers as Record<string, string>
    expect(new Webhook(vendorSecret).verify(body, headers)).toEqual({
      id: 41,
      status: 'open',
      requester: { email: expect.stringMatching(/^tok1_email_address_/) as string, name: '[PERSON_1]' },
      body: '[PERSON_1] here, card ************1111, mail [EMAIL_ADDRESS_1]',
    })
    await until(
      async () => (await stage.gateway.store.deliveries({ state: 'delivered', max: 9 })).length === 1,
    )
    const metrics = await stage.gateway.ports.metrics.registry.metrics()
    const kept = [
      stage.log.join(''),
      metrics,
      ...(name === 'SQLite' ? [storedBytes(stage.folder)] : []),
    ].join('\n')
    for (const value of planted) expect(kept).not.toContain(value)
    expect(metrics).toContain('stet_webhooks_total{integration="demo",outcome="accepted"} 1')
  })

  it('knows an event that the source sends again, and delivers it once', async () => {
    const timestamp = new Date().toISOString()
    expect(await (await stage.send(ticket(), { timestamp })).json()).toMatchObject({ status: 'accepted' })
    expect(await (await stage.send(ticket(), { timestamp })).json()).toMatchObject({ status: 'duplicate' })
    await stage.send(ticket(42))
    await until(() => bodies().length === 2)
    expect(bodies().map((body) => (JSON.parse(body) as { id: number }).id)).toEqual([41, 42])
  })

  it.each<readonly [what: string, status: number, code: string, send: () => Promise<Response>]>([
    [
      'a wrong signature',
      401,
      'STET_AUTH_SIGNATURE',
      () => stage.send(ticket(), { headers: { 'x-zendesk-webhook-signature': 'AAAA' } }),
    ],
    [
      'an old time',
      401,
      'STET_AUTH_TIMESTAMP',
      () => stage.send(ticket(), { timestamp: '2020-01-01T00:00:00Z' }),
    ],
    [
      'a path that no route has',
      403,
      'STET_REQUEST_ROUTE',
      () => stage.send(ticket(), { path: '/hooks/demo/other' }),
    ],
    [
      'another integration',
      404,
      'STET_REQUEST_INTEGRATION',
      () => stage.send(ticket(), { path: '/hooks/none/events' }),
    ],
    ['what is no JSON', 400, 'STET_INPUT_JSON', () => stage.send('{"id":41,"body":"Leocadia" oops')],
    ['JSON that breaks off', 400, 'STET_INPUT_JSON_TRUNCATED', () => stage.send('{"id":41,"body":"Leocadia')],
    [
      'another content type',
      415,
      'STET_REQUEST_BODY',
      () => stage.send(ticket(), { headers: { 'content-type': 'image/png' } }),
    ],
    [
      'a coding',
      415,
      'STET_REQUEST_BODY',
      () => stage.send(ticket(), { headers: { 'content-encoding': 'gzip' } }),
    ],
    ['more than is taken', 413, 'STET_LIMIT_BODY', () => stage.send({ id: 41, body: 'x'.repeat(200_000) })],
  ])('refuses %s, and lets nothing out', async (_what, status, code, send) => {
    const answer = await send()
    const text = await answer.text()
    expect([answer.status, (JSON.parse(text) as { error: { code: string } }).error.code]).toEqual([
      status,
      code,
    ])
    for (const value of planted) expect(text + stage.log.join('')).not.toContain(value)
    expect(await stage.gateway.store.deliveries({ max: 9 })).toEqual([])
  })

  it('tries again until the destination takes it, with one message id', async () => {
    let count = 0
    stage.vendor.answer = (_request, response) =>
      response.writeHead((count += 1) < 3 ? 503 : 200).end('Leocadia')
    await stage.send(ticket())
    await until(
      async () => (await stage.gateway.store.deliveries({ state: 'delivered', max: 9 })).length === 1,
    )
    const ids = stage.vendor.requests.map(({ request }) => request.headers['webhook-id'])
    expect([ids.length, new Set(ids).size]).toEqual([3, 1])
  })

  it('gives up after the schedule, and delivers again when it is told to', async () => {
    stage.vendor.answer = (_request, response) =>
      response.writeHead(302, { location: 'http://127.0.0.1/' }).end()
    await stage.send(ticket())
    await until(async () => (await stage.gateway.store.deliveries({ state: 'dead', max: 9 })).length === 1)
    expect(stage.vendor.requests).toHaveLength(4)
    expect(stage.vendor.requests.every(({ request }) => request.url === '/hook')).toBe(true)
  })

  it('leaves a destination alone that wants no more', async () => {
    stage.vendor.answer = (_request, response) => response.writeHead(410).end()
    await stage.send(ticket())
    await until(async () => (await stage.gateway.store.disabled()).length === 1)
    await stage.send(ticket(42))
    await new Promise((resolve) => setTimeout(resolve, 700))
    expect(bodies()).toHaveLength(1)
  })

  it('delivers after a restart what was accepted before', async () => {
    stage.vendor.answer = (request) => request.socket.destroy()
    await stage.send(ticket())
    await until(() => bodies().length >= 1)
    stage.vendor.answer = (_request, response) => response.writeHead(200).end()
    await stage.restart()
    await until(
      async () => (await stage.gateway.store.deliveries({ state: 'delivered', max: 9 })).length === 1,
    )
  })

  it('refuses while the store is away, and tells the source to come back', async () => {
    await stage.gateway.store.close()
    const answer = await stage.send(ticket())
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '5'])
    expect(bodies()).toEqual([])
    await stage.listening.stop(100)
    stage.gateway.stop = () => Promise.resolve()
  })

  it('sends nothing that somebody else wrote into the store', async () => {
    await stage.gateway.store.accept(
      [
        {
          id: 'forged',
          integration: 'demo',
          route: 'events',
          sourceDigest: undefined,
          subject: undefined,
          contentType: 'application/json',
          body: Buffer.from(JSON.stringify(ticket())),
          policyDigest: 'd',
          acceptedMs: Date.now(),
          deliveries: [
            { destination: 'wfm', messageId: 'msg_forged', seal: Buffer.alloc(32), orderKey: undefined },
          ],
          counts: [],
        },
      ],
      () => 1000,
    )
    await until(async () => (await stage.gateway.store.deliveries({ state: 'dead', max: 9 })).length === 1)
    expect(await stage.gateway.store.deliveries({ max: 9 })).toMatchObject([{ lastCode: 'STET_EGRESS_SEAL' }])
    expect(bodies()).toEqual([])
  })
})
