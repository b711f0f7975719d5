import { createHmac, randomBytes } from 'node:crypto'
import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Writable } from 'node:stream'
import { pino } from 'pino'
import { parseDocument, stringify, type Document } from 'yaml'
import { loadConfig } from '../config/load-config.ts'
import { newVendorKey } from '../ingress/vendor-key.ts'
import { createMetrics, type Metrics } from '../observe/metrics.ts'
import { Gateway } from '../pipeline/gateway.ts'
import { listen } from '../pipeline/http-server.ts'

/** A gateway between a helpdesk and a receiver of the probe's, all on this machine. */
export interface Stage {
  /** Sends a webhook; resolves with the status. */
  hook(path: string, body: string): Promise<number>
  /** Calls the API, which answers with this document; resolves with what comes back. */
  call(route: string, document: string): Promise<{ status: number; text: string }>
  /** What the receiver got, by number of the webhook. */
  received(count: number): Promise<readonly string[]>
  /** Everything else that a canary might have got into. */
  traces(): Promise<{ readonly logs: string; readonly metrics: string; readonly store: string }>
  stop(): Promise<void>
}

const settleMsMax = 30_000

/** @param policyText - every route of an API gets a path of its own here, so that each can be called */
export async function openStage(policyText: string): Promise<Stage> {
  const folder = await mkdtemp(join(tmpdir(), 'stet-probe-'))
  const secret = randomBytes(24).toString('base64url')
  const bodies: string[] = []
  let answer = '{}'
  const receiver = await serve((body, _url) => {
    bodies.push(body)
    return ''
  })
  const helpdesk = await serve(() => answer)
  await writeFile(join(folder, 'policy.yaml'), withPaths(policyText))
  const env = { SOURCE: secret, RECEIVER: `whsec_${randomBytes(32).toString('base64')}`, PASSWORD: secret }
  const text = stringify({
    listen: { port: 0 },
    store: { embedded: { folder: 'data' } },
    keys: { file: { path: 'keys/stet.key' } },
    logLevel: 'trace',
    network: { allowPrivate: ['127.0.0.1'] },
    integrations: {
      probe: {
        connector: 'probe',
        policy: 'policy.yaml',
        source: { signature: 'github', secrets: [{ env: 'SOURCE' }] },
        destinations: {
          receiver: {
            url: receiver.url,
            secrets: [{ env: 'RECEIVER' }],
            ratePerSecond: 10_000,
            concurrencyMax: 1,
          },
        },
        upstream: {
          url: helpdesk.url,
          credential: { basic: { username: 'probe', password: { env: 'PASSWORD' } } },
        },
        proxy: { isOn: true },
      },
    },
  })
  const path = join(folder, 'stet.yaml')
  const config = loadConfig(text, env, path)
  const log: string[] = []
  const stream = new Writable({
    write: (chunk: Buffer, _encoding, done) => {
      log.push(chunk.toString())
      done()
    },
  })
  const metrics: Metrics = createMetrics()
  const late: { url?: string } = {}
  const ports = { log: pino({ level: 'trace' }, stream), metrics, now: Date.now, random: Math.random }
  const gateway = await Gateway.open(config, ports, () => late.url ?? '')
  const listening = await listen(config, () => gateway)
  late.url = listening.url
  gateway.start()
  const { url } = listening
  const { key, hash, hint } = newVendorKey()
  const row = { id: 'probe', integration: 'probe', hash, hint, label: 'probe', createdMs: Date.now() }
  await gateway.store.addVendorKey({ ...row, expiresMs: undefined, revokedMs: undefined })
  return {
    hook: async (target, body) => {
      const signature = createHmac('sha256', secret).update(body).digest('hex')
      const { status, body: rest } = await fetch(`${url}/hooks/probe${target}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-hub-signature-256': `sha256=${signature}` },
        body,
      })
      await rest?.cancel()
      return status
    },
    call: async (route, document) => {
      answer = document
      const reply = await fetch(`${url}/api/probe${pathOf(route)}`, {
        headers: { authorization: `Bearer ${key}` },
      })
      return { status: reply.status, text: await reply.text() }
    },
    received: async (count) => {
      const until = Date.now() + settleMsMax
      while (bodies.length < count && Date.now() < until)
        await new Promise((resolve) => setTimeout(resolve, 20))
      return bodies
    },
    traces: async () => ({
      logs: log.join(''),
      metrics: await metrics.registry.metrics(),
      store: await bytesOf(join(folder, 'data')),
    }),
    stop: async () => {
      await listening.stop(1000)
      await gateway.stop(1000)
      await Promise.all([receiver.stop(), helpdesk.stop()])
      await rm(folder, { recursive: true, force: true })
    },
  }
}

function pathOf(route: string): string {
  return `/stet-probe/${route}`
}

/** Gives every API route a path by which the probe calls it. */
function withPaths(policyText: string): string {
  const document: Document = parseDocument(policyText)
  const { routes } = document.toJS() as { routes: Record<string, { receive: string }> }
  for (const [name, { receive }] of Object.entries(routes))
    if (receive === 'api') document.setIn(['routes', name, 'match'], `GET ${pathOf(name)}`)
  return document.toString()
}

async function serve(
  answer: (body: string, url: string) => string,
): Promise<{ url: string; stop: () => Promise<void> }> {
  const server: Server = createServer((request, response) => {
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('end', () => {
      const text = answer(Buffer.concat(parts).toString(), request.url ?? '')
      response.writeHead(200, { 'content-type': 'application/json' }).end(text)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve()
        })
        server.closeAllConnections()
      }),
  }
}

/** All that the store has on disk. */
async function bytesOf(folder: string): Promise<string> {
  const names = await readdir(folder)
  const files = await Promise.all(names.map((name) => readFile(join(folder, name))))
  return files.map((file) => file.toString('latin1')).join('\n')
}
