import { spawn, type ChildProcess } from 'node:child_process'
import { createHmac, randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { stringify } from 'yaml'

/** Where a gateway can kill itself. */
export type Step = 'received' | 'committed' | 'leased' | 'delivered' | 'marked'

/** One line of the table. */
export interface Row {
  readonly fault: string
  readonly store: string
  readonly tries: number
  readonly acknowledged: number
  readonly lost: number
  /** Events that were delivered under several ids. */
  readonly renamed: number
  /** Deliveries with a value that had to be struck. */
  readonly raw: number
  /** Answers to the source that are neither 2xx nor 503. */
  readonly undocumented: number
}

export interface SiteOptions {
  /** `store:` of the configuration. */
  readonly store: object
  readonly env?: Readonly<Record<string, string>>
  /** Lets the names out: what the table has to find. */
  readonly isLeaking?: boolean
}

const marker = 'Leocadia Brandvold'
const inFlightMax = 16
const pauseMs = 20

const policy = (isLeaking: boolean): string => `
policy: faults
source: test
destination: vendor
routes:
  events:
    receive: webhook
    match: POST /events
    fields:
      $.id: { keep: integer }
      $.name: ${isLeaking ? '{ keep: any, reason: a defect that is planted here }' : '{ replace: person, known: person }'}
      $.body: { scan: talk }
scans: { talk: { locales: [en-US] } }
`

/** A vendor, a folder, and gateways on it that come and go. */
export class Site {
  readonly folder = mkdtempSync(join(tmpdir(), 'stet-faults-'))
  /** Message ids by event. */
  readonly delivered = new Map<number, Set<string>>()
  /** Which fault was under way when an event was acknowledged. */
  readonly acknowledged = new Map<number, string>()
  undocumented = 0
  refused = 0
  raw = 0
  /** The source's clock goes with the gateway's. */
  offsetMs = 0
  readonly #env: Readonly<Record<string, string>>
  readonly #config = join(this.folder, 'stet.yaml')
  readonly #secret = randomBytes(24).toString('base64url')
  readonly #vendor = createServer((request, response) => {
    let body = ''
    request.on('data', (chunk: Buffer) => (body += chunk.toString()))
    request.on('end', () => {
      if (body.includes('Leocadia')) this.raw += 1
      const { id } = JSON.parse(body) as { id: number }
      this.delivered.set(id, (this.delivered.get(id) ?? new Set()).add(String(request.headers['webhook-id'])))
      response.writeHead(204).end()
    })
  })
  #sent = 0

  private constructor({ env = {} }: SiteOptions) {
    const vendorSecret = `whsec_${randomBytes(32).toString('base64')}`
    this.#env = { ...env, SOURCE: this.#secret, VENDOR: vendorSecret, NODE_NO_WARNINGS: '1' }
  }

  static async open(options: SiteOptions): Promise<Site> {
    const site = new Site(options)
    await new Promise<void>((resolve) => site.#vendor.listen(0, '127.0.0.1', resolve))
    const { port } = site.#vendor.address() as AddressInfo
    writeFileSync(join(site.folder, 'policy.yaml'), policy(options.isLeaking ?? false))
    writeFileSync(site.#config, configuration(options.store, port))
    return site
  }

  /** Starts a gateway. @param env - see child.ts */
  async start(env: Readonly<Record<string, string>> = {}): Promise<{ child: ChildProcess; url: string }> {
    const child = spawn(process.execPath, [join(import.meta.dirname, 'child.ts'), this.#config], {
      env: { ...process.env, ...this.#env, ...env },
      stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
    })
    const url = await new Promise<string>((resolve, reject) => {
      child.stdout?.once('data', (chunk: Buffer) => {
        resolve(chunk.toString().trim())
      })
      child.once('exit', () => {
        reject(new Error('the gateway did not start'))
      })
    })
    return { child, url }
  }

  /** Sends events until it is told to stop. @returns what stops it */
  load(url: string, fault: string): () => Promise<void> {
    let isOn = true
    const loops = Array.from({ length: inFlightMax }, async () => {
      while (isOn) {
        const isTaken = await this.#send(url, fault).catch(() => false)
        if (!isTaken) await new Promise((resolve) => setTimeout(resolve, pauseMs))
      }
    })
    return async () => {
      isOn = false
      await Promise.all(loops)
    }
  }

  async #send(url: string, fault: string): Promise<boolean> {
    const id = (this.#sent += 1)
    const body = JSON.stringify({ id, name: marker, body: `${marker} wrote` })
    const time = new Date(Date.now() + this.offsetMs).toISOString()
    const answer = await fetch(`${url}/hooks/demo/events`, {
      method: 'POST',
      body,
      headers: {
        'content-type': 'application/json',
        'x-zendesk-webhook-signature': createHmac('sha256', this.#secret)
          .update(time + body)
          .digest('base64'),
        'x-zendesk-webhook-signature-timestamp': time,
      },
      signal: AbortSignal.timeout(20_000),
    })
    await answer.text()
    if (answer.status === 200) this.acknowledged.set(id, fault)
    else if (answer.status === 503 && answer.headers.has('retry-after')) this.refused += 1
    else this.undocumented += 1
    return answer.status === 200
  }

  /** Waits until everything acknowledged is delivered, or for so long. */
  async settle(limitMs: number): Promise<void> {
    const end = Date.now() + limitMs
    while (this.#lost().length > 0 && Date.now() < end)
      await new Promise((resolve) => setTimeout(resolve, 100))
  }

  #lost(fault?: string): number[] {
    return [...this.acknowledged]
      .filter(([id, under]) => !this.delivered.has(id) && (fault === undefined || under === fault))
      .map(([id]) => id)
  }

  row(fault: string, store: string, tries: number): Row {
    const ids = [...this.acknowledged].filter(([, under]) => under === fault).map(([id]) => id)
    const renamed = [...this.delivered.values()].filter((messages) => messages.size > 1).length
    const { raw, undocumented } = this
    return {
      fault,
      store,
      tries,
      acknowledged: ids.length,
      lost: this.#lost(fault).length,
      renamed,
      raw,
      undocumented,
    }
  }

  async close(): Promise<void> {
    this.#vendor.closeAllConnections()
    await new Promise((resolve) => this.#vendor.close(resolve))
    rmSync(this.folder, { recursive: true, force: true })
  }
}

/** Ends a gateway. */
export async function end(child: ChildProcess, signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = new Promise((resolve) => child.once('exit', resolve))
  child.kill(signal)
  await gone
}

function configuration(store: object, vendorPort: number): string {
  return stringify({
    listen: { port: 0 },
    store,
    keys: { file: { path: 'keys/stet.key' } },
    integrations: {
      demo: {
        connector: 'generic-json',
        policy: 'policy.yaml',
        source: { signature: 'zendesk', secrets: [{ env: 'SOURCE' }] },
        destinations: {
          wfm: {
            url: `http://127.0.0.1:${vendorPort}/`,
            secrets: [{ env: 'VENDOR' }],
            ratePerSecond: 10_000,
            timeoutMs: 1000,
          },
        },
      },
    },
    network: { allowPrivate: ['127.0.0.1'] },
    logLevel: 'silent',
  })
}
