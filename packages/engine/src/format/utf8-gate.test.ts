import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Utf8Gate } from './utf8-gate.ts'
import { byteOrderMarkLength, isUtf8, isUtf8ByDecoder, wholeCharactersEnd } from './utf8.ts'

const encode = (text: string): Uint8Array => new TextEncoder().encode(text)

/** Sends chunks through a gate; each piece that comes out has to be whole characters by itself. */
function through(chunks: readonly Uint8Array[]): string {
  const gate = new Utf8Gate()
  let text = ''
  for (const chunk of chunks) {
    gate.write(chunk, (bytes) => {
      text += new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
    })
  }
  gate.end()
  return text
}

const cutAt = (bytes: Uint8Array, at: number): Uint8Array[] => [bytes.slice(0, at), bytes.slice(at)]

describe('Utf8Gate', () => {
  it('gives whole characters, wherever a text is cut', () => {
    const texts = fc.string({ unit: 'binary' })
    fc.assert(
      fc.property(texts, fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1 }), (text, sizes) => {
        const bytes = encode(text)
        const chunks: Uint8Array[] = []
        for (let at = 0, turn = 0; at < bytes.length; turn += 1) {
          const size = sizes[turn % sizes.length] ?? 1
          chunks.push(bytes.slice(at, at + size))
          at += size
        }
        expect(through(chunks)).toBe(text.replace(/^\ufeff/, ''))
      }),
    )
  })

  it('drops one byte-order mark at the start, and no other', () => {
    const marked = encode('\ufeff\ufeffa\ufeff')
    for (let at = 0; at <= marked.length; at += 1) expect(through(cutAt(marked, at))).toBe('\ufeffa\ufeff')
    expect(through([encode('\ufeff')])).toBe('')
    expect(through([])).toBe('')
  })

  it('keeps a character that begins as the mark does', () => {
    const bytes = encode('\ufefe\uf000x')
    for (let at = 0; at <= bytes.length; at += 1) expect(through(cutAt(bytes, at))).toBe('\ufefe\uf000x')
    expect(through(Array.from(bytes, (byte) => Uint8Array.of(byte)))).toBe('\ufefe\uf000x')
  })

  it.each<[string, number[]]>([
    ['a continuation byte alone', [0x80]],
    ['an overlong form of two bytes', [0xc1, 0xbf]],
    ['an overlong form of three bytes', [0xe0, 0x9f, 0xbf]],
    ['an overlong form of four bytes', [0xf0, 0x8f, 0xbf, 0xbf]],
    ['half a surrogate pair', [0xed, 0xbf, 0xbf]],
    ['more than the last code point', [0xf4, 0x90, 0x80, 0x80]],
    ['a lead byte that there is not', [0xf5, 0x80, 0x80, 0x80]],
    ['a byte that is never used', [0xff]],
    ['a character cut by another', [0xe2, 0x82, 0x41]],
    ['a character cut by the end', [0xf0, 0x9f, 0x98]],
    ['a mark cut by the end', [0xef, 0xbb]],
    ['a mark cut by another character', [0xef, 0xbb, 0x41]],
  ])('refuses %s, wherever it is cut', (_name, bad) => {
    for (const before of ['', 'a', 'é😀']) {
      if (bad[0] === 0xef && before !== '') continue
      const bytes = Uint8Array.of(...encode(before), ...bad)
      for (let at = 0; at <= bytes.length; at += 1) {
        expect(() => through(cutAt(bytes, at))).toThrow(expect.objectContaining({ code: 'STET_INPUT_UTF8' }))
      }
      expect(() => through(Array.from(bytes, (byte) => Uint8Array.of(byte)))).toThrow(/UTF-8/)
    }
  })
})

describe('isUtf8', () => {
  it('is the same by the platform’s decoder and by what Node has', () => {
    const pieces = fc.constantFrom(
      [0x41],
      [0xc3, 0xa9],
      [0xe2, 0x82, 0xac],
      [0xf0, 0x9f, 0x98, 0x80],
      [0xef, 0xbb, 0xbf],
    )
    const bytes = fc
      .array(fc.oneof(pieces, fc.array(fc.integer({ min: 0, max: 255 }), { maxLength: 3 })))
      .map((parts) => Uint8Array.from(parts.flat()))
    fc.assert(
      fc.property(bytes, (given) => isUtf8(given) === isUtf8ByDecoder(given)),
      { numRuns: 2000 },
    )
  })
})

describe('wholeCharactersEnd', () => {
  it('ends before a character that is cut, and nowhere else', () => {
    const bytes = encode('a€😀é')
    const ends = [0, 1, 1, 1, 4, 4, 4, 4, 8, 8, 10]
    expect(ends.map((_, end) => wholeCharactersEnd(bytes, 0, end))).toEqual(ends)
    expect(wholeCharactersEnd(bytes, 2, 3)).toBe(3)
  })
})

describe('byteOrderMarkLength', () => {
  it('is 3 where there is one', () => {
    expect(byteOrderMarkLength(encode('\ufeffa'))).toBe(3)
    expect(byteOrderMarkLength(encode('a\ufeff'))).toBe(0)
    expect(byteOrderMarkLength(Uint8Array.of(0xef, 0xbb))).toBe(0)
  })
})
