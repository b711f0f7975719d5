// npm run faults [-- --kills N] [--seconds N]: kills a gateway that is under load, again and again, on both stores, and
// counts what was acknowledged and never delivered. Ends with status 1 where anything is lost.
import { spawn, type ChildProcess } from 'node:child_process'
import { createHmac, randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { stringify } from 'yaml'
import { createDatabase, hasPostgres } from '../../packages/server/src/store/postgres.testing.ts'

const { values } = parseArgs({ options: { kills: { type: 'string', default: '100' } } })
const kills = Number(values.kills)
const secrets = {
  SOURCE: randomBytes(24).toString('base64url'),
  VENDOR: `whsec_${randomBytes(32).toString('base64')}`,
}
const marker = 'Leocadia Brandvold'
const inFlightMax = 16
/** Longest time that a gateway lives before it is killed, in milliseconds. */
const lifeMsMax = 400

const policy = `
policy: faults
source: test
destination: vendor
routes:
  events:
    receive: webhook
    match: POST /events
    fields: { $.id: { keep: integer }, $.name: { replace: person, known: person }, $.body: { scan: talk } }
scans: { talk: { locales: [en-US] } }
`

interface Result {
  readonly kills: number
  readonly sent: number
  readonly acknowledged: number
  readonly lost: number
  /** Deliveries of one event under several ids: must be none. */
  readonly renamed: number
  readonly repeated: number
  readonly raw: number
}

async function run(store: object, env: Record<string, string>): Promise<Result> {
  const folder = mkdtempSync(join(tmpdir(), 'stet-faults-'))
  const delivered = new Map<number, Set<string>>()
  let deliveries = 0
  let raw = 0
  const vendor = createServer((request, response) => {
    let body = ''
    request.on('data', (chunk: Buffer) => (body += chunk.toString()))
    request.on('end', () => {
      deliveries += 1
      if (body.includes('Leocadia')) raw += 1
      const { id } = JSON.parse(body) as { id: number }
      delivered.set(id, (delivered.get(id) ?? new Set()).add(String(request.headers['webhook-id'])))
      response.writeHead(204).end()
    })
  })
  await new Promise<void>((resolve) => vendor.listen(0, '127.0.0.1', resolve))
  writeFileSync(join(folder, 'policy.yaml'), policy)
  const path = join(folder, 'stet.yaml')
  writeFileSync(
    path,
    stringify({
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
              url: `http://127.0.0.1:${(vendor.address() as AddressInfo).port}/`,
              secrets: [{ env: 'VENDOR' }],
              ratePerSecond: 10_000,
              timeoutMs: 1000,
            },
          },
        },
      },
      network: { allowPrivate: ['127.0.0.1'] },
      logLevel: 'silent',
    }),
  )
  const start = async (): Promise<{ child: ChildProcess; url: string }> => {
    const child = spawn(process.execPath, [join(import.meta.dirname, 'child.ts'), path], {
      env: { ...process.env, ...secrets, ...env, NODE_NO_WARNINGS: '1' },
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    const url = await new Promise<string>((resolve, reject) => {
      child.stdout.once('data', (chunk: Buffer) => {
        resolve(chunk.toString().trim())
      })
      child.once('exit', () => {
        reject(new Error('the gateway did not start'))
      })
    })
    return { child, url }
  }
  const acknowledged = new Set<number>()
  let sent = 0
  const sendOne = async (url: string): Promise<void> => {
    const id = (sent += 1)
    const body = JSON.stringify({ id, name: marker, body: `${marker} wrote` })
    const time = new Date().toISOString()
    const answer = await fetch(`${url}/hooks/demo/events`, {
      method: 'POST',
      body,
      headers: {
        'content-type': 'application/json',
        'x-zendesk-webhook-signature': createHmac('sha256', secrets.SOURCE)
          .update(time + body)
          .digest('base64'),
        'x-zendesk-webhook-signature-timestamp': time,
      },
    })
    if (answer.status === 200) acknowledged.add(id)
    await answer.text()
  }
  for (let kill = 0; kill < kills; kill += 1) {
    const { child, url } = await start()
    let isAlive = true
    const load = Array.from({ length: inFlightMax }, async () => {
      while (isAlive) await sendOne(url).catch(() => undefined)
    })
    await new Promise((resolve) => setTimeout(resolve, Math.random() * lifeMsMax))
    const gone = new Promise((resolve) => child.once('close', resolve))
    child.kill('SIGKILL')
    isAlive = false
    await gone
    await Promise.all(load)
    if (process.stderr.isTTY)
      process.stderr.write(`\r${kill + 1} of ${kills} kills, ${acknowledged.size} acknowledged`)
  }
  // Leases of the dead come back after their time; then everything is delivered.
  const { child, url } = await start()
  const end = Date.now() + 120_000
  const isMissing = (): boolean => [...acknowledged].some((id) => !delivered.has(id))
  while (isMissing() && Date.now() < end) await new Promise((resolve) => setTimeout(resolve, 200))
  await fetch(`${url}/healthz`)
  const gone = new Promise((resolve) => child.once('close', resolve))
  child.kill('SIGTERM')
  await gone
  vendor.closeAllConnections()
  await new Promise((resolve) => vendor.close(resolve))
  rmSync(folder, { recursive: true, force: true })
  const lost = [...acknowledged].filter((id) => !delivered.has(id)).length
  const renamed = [...delivered.values()].filter((ids) => ids.size > 1).length
  return {
    kills,
    sent,
    acknowledged: acknowledged.size,
    lost,
    renamed,
    repeated: deliveries - delivered.size,
    raw,
  }
}

const results: Record<string, Result> = { SQLite: await run({ embedded: { folder: 'data' } }, {}) }
if (await hasPostgres()) {
  const database = await createDatabase()
  results['PostgreSQL'] = await run({ postgres: { url: { env: 'DATABASE' } } }, { DATABASE: database.url })
  await database.drop()
} else console.log('skipped: PostgreSQL; start one at 127.0.0.1:5432 or set STET_TEST_POSTGRES')
console.log('kill -9 of the gateway under load: what was acknowledged has to be delivered, under one id')
console.table(results)
const isGood = Object.values(results).every(({ lost, renamed, raw }) => lost + renamed + raw === 0)
console.log(isGood ? '0 lost, 0 raw bytes' : 'LOST OR LEAKED')
process.exitCode = isGood ? 0 : 1
