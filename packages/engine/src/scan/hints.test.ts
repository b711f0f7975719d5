import fc from 'fast-check'
import { expect, test } from 'vitest'
import { HintIndex } from './hints.ts'

test('literals are seen in any case, and 0 stands for any digit', () => {
  const index = new HintIndex(['://', '@', '0', 'www'])
  expect([...index.seenIn('go to WwW now')]).toEqual([0, 0, 0, 1])
  expect([...index.seenIn('7')]).toEqual([0, 0, 1, 0])
  expect([...index.seenIn('ftp://a@b')]).toEqual([1, 1, 0, 0])
  expect([...index.seenIn('naïve')]).toEqual([0, 0, 0, 0])
})

test('one pass sees exactly what a search for each literal sees', () => {
  const letters = fc.constantFrom('a', 'b', 'c', '-', '1', '7', 'é')
  const literal = fc.string({
    unit: fc.constantFrom('a', 'b', 'c', '-', '1', '7'),
    minLength: 1,
    maxLength: 4,
  })
  fc.assert(
    fc.property(
      fc.uniqueArray(literal, { maxLength: 8 }),
      fc.array(fc.string({ unit: letters, maxLength: 30 })),
      (literals, texts) => {
        const hints = [...literals, '0']
        const index = new HintIndex(hints)
        for (const text of texts) {
          const expected = hints.map((hint) =>
            Number(hint === '0' ? /[0-9]/.test(text) : text.includes(hint)),
          )
          expect([...index.seenIn(text)]).toEqual(expected)
        }
      },
    ),
  )
})
