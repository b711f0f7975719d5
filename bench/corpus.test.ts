import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import {
  distinctEvents,
  eventsBuffer,
  hugeDocument,
  writeEvents,
  writeEventsArray,
  type HugeShape,
} from './corpus.ts'

interface Event {
  readonly subject: string
  readonly ticket: { readonly id: number; readonly metric_set: { readonly ticket_id: number } }
}

const megabyte = 1_000_000

async function gathered(shape: HugeShape, bytes: number): Promise<string> {
  const chunks: Uint8Array[] = []
  for await (const chunk of hugeDocument(shape, bytes)) chunks.push(chunk)
  return Buffer.concat(chunks).toString()
}

describe('eventsBuffer', () => {
  it('gives an array of at least the size, with an id of its own in each event, also past the distinct ones', () => {
    const bytes = eventsBuffer(12 * megabyte)
    expect(bytes.length).toBeGreaterThanOrEqual(12 * megabyte)
    expect(bytes.length).toBeLessThan(12.02 * megabyte)
    const events = JSON.parse(Buffer.from(bytes).toString()) as Event[]
    expect(events.length).toBeGreaterThan(distinctEvents)
    expect(new Set(events.map((event) => event.ticket.id)).size).toBe(events.length)
    for (const { subject, ticket } of events) {
      expect(subject).toBe(`zen:ticket:${ticket.id}`)
      expect(ticket.metric_set.ticket_id).toBe(ticket.id)
    }
  })

  it('gives the same bytes each time, in both forms', () => {
    for (const form of ['array', 'ndjson'] as const) {
      expect(Buffer.compare(eventsBuffer(megabyte, form), eventsBuffer(megabyte, form))).toBe(0)
    }
  })

  it('gives one event a line as NDJSON', () => {
    const lines = Buffer.from(eventsBuffer(megabyte, 'ndjson')).toString().split('\n')
    expect(lines.pop()).toBe('')
    expect(lines).toEqual(
      (JSON.parse(Buffer.from(eventsBuffer(megabyte)).toString()) as Event[]).map((e) => JSON.stringify(e)),
    )
  })

  it('writes the same bytes to a file', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'stet-corpus-'))
    try {
      await writeEventsArray(join(folder, 'a'), megabyte)
      await writeEvents(join(folder, 'n'), megabyte, 'ndjson')
      expect(Buffer.compare(await readFile(join(folder, 'a')), eventsBuffer(megabyte))).toBe(0)
      expect(Buffer.compare(await readFile(join(folder, 'n')), eventsBuffer(megabyte, 'ndjson'))).toBe(0)
    } finally {
      await rm(folder, { recursive: true })
    }
  })
})

describe('hugeDocument', () => {
  it.each(['array', 'subtree', 'string'] as const)(
    'gives one valid document of the size: %s',
    async (shape) => {
      const text = await gathered(shape, 3 * megabyte)
      const bytes = Buffer.byteLength(text)
      expect(bytes).toBeGreaterThanOrEqual(3 * megabyte)
      expect(bytes).toBeLessThan(3.02 * megabyte)
      const document = JSON.parse(text) as Record<string, unknown>
      if (shape === 'array') expect(Array.isArray(document)).toBe(true)
      else
        expect(Object.keys(document)).toEqual([
          'ticket',
          shape === 'subtree' ? 'archive' : 'transcript',
          'time',
        ])
    },
  )
})
