import pinoRedact from '@pinojs/redact'
import { createRedactor, loadPolicy } from '@stet/engine'
import fastRedact from 'fast-redact'
import { readFileSync } from 'node:fs'
import { eventsBuffer } from './corpus.ts'
import { median, timeInTurns, type Contender } from './statistics.ts'

/** A line of the table: how fast, and how that compares with parsing and writing the same bytes. */
export interface SpeedRow {
  readonly name: string
  readonly megabytesPerSecond: number
  readonly timesRt: number
  /** Least `timesRt` that is wanted. */
  readonly goal: number | undefined
}

/** A handful of small fields may leave; bodies and people are not listed, so they are struck. */
const denyPolicy = `policy: bench
source: zendesk
destination: bench
routes:
  events:
    receive: file
    fields:
      $.id: { keep: uuid }
      $.time: { keep: timestamp }
      $.ticket.id: { keep: integer }
      $.ticket.status: { keep: { enum: [new, open, pending, hold, solved, closed] } }
      $.ticket.priority: { keep: { enum: [low, normal, high, urgent] } }
      $.ticket.created_at: { keep: timestamp }
      $.ticket.via.channel: { keep: { enum: [email, web, api, chat, voice] } }
`

/** What users of a redactor by paths have to list: the personal fields of the same events. */
const personalPaths = [
  'ticket.subject',
  'ticket.raw_subject',
  'ticket.via.source.from.address',
  'ticket.via.source.from.name',
  'ticket.requester.name',
  'ticket.requester.email',
  'ticket.requester.phone',
  'ticket.requester.user_fields.birth_date',
  'ticket.organization.name',
  'ticket.comments[*].body',
  'ticket.comments[*].html_body',
  'ticket.comments[*].plain_body',
]

/** The same, and every body searched. */
const scanPolicy = `${denyPolicy}      $.ticket.comments[*].body: { scan: bodies }
      $.ticket.description: { scan: bodies }
scans:
  bodies:
    locales: [en-US, en-GB, de-DE]
`

const chunkBytes = 64 * 1024
const lineFeed = 0x0a

/** Times all contenders on the same bytes. */
export async function measureThroughput(
  bytes: number,
  turns: number,
  onTurn: (done: number, all: number) => void,
): Promise<readonly SpeedRow[]> {
  const corpus = eventsBuffer(bytes, 'ndjson')
  const fast = fastRedact({ paths: personalPaths })
  const pino = pinoRedact({ paths: personalPaths })
  const demoPolicy = readFileSync(new URL('../examples/support-export/policy.yaml', import.meta.url), 'utf8')
  const rtName = 'RT: JSON.parse + JSON.stringify'
  const stetName = 'Stet, default-deny, streaming'
  const contenders: Contender[] = [
    { name: rtName, run: () => eachEvent(corpus, (event) => JSON.stringify(event)) },
    { name: stetName, run: () => streamed(corpus, denyPolicy, undefined) },
    { name: 'fast-redact, 12 paths', run: () => eachEvent(corpus, (event) => String(fast(event))) },
    { name: '@pinojs/redact, 12 paths', run: () => eachEvent(corpus, (event) => String(pino(event))) },
    { name: 'RT with a deep walk', run: () => eachEvent(corpus, (event) => JSON.stringify(deepWalk(event))) },
  ]
  const small = eventsBuffer(bytes / 10, 'ndjson')
  const seconds = await timeInTurns(contenders, turns, onTurn)
  const rt = median(seconds.get(rtName) ?? [])
  const rows = contenders.map(({ name }): SpeedRow => {
    const taken = median(seconds.get(name) ?? [])
    const goal = name === stetName ? 1.7 : undefined
    return { name, megabytesPerSecond: corpus.length / 1e6 / taken, timesRt: rt / taken, goal }
  })
  const scanName = 'Stet, every body scanned, names included'
  const scanning = [
    { name: scanName, run: () => streamed(small, scanPolicy, undefined) },
    {
      name: 'Stet, the demo’s policy: 52 rules, known values, free text scanned',
      run: () => streamed(small, demoPolicy, 'ticket-events'),
    },
  ]
  const scanSeconds = await timeInTurns(scanning, Math.min(turns, 5))
  const scanRows = scanning.map(({ name }): SpeedRow => {
    const megabytesPerSecond = small.length / 1e6 / median(scanSeconds.get(name) ?? [])
    const timesRt = megabytesPerSecond / (corpus.length / 1e6 / rt)
    return { name, megabytesPerSecond, timesRt, goal: name === scanName ? 0.8 : undefined }
  })
  return [...rows, ...scanRows]
}

/** Each event from bytes to bytes, as a program without Stet would do it. */
function eachEvent(corpus: Uint8Array, write: (event: unknown) => string): number {
  const decoder = new TextDecoder()
  const encoder = new TextEncoder()
  let written = 0
  for (let at = 0; at < corpus.length;) {
    const end = corpus.indexOf(lineFeed, at)
    const event: unknown = JSON.parse(decoder.decode(corpus.subarray(at, end)))
    written += encoder.encode(write(event)).length
    at = end + 1
  }
  return written
}

/** Everything struck but what a list of names lets stand: the simplest redactor that does not forget a field. */
const standing = new Set(['id', 'time', 'status', 'priority', 'created_at', 'channel'])

function deepWalk(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(deepWalk)
  if (typeof value !== 'object' || value === null) return value
  const copy: Record<string, unknown> = {}
  for (const [name, member] of Object.entries(value)) {
    if (typeof member === 'object' && member !== null) copy[name] = deepWalk(member)
    else if (standing.has(name)) copy[name] = member
  }
  return copy
}

async function streamed(corpus: Uint8Array, policy: string, route: string | undefined): Promise<number> {
  const redactor = await createRedactor(loadPolicy(policy), {
    format: 'ndjson',
    route,
    key: { version: 1, secret: new Uint8Array(32).fill(7) },
    vault: { store: () => Promise.resolve() },
  })
  const { transform } = redactor.stream()
  const writer = transform.writable.getWriter()
  const reader = transform.readable.getReader()
  const write = async (): Promise<void> => {
    for (let at = 0; at < corpus.length; at += chunkBytes)
      await writer.write(corpus.subarray(at, at + chunkBytes))
    await writer.close()
  }
  const writing = write()
  let written = 0
  for (let read = await reader.read(); !read.done; read = await reader.read()) written += read.value.length
  await writing
  return written
}
