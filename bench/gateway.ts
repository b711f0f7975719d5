// npm run bench:gateway: what the gateway's promises cost, on this machine, in one run. Load comes from this
// process over loopback, so the figures are lower bounds; ratios are what to look at.
import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { GroupCommit } from '../packages/server/src/store/group-commit.ts'
import { isRefusedRow, openStore } from '../packages/server/src/store/open.ts'
import { createDatabase, hasPostgres } from '../packages/server/src/store/postgres.testing.ts'
import type { Acceptance, Count, NewEvent } from '../packages/server/src/store/store.ts'
import { startStage, ticket, type StoreKind } from '../test/gateway/harness.ts'
import { measure } from './gateway-load.ts'
import { startNginx } from './gateway-nginx.ts'
import { median } from './statistics.ts'

const { values } = parseArgs({ options: { seconds: { type: 'string', default: '5' } } })
const seconds = Number(values.seconds)
const together = 64
const embedded: StoreKind = { kind: 'embedded' }
const rows: { what: string; figure: string; goal: string }[] = []
const add = (what: string, figure: string, goal = ''): void => {
  rows.push({ what, figure, goal })
  if (process.stderr.isTTY) process.stderr.write(`${what}\n`)
}

const event = (bytes: number): NewEvent => ({
  id: randomUUID(),
  integration: 'bench',
  route: 'r',
  sourceDigest: Buffer.from(randomUUID()),
  subject: undefined,
  contentType: 'application/json',
  body: Buffer.alloc(bytes, 'x'),
  policyDigest: 'd',
  acceptedMs: Date.now(),
  deliveries: [{ destination: 'wfm', messageId: randomUUID(), seal: Buffer.alloc(32), orderKey: undefined }],
  counts: [],
})

interface Load {
  readonly perSecond: number
  readonly p99Ms: number
}

/** Calls a second that `inFlight` loops get done. */
async function rate(inFlight: number, call: () => Promise<unknown>): Promise<Load> {
  const times: number[] = []
  const end = performance.now() + seconds * 1000
  const loop = async (): Promise<void> => {
    while (performance.now() < end) {
      const started = performance.now()
      await call()
      times.push(performance.now() - started)
    }
  }
  const started = performance.now()
  await Promise.all(Array.from({ length: inFlight }, loop))
  times.sort((a, b) => a - b)
  const perSecond = times.length / ((performance.now() - started) / 1000)
  return { perSecond, p99Ms: times[Math.floor(times.length * 0.99)] ?? 0 }
}

async function benchCommits(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'stet-bench-'))
  const store = await openStore({ kind: 'embedded', folder: join(folder, 'data') }, { writer: 'bench' })
  const single = await rate(1, () => store.accept([event(2000)], () => 1000))
  const group = new GroupCommit<NewEvent, Acceptance>((events) => store.accept(events, () => 1000), {
    itemsMax: 256,
    waitingMax: 4096,
    commitsMax: 1,
    isOfItem: isRefusedRow,
    busy: () => new Error('busy'),
  })
  const grouped = await rate(together, () => group.add(event(2000)))
  add('embedded store, one durable commit an event', `${single.perSecond.toFixed(0)}/s`)
  add(
    `embedded store, ${together} arrive together`,
    `${grouped.perSecond.toFixed(0)}/s, ${(grouped.perSecond / single.perSecond).toFixed(1)} × single`,
    '≥ 20 × single',
  )
  await store.close()
  rmSync(folder, { recursive: true, force: true })
}

async function benchRelay(name: string, store: StoreKind): Promise<void> {
  const stage = await startStage(store, { logLevel: 'silent' })
  const text = 'The parcel did not arrive and nobody called me back about it. '.repeat(150)
  let id = 0
  const send = async (): Promise<void> => {
    const answer = await stage.send({ id: (id += 1), status: 'open', requester: { id }, body: text })
    if (answer.status !== 200) throw new Error(`the gateway answered ${answer.status}`)
    await answer.text()
  }
  await send()
  const { perSecond, p99Ms } = await rate(together, send)
  add(
    `relay on ${name}, 10 KB events, acknowledged`,
    `${perSecond.toFixed(0)}/s, p99 ${p99Ms.toFixed(0)} ms; ${stage.vendor.requests.length} of ${id} delivered by then`,
    name === 'PostgreSQL' ? '≥ 1,000/s' : '',
  )
  await stage.stop()
}

