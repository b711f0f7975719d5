import { createWriteStream } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { ticketLine } from '../examples/support-export/generate.ts'
import { makeTicket } from '../examples/support-export/ticket.ts'

/** Seed of the measured corpus; other seeds give other bytes. */
export const corpusSeed = 50

/** Events that are made in earnest; beyond them they come again under new ids. */
export const distinctEvents = 2_000

/** How events follow each other: as the elements of one top-level array, or one a line. */
export type EventsForm = 'array' | 'ndjson'

/** What is huge about a document of {@link hugeDocument}. */
export type HugeShape =
  /** a top-level array of events: many records of usual size */
  | 'array'
  /** one object, nearly all of it under the member `archive`, which is an array of events */
  | 'subtree'
  /** one object, nearly all of it in the string member `transcript` */
  | 'string'

const encoder = new TextEncoder()
const chunkBytes = 64 * 1024

/** One event and where its ticket id stands in it: seven digits that can be overwritten. */
interface EventPattern {
  readonly bytes: Uint8Array
  readonly idOffsets: readonly number[]
}

const firstId = 1_000_000

function eventPattern(index: number): EventPattern {
  const bytes = Buffer.from(ticketLine(corpusSeed, index))
  const id = String(firstId + index)
  const idOffsets: number[] = []
  for (let at = bytes.indexOf(id); at !== -1; at = bytes.indexOf(id, at + id.length)) idOffsets.push(at)
  return { bytes, idOffsets }
}

/** Events of a huge document that are made in earnest: few, because its reader's memory is measured beside it. */
const hugeDistinctEvents = 100

let patterns: readonly EventPattern[] = []

/** Events without end, each with an id of its own. The bytes are overwritten by the next one. */
function* events(distinct: number): Generator<Uint8Array> {
  if (patterns.length < distinct)
    patterns = Array.from({ length: distinct }, (_, index) => eventPattern(index))
  for (let number = 0; ; number += 1) {
    const pattern = patterns[number % distinct]
    if (pattern === undefined) return
    const digits = String(firstId + number)
    for (const offset of pattern.idOffsets) {
      for (let place = 0; place < digits.length; place += 1)
        pattern.bytes[offset + place] = digits.charCodeAt(place)
    }
    yield pattern.bytes
  }
}

/**
 * Gathers pieces into chunks of 64 KiB or a little more, each in memory of its own, and cuts them
 * wherever the size is reached: in the midst of a number, an escape or a character.
 */
function* inChunks(pieces: Iterable<Uint8Array>): Generator<Uint8Array<ArrayBuffer>> {
  let chunk = new Uint8Array(chunkBytes)
  let filled = 0
  for (const piece of pieces) {
    for (let at = 0; at < piece.length;) {
      const part = piece.subarray(at, at + chunkBytes - filled)
      chunk.set(part, filled)
      filled += part.length
      at += part.length
      if (filled < chunkBytes) continue
      yield chunk
      chunk = new Uint8Array(chunkBytes)
      filled = 0
    }
  }
  if (filled > 0) yield chunk.subarray(0, filled)
}

/** Whole events until `bytes` are reached, with what stands before, between and after them. */
function* eventPieces(bytes: number, form: EventsForm, distinct = distinctEvents): Generator<Uint8Array> {
  const between = encoder.encode(form === 'array' ? ',' : '\n')
  if (form === 'array') yield encoder.encode('[')
  let given = 1
  for (const event of events(distinct)) {
    yield event
    given += event.length + 1
    if (given >= bytes) break
    yield between
  }
  yield encoder.encode(form === 'array' ? ']' : '\n')
}

/**
 * Events of about 5 KB in one buffer.
 *
 * @param bytes - the least size; the last event is whole
 */
export function eventsBuffer(bytes: number, form: EventsForm = 'array'): Uint8Array<ArrayBuffer> {
  const chunks = [...inChunks(eventPieces(bytes, form))]
  const whole = new Uint8Array(chunks.reduce((sum, chunk) => sum + chunk.length, 0))
  let at = 0
  for (const chunk of chunks) {
    whole.set(chunk, at)
    at += chunk.length
  }
  return whole
}

/** Writes {@link eventsBuffer}'s bytes to a file, without holding them. */
export async function writeEvents(path: string, bytes: number, form: EventsForm = 'array'): Promise<void> {
  await pipeline(Readable.from(inChunks(eventPieces(bytes, form))), createWriteStream(path))
}

/** Writes a top-level array of events, at least `bytes` long. */
export function writeEventsArray(path: string, bytes: number): Promise<void> {
  return writeEvents(path, bytes, 'array')
}

/** Text of mails as it stands inside a JSON string, in every language of the generator. */
function* transcript(bytes: number): Generator<Uint8Array> {
  const bodies = Array.from({ length: 200 }, (_, index) =>
    makeTicket(corpusSeed, index).event.ticket.comments.map(
      ({ body }) => `${JSON.stringify(body).slice(1, -1)}\\n\\n`,
    ),
  ).flat()
  const parts = bodies.map((body) => encoder.encode(body))
  for (let given = 0, number = 0; given < bytes; number += 1) {
    const part = parts[number % parts.length] ?? new Uint8Array()
    yield part
    given += part.length
  }
}

function* hugePieces(shape: HugeShape, totalBytes: number): Generator<Uint8Array> {
  if (shape === 'array') {
    yield* eventPieces(totalBytes, 'array', hugeDistinctEvents)
    return
  }
  const member = shape === 'subtree' ? 'archive' : 'transcript'
  yield encoder.encode(`{"ticket":{"id":${firstId},"status":"open"},"${member}":`)
  if (shape === 'subtree') {
    yield* eventPieces(totalBytes, 'array', hugeDistinctEvents)
  } else {
    yield encoder.encode('"')
    yield* transcript(totalBytes)
    yield encoder.encode('"')
  }
  yield encoder.encode(`,"time":"2026-03-04T08:15:00Z"}`)
}

/**
 * One JSON document of at least `totalBytes`, made as it is read: nothing of it is kept.
 * `subtree` and `string` hold `ticket.id`, `ticket.status` before and `time` behind what is huge.
 */
export async function* hugeDocument(
  shape: HugeShape,
  totalBytes: number,
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  for (const chunk of inChunks(hugePieces(shape, totalBytes))) {
    yield chunk
    await Promise.resolve()
  }
}

// So that a measured process holds nothing of the generator: node bench/corpus.ts subtree 1000000000 | …
if (import.meta.main) {
  const [shape = 'array', bytes = '1000000000'] = process.argv.slice(2)
  if (shape !== 'array' && shape !== 'subtree' && shape !== 'string')
    throw new RangeError('shape: array, subtree or string')
  await pipeline(Readable.from(hugeDocument(shape, Number(bytes))), process.stdout)
}
