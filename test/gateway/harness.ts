import { createHmac, randomBytes } from 'node:crypto'
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { connect, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Writable } from 'node:stream'
import { pino } from 'pino'
import { stringify } from 'yaml'
import { loadConfig } from '../../packages/server/src/config/load-config.ts'
import type { Schedule } from '../../packages/server/src/egress/schedule.ts'
import { newVendorKey } from '../../packages/server/src/ingress/vendor-key.ts'
import { createMetrics } from '../../packages/server/src/observe/metrics.ts'
import { Gateway, type GatewayPorts } from '../../packages/server/src/pipeline/gateway.ts'
import { listen, type Listening } from '../../packages/server/src/pipeline/http-server.ts'

/** Planted wherever data comes in; none of them may turn up outside the helpdesk. */
export const planted = ['Leocadia', 'Brandvold', 'leo.b@mail.example', '4111 1111 1111 1111', 'sentinel-7f3']

export const ticket = (id = 41): object => ({
  id,
  status: 'open',
  secret: 'sentinel-7f3',
  requester: { id: 7, name: 'Leocadia Brandvold', email: 'leo.b@mail.example' },
  body: 'Leocadia here, card 4111 1111 1111 1111, mail leo.b@mail.example',
})

const policy =
  `
policy: test
source: test
destination: vendor
routes:
  events:
    receive: webhook
    match: POST /events
    subject: $.requester.id
    fields: &nothing
`.replace(' &nothing', '') +
  `      $.id: { keep: integer }
      $.status: { keep: { enum: [open, solved] } }
      $.requester.email: { tokenize: email, known: email }
      $.requester.name: { replace: person, known: person }
      $.body: { scan: talk }
  list:
    receive: api
    match: GET /tickets.json
    query: [page]
    fields:
      $.next: { keep: link }
      $.tickets[*].id: { keep: integer }
      $.tickets[*].body: { scan: talk }
  one:
    receive: api
    match: GET /tickets/{id}.json
    subject: $.requester.id
    fields:
      $.id: { keep: integer }
      $.requester.email: { tokenize: email, known: email }
      $.requester.name: { replace: person, known: person }
      $.body: { scan: talk }
  file: { receive: api, match: 'GET /files/{id}', fields: { $.id: { keep: integer } } }
  written: { receive: api, match: 'PUT /tickets/{id}.json', fields: { $.id: { keep: integer } } }
  write:
    receive: request
    match: PUT /tickets/{id}.json
    fields: { $.status: { keep: { enum: [open, solved] } }, $.comment: restore }
scans:
  talk: { locales: [en-US], entities: { CREDIT_CARD: { mask: { keepLast: 4 } }, '*': replace } }
`

/** An ordinary server whose answers a test chooses. */
export interface Double {
  readonly url: string
  /** Requests that came, with their bodies. */
  readonly requests: { readonly request: IncomingMessage; readonly body: string }[]
  answer: (request: IncomingMessage, response: ServerResponse, body: string) => void
  stop(): Promise<void>
}