/**
 * Webhooks while the ledger takes counts over, beside webhooks while it does not, in turns. Each second, in both, 500
 * counts of an hour ago are written: far more than a minute brings, and what the ledger takes in one transaction.
 */
async function benchLedger(name: 'SQLite' | 'PostgreSQL'): Promise<void> {
  const body = 'The parcel did not arrive and nobody called me back about it. '.repeat(15)
  const seen = { without: [] as Load[], with: [] as Load[] }
  let id = 0
  for (const what of ['without', 'with', 'with', 'without', 'without', 'with'] as const) {
    const checkpointSeconds = what === 'with' ? 1 : 86_400
    const database = name === 'PostgreSQL' ? await createDatabase() : undefined
    const store = database === undefined ? embedded : ({ kind: 'postgres', url: database.url } as const)
    const stage = await startStage(store, { logLevel: 'silent', ledger: { checkpointSeconds } })
    let second = 0
    const timer = setInterval(() => {
      second += 1
      void stage.gateway.store.addCounts(oldCounts(second))
    }, 1000)
    const send = async (): Promise<void> => {
      const answer = await stage.send({ id: (id += 1), status: 'open', requester: { id }, body })
      if (answer.status !== 200) throw new Error(`the gateway answered ${answer.status}`)
      await answer.text()
    }
    await send()
    seen[what].push(await rate(16, send))
    clearInterval(timer)
    await stage.stop()
    await database?.drop()
  }
  const say = (loads: readonly Load[]): string =>
    `${median(loads.map(({ perSecond }) => perSecond)).toFixed(0)}/s, p99 ${median(loads.map(({ p99Ms }) => p99Ms)).toFixed(0)} ms`
  add(`relay on ${name}, 1 KB events, ledger at rest`, `${say(seen.without)}; medians of three runs`)
  add(`relay on ${name}, 1 KB events, ledger takes 500 counts/s`, `${say(seen.with)}; medians of three runs`)
}

function oldCounts(second: number): Count[] {
  const minuteMs = Math.floor(Date.now() / 60_000 - 60 - second) * 60_000
  const rule = {
    integration: 'demo',
    route: 'events',
    kind: 'rule',
    outcome: 'kept',
    minuteMs,
    count: 1,
  } as const
  return Array.from({ length: 500 }, (_, at) => ({ ...rule, name: `$.ticket.custom_fields.field${at}` }))
}

/** The hop through the gateway beside one through nginx with one worker, with the same helpdesk and the same load. */
async function benchProxy(): Promise<void> {
  const page = JSON.stringify({ tickets: Array.from({ length: 25 }, (_, at) => ticket(at)) })
  const nginx = await startNginx(page)
  if (nginx === undefined) {
    add('proxy hop beside nginx', 'skipped: install the package nginx', '≥ 0.25 × nginx')
    return
  }
  const stage = await startStage({ kind: 'embedded' }, { logLevel: 'silent' }, {}, nginx.helpdesk)
  const through = async (what: string, base: string, path: string, goal = ''): Promise<number> => {
    const load = { url: base + path, authorization: `Bearer ${stage.key}`, inFlight: 32 }
    await measure({ ...load, seconds: 1 })
    const perSecond = await measure({ ...load, seconds })
    const share = hop === 0 ? '' : `, ${(perSecond / hop).toFixed(2)} × nginx`
    add(what, `${perSecond.toFixed(0)}/s${share}`, goal)
    return perSecond
  }
  let hop = 0
  hop = await through('proxy hop, nginx with one worker, 5 KB', nginx.proxy, '/v2/tickets.json')
  await through(
    'proxy hop, gateway, fields kept and struck',
    stage.listening.url,
    '/api/demo/files/1',
    '≥ 0.25 × nginx',
  )
  await through('proxy hop, gateway, 25 texts scanned too', stage.listening.url, '/api/demo/tickets.json')
  await stage.stop()
  await nginx.stop()
}

await benchCommits()
await benchRelay('SQLite', { kind: 'embedded' })
await benchLedger('SQLite')
if (await hasPostgres()) {
  const database = await createDatabase()
  await benchRelay('PostgreSQL', { kind: 'postgres', url: database.url })
  await benchLedger('PostgreSQL')
  await database.drop()
} else add('relay on PostgreSQL', 'skipped: none at 127.0.0.1:5432', '≥ 1,000/s')
await benchProxy()
for (const { what, figure, goal } of rows) console.log(`${what.padEnd(52)} ${figure.padEnd(64)} ${goal}`)
