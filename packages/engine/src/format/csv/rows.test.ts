import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isQuoted, parseRows, RowBatches, writeCell, type Cell } from './rows.ts'

const cellText = fc.oneof(
  fc.constantFrom('', ' ', 'plain', 'a,b', 'a"b', '""', 'two\nlines', 'two\r\nlines', '\r', 'é😀', "'"),
  fc.string({ unit: 'grapheme', maxLength: 8 }).filter((text) => !text.includes('\0')),
)

/** Rows of one width as text, and what they say. */
const table = fc
  .record({
    rows: fc
      .integer({ min: 1, max: 4 })
      .chain((width) =>
        fc.array(fc.array(cellText, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 6 }),
      ),
    newline: fc.constantFrom('\n', '\r\n'),
    isQuotedAll: fc.boolean(),
    hasLastNewline: fc.boolean(),
  })
  .map(({ rows, newline, isQuotedAll, hasLastNewline }) => {
    const lines = rows.map((row) => row.map((cell) => writeCell(cell, isQuotedAll)).join(','))
    // A last row that is empty is only a row where a line end follows it.
    const isEnded = hasLastNewline || lines.at(-1) === ''
    return { rows, text: lines.join(newline) + (isEnded ? newline : '') }
  })

const texts = (rows: readonly (readonly Cell[])[]): string[][] =>
  rows.map((row) => row.map(({ text }) => text))

describe('parseRows', () => {
  it('reads what was written, with the spelling of each cell', () => {
    fc.assert(
      fc.property(table, ({ rows, text }) => {
        const parsed = parseRows(text, 0)
        expect(texts(parsed)).toEqual(rows)
        for (const cell of parsed.flat()) {
          expect(writeCell(cell.text, isQuoted(cell))).toBe(cell.raw)
          expect(text).toContain(cell.raw)
        }
      }),
      { numRuns: 1000 },
    )
  })

  it.each<[string, string, object]>([
    ['a stray quote', 'a\nb"x\n', { code: 'STET_INPUT_CSV' }],
    ['text after a closing quote', 'a\n"b"x\n', { code: 'STET_INPUT_CSV' }],
    ['a quote that never closes', 'a\n"b\n', { code: 'STET_INPUT_CSV_QUOTE' }],
  ])('refuses %s, and names the line and not the text', (_name, text, error) => {
    expect(() => parseRows(text, 10)).toThrow(expect.objectContaining(error))
    expect(() => parseRows(text, 10)).toThrow(/\(line 1[0-9]\)/)
  })
})

describe('RowBatches', () => {
  it('gives whole rows only, and all of them, however a text is cut', () => {
    fc.assert(
      fc.property(
        table,
        fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1 }),
        ({ rows, text }, sizes) => {
          const batches = new RowBatches()
          const parts: string[] = []
          for (let at = 0, turn = 0; at < text.length; turn += 1) {
            const size = sizes[turn % sizes.length] ?? 1
            parts.push(batches.write(text.slice(at, at + size)))
            at += size
          }
          parts.push(batches.end())
          expect(parts.join('')).toBe(text)
          expect(parts.filter((part) => part !== '').flatMap((part) => texts(parseRows(part, 0)))).toEqual(
            rows,
          )
        },
      ),
      { numRuns: 500 },
    )
  })

  it('says how much waits for the end of its row', () => {
    const batches = new RowBatches()
    expect(batches.write('a,b\nc,"d')).toBe('a,b\n')
    expect(batches.waitingUnits).toBe(4)
    expect(batches.write('\n"')).toBe('')
    expect(batches.write('\n')).toBe('c,"d\n"\n')
    expect(batches.waitingUnits).toBe(0)
  })
})

describe('writeCell', () => {
  it.each([
    ['plain', false, 'plain'],
    ['plain', true, '"plain"'],
    ['a,b', false, '"a,b"'],
    ['a"b', false, '"a""b"'],
    ['a\nb', false, '"a\nb"'],
    ['', true, '""'],
    ['[PERSON_1]', false, '[PERSON_1]'],
  ])('%j, quoted before: %s', (text, isQuotedBefore, written) => {
    expect(writeCell(text, isQuotedBefore)).toBe(written)
  })
})
