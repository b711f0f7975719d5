import fc from 'fast-check'
import { expect, test } from 'vitest'
import { foldText } from './normalize.ts'

/** The part of the original that a folded text's match stands for. */
function originalOf(text: string, found: string): string | undefined {
  const folded = foldText(text)
  const at = folded.text.indexOf(found)
  return at < 0 ? undefined : text.slice(folded.originalStart(at), folded.originalEnd(at + found.length))
}

test.each([
  ['full width', 'ａ＠ｂ．ｃｏｍ', 'a@b.com'],
  ['Arabic digits', '٤١٥', '415'],
  ['Devanagari digits', '४१५', '415'],
  ['mathematical digits outside the basic plane', '𝟜𝟙𝟝', '415'],
  ['styled letters', '𝒋𝒂𝒏𝒆', 'jane'],
  ['non-breaking and thin spaces', '1\u00a02\u20093', '1 2 3'],
  ['hyphens and minus', '1\u20102\u20113\u22124', '1-2-3-4'],
  ['zero-width characters inside', '4\u200b1\u2060\ufeff5', '415'],
  ['soft hyphen', 'ja\u00adne', 'jane'],
])('%s are folded and map back whole', (_, text, folded) => {
  expect(foldText(text).text).toBe(folded)
  expect(originalOf(`x ${text} y`, folded)).toBe(text)
})

test('invisible characters at the ends stay outside', () => {
  expect(originalOf('\u200bjane\u200b', 'jane')).toBe('jane')
})

test('letters with accents, other scripts and sentence marks stay', () => {
  const text = 'Pelé 王小明，наташа！'
  expect(foldText(text).text).toBe(text)
})

test('offsets go up, stay inside the text, and never cut a code point of the folded text', () => {
  const pieces = fc.constantFrom(
    'a',
    '1',
    'é',
    '\u200b',
    '\u00ad',
    '𝟜',
    '😀',
    '１',
    '王',
    '\u0301',
    '\ud800',
    '\u00a0',
  )
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 40 }), (parts) => {
      const text = parts.join('')
      const folded = foldText(text)
      let last = 0
      for (let index = 0; index < folded.text.length; index++) {
        const start = folded.originalStart(index)
        const end = folded.originalEnd(index + 1)
        expect(start).toBeGreaterThanOrEqual(last)
        expect(end).toBeGreaterThan(start)
        expect(end).toBeLessThanOrEqual(text.length)
        expect(foldText(text.slice(start, end)).text).toBe(folded.text.slice(index, index + 1))
        last = end
      }
    }),
  )
})

test('folding a folded text changes nothing', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const once = foldText(text).text
      expect(foldText(once).text).toBe(once)
    }),
  )
})
