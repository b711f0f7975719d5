import fc from 'fast-check'
import { expect, test } from 'vitest'
import { countLines, cutBatches, firstRow } from './batches.ts'

async function* inPieces(text: string, sizes: readonly number[]): AsyncGenerator<Uint8Array> {
  const bytes = Buffer.from(text)
  // One memory for all chunks, as a file is read.
  const memory = new Uint8Array(64)
  for (let at = 0, index = 0; at < bytes.length; index += 1) {
    const size = Math.min(sizes[index % sizes.length] ?? 1, bytes.length - at)
    memory.set(bytes.subarray(at, at + size))
    yield memory.subarray(0, size)
    at += size
    await Promise.resolve()
  }
}

async function batches(
  text: string,
  format: 'ndjson' | 'csv',
  sizes: readonly number[],
): Promise<[number, string][]> {
  const found: [number, string][] = []
  for await (const { bytes, start } of cutBatches(inPieces(text, sizes), format, 0, 1000)) {
    found.push([start, Buffer.from(bytes).toString()])
  }
  return found
}

test('batches are whole records, all of them, in order, with their offsets', async () => {
  const line = fc.string({ unit: fc.constantFrom('a', '"', ',', 'é', '\n'), maxLength: 12 })
  const sizes = fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 5 })
  await fc.assert(
    fc.asyncProperty(fc.array(line, { minLength: 1, maxLength: 12 }), sizes, async (lines, cut) => {
      const rows = lines.map((one) => `"${one.replaceAll('"', '""')}",x\n`)
      const found = await batches(rows.join(''), 'csv', cut)
      expect(found.map(([, text]) => text).join('')).toBe(rows.join(''))
      const ends = new Set<number>()
      rows.reduce((sum, row) => {
        ends.add(sum)
        return sum + Buffer.byteLength(row)
      }, 0)
      for (const [start] of found) expect(ends.has(start)).toBe(true)
    }),
  )
})

test('a last line without a line feed is a batch too', async () => {
  expect(await batches('1\n2\n3', 'ndjson', [3])).toEqual([
    [0, '1\n'],
    [2, '2\n'],
    [4, '3'],
  ])
})

test('a record larger than may be held is refused with its place', async () => {
  await expect(batches(`1\n${'x'.repeat(2000)}`, 'ndjson', [60])).rejects.toMatchObject({
    code: 'STET_LIMIT_RECORD',
    place: { byteOffset: 2, limitValue: 1000 },
  })
})

test('rows and lines are counted with their quotes', () => {
  expect(Buffer.from(firstRow(Buffer.from('a,"b\nc"\n1,2\n'))).toString()).toBe('a,"b\nc"\n')
  expect(Buffer.from(firstRow(Buffer.from('a,b'))).toString()).toBe('a,b')
  expect(countLines(Buffer.from('a\nb\n\nc'))).toBe(3)
})