export async function startDouble(): Promise<Double> {
  const requests: { request: IncomingMessage; body: string }[] = []
  const double: Double = {
    url: '',
    requests,
    answer: (_request, response) => response.writeHead(204).end(),
    stop: () => stopServer(server),
  }
  const server = createServer((request, response) => {
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('end', () => {
      const body = Buffer.concat(parts).toString()
      requests.push({ request, body })
      double.answer(request, response, body)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return Object.assign(double, { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` })
}

function stopServer(server: Server): Promise<void> {
  server.closeAllConnections()
  return new Promise((resolve) => server.close(() => resolve()))
}

export function json(
  response: ServerResponse,
  status: number,
  value: unknown,
  headers: Record<string, string> = {},
): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(value))
}

export type StoreKind = { readonly kind: 'embedded' } | { readonly kind: 'postgres'; readonly url: string }

/** A gateway with a helpdesk and a vendor of the test's. */
export interface Stage {
  readonly helpdesk: Double
  readonly vendor: Double
  readonly folder: string
  /** Environment in which a command finds the secrets of its configuration. */
  readonly env: Readonly<Record<string, string>>
  gateway: Gateway
  listening: Listening
  /** A good key of the vendor. */
  readonly key: string
  /** All that was logged. */
  readonly log: string[]
  /** Stops the gateway and starts it again on the same store. */
  restart(): Promise<void>
  stop(): Promise<void>
  /** Sends a webhook as the source signs it. */
  send(
    body: string | object,
    more?: { path?: string; headers?: Record<string, string>; timestamp?: string },
  ): Promise<Response>
  /** Calls the API as the vendor does. */
  call(path: string, init?: RequestInit): Promise<Response>
}

const secrets = {
  SOURCE: randomBytes(24).toString('base64url'),
  PASSWORD: 'sentinel-7f3-password',
  VENDOR: `whsec_${randomBytes(32).toString('base64')}`,
}
export const vendorSecret = secrets.VENDOR

/** Back-off for tests: what failed is tried again at once. */
const quick: Schedule = {
  firstMs: 1,
  factor: 1,
  pauseMsMax: 1,
  pauseMsMin: 1,
  spanMs: 60_000,
  attemptsMax: 4,
}

export async function startStage(
  store: StoreKind,
  settings: Record<string, unknown> = {},
  own: Partial<GatewayPorts> = {},
  helpdeskUrl?: string,
): Promise<Stage> {
  const folder = mkdtempSync(join(tmpdir(), 'stet-gateway-'))
  const [helpdesk, vendor] = [await startDouble(), await startDouble()]
  writeFileSync(join(folder, 'policy.yaml'), policy)
  const env = { ...secrets, DATABASE: store.kind === 'postgres' ? store.url : '' }
  const text = stringify({
    listen: { port: 0 },
    store:
      store.kind === 'embedded'
        ? { embedded: { folder: 'data' } }
        : { postgres: { url: { env: 'DATABASE' } } },
    keys: { file: { path: 'keys/stet.key' } },
    integrations: {
      demo: {
        connector: 'zendesk',
        policy: 'policy.yaml',
        source: { signature: 'zendesk', secrets: [{ env: 'SOURCE' }] },
        destinations: {
          wfm: {
            url: `${vendor.url}/hook`,
            secrets: [{ env: 'VENDOR' }],
            ordered: true,
            ratePerSecond: 10_000,
            concurrencyMax: 32,
            timeoutMs: 2000,
          },
        },
        upstream: {
          url: `${helpdeskUrl ?? helpdesk.url}/v2`,
          credential: { basic: { username: 'gateway', password: { env: 'PASSWORD' } } },
          timeoutMs: 2000,
        },
        proxy: { isOn: true },
      },
    },
    limits: { bodyBytesMax: 100_000, requestTimeoutMs: 2000, headersTimeoutMs: 1000 },
    network: { allowPrivate: ['127.0.0.1'] },
    logLevel: 'trace',
    ...settings,
  })
  const path = join(folder, 'stet.yaml')
  writeFileSync(path, text)
  const config = loadConfig(text, env, path)
  const log: string[] = []
  const stream = new Writable({
    write: (chunk: Buffer, _encoding, done) => {
      log.push(chunk.toString())
      done()
    },
  })
  const open = async (): Promise<void> => {
    const ports = {
      log: pino({ level: 'trace' }, stream),
      metrics: createMetrics(),
      now: Date.now,
      random: () => 0.5,
      schedule: quick,
      ...own,
    }
    stage.gateway = await Gateway.open(config, ports, () => stage.listening.url)
    stage.listening = await listen(config, () => stage.gateway)
    stage.gateway.start()
  }
  const close = async (): Promise<void> => {
    await stage.listening.stop(500)
    await stage.gateway.stop(500)
  }
  const { key, hash, hint } = newVendorKey()
  const stage: Stage = {
    gateway: undefined as never,
    listening: undefined as never,
    helpdesk,
    vendor,
    folder,
    env,
    key,
    log,
    restart: async () => {
      await close()
      await open()
    },
    stop: async () => {
      await close()
      await Promise.all([helpdesk.stop(), vendor.stop()])
      rmSync(folder, { recursive: true, force: true })
    },
    send: (
      body,
      { path = '/hooks/demo/events', headers = {}, timestamp = new Date().toISOString() } = {},
    ) => {
      const text = typeof body === 'string' ? body : JSON.stringify(body)
      const signature = createHmac('sha256', secrets.SOURCE)
        .update(timestamp + text)
        .digest('base64')
      return fetch(stage.listening.url + path, {
        method: 'POST',
        body: text,
        headers: {
          'content-type': 'application/json',
          'x-zendesk-webhook-signature': signature,
          'x-zendesk-webhook-signature-timestamp': timestamp,
          ...headers,
        },
      })
    },
    call: (path, init = {}) =>
      fetch(`${stage.listening.url}/api/demo${path}`, {
        redirect: 'manual',
        ...init,
        headers: { authorization: `Bearer ${key}`, ...(init.headers as Record<string, string>) },
      }),
  }
  await open()
  const row = { id: 'key-1', integration: 'demo', hash, hint, label: '', createdMs: 0 }
  await stage.gateway.store.addVendorKey({ ...row, expiresMs: undefined, revokedMs: undefined })
  return stage
}

/** Waits until something holds. */
export async function until(holds: () => boolean | Promise<boolean>, limitMs = 10_000): Promise<void> {
  const end = Date.now() + limitMs
  while (!(await holds())) {
    if (Date.now() > end) throw new Error('it did not come to pass')
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
}

/** All bytes that an embedded gateway keeps. */
export function storedBytes(folder: string): string {
  return readdirSync(join(folder, 'data'))
    .map((name) => readFileSync(join(folder, 'data', name)).toString('latin1'))
    .join('\n')
}

/** What comes back for bytes that are sent as they are. */
export function rawExchange(port: number, bytes: string, limitMs = 4000): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1')
    let text = ''
    const done = (): void => {
      socket.destroy()
      resolve(text)
    }
    setTimeout(done, limitMs)
    socket.on('data', (chunk: Buffer) => (text += chunk.toString('latin1')))
    socket.on('close', done)
    socket.on('error', done)
    socket.write(bytes, 'latin1')
  })
}
