import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Detector } from '../detector/contract.ts'
import { detectors } from '../detector/registry.ts'
import { StetError } from '../errors.ts'
import { compileKnown, type KnownValues } from './known.ts'
import { createScanner, type Scanner } from './scanner.ts'

const scanner = createScanner({ locales: ['en-US', 'en-GB', 'de'], threshold: 0.5 })

/** Entities and texts of what is found. */
function found(text: string, by: Scanner = scanner, known?: KnownValues): string[] {
  return by.find(text, known).map(({ entity, start, end }) => `${entity} ${text.slice(start, end)}`)
}

test('finds several entities in one text, in order', () => {
  expect(
    found('Mail jane@example.com or call (415) 555-2671, card 4111 1111 1111 1111, see www.example.com.'),
  ).toEqual([
    'EMAIL_ADDRESS jane@example.com',
    'PHONE_NUMBER (415) 555-2671',
    'CREDIT_CARD 4111 1111 1111 1111',
    'URL www.example.com',
  ])
})

test.each([
  ['call 4155552671', 'en-US', ['PHONE_NUMBER 4155552671']],
  ['order 4155552671', 'en-US', []],
  ['batch 4155-5526-7112', 'en-US', []],
  ['invoice INV-4155-552671', 'en-US', []],
  ['020 7946 0958', 'en-GB', ['PHONE_NUMBER 020 7946 0958']],
  ['please ring 020 7946 0958 tomorrow', 'fr-FR', []],
  ['01 42 68 53 00', 'fr-FR', ['PHONE_NUMBER 01 42 68 53 00']],
  ['415.555.2671 x42', 'en-US', ['PHONE_NUMBER 415.555.2671 x42']],
  ['415 555 2671 or 415 555 2672', 'en-US', ['PHONE_NUMBER 415 555 2671', 'PHONE_NUMBER 415 555 2672']],
  ['415-555-2671 415-555-2672', 'en-US', ['PHONE_NUMBER 415-555-2671', 'PHONE_NUMBER 415-555-2672']],
])('national phone numbers are those of the regions: %s in %s', (text, locale, expected) => {
  expect(found(text, createScanner({ locales: [locale], threshold: 0.5 }))).toEqual(expected)
})

test.each([
  ['ｊａｎｅ＠ｅｘａｍｐｌｅ．ｃｏｍ', 'EMAIL_ADDRESS'],
  ['jane\u200b@exam\u00adple.com', 'EMAIL_ADDRESS'],
  ['4111\u00a01111\u00a01111\u00a01111', 'CREDIT_CARD'],
  ['4111\u20111111\u20111111\u20111111', 'CREDIT_CARD'],
  ['４１１１１１１１１１１１１１１１', 'CREDIT_CARD'],
  ['٤١١١١١١١١١١١١١١١', 'CREDIT_CARD'],
  ['+1\u202f415\u202f555\u202f2671', 'PHONE_NUMBER'],
  [
    '4\u200d1\u200d1\u200d1\u200d1\u200d1\u200d1\u200d1\u200d1\u200d1\u200d1\u200d1\u200d1\u200d1\u200d1\u200d1',
    'CREDIT_CARD',
  ],
])('hidden spellings are found whole: %s', (text, entity) => {
  expect(found(`card > ${text} <`)).toEqual([`${entity} ${text}`])
})

test('a URL takes the address inside it, unless URLs may stand', () => {
  const text = 'https://example.com/?mail=jane@example.org&x=1'
  expect(found(text)).toEqual([`URL ${text}`])
  const standing = createScanner({ locales: [], threshold: 0.5, isStanding: (entity) => entity === 'URL' })
  expect(found(text, standing)).toContain('EMAIL_ADDRESS jane@example.org')
  expect(standing.find(text, undefined).every(({ score }) => score > 0 && score <= 1)).toBe(true)
})

test('an e-mail address that holds a known name is found as one address', () => {
  const known = compileKnown([{ entity: 'PERSON', text: 'Jane Doe' }], ['US'])
  expect(found('write to jane.doe@example.com', scanner, known)).toEqual([
    'EMAIL_ADDRESS jane.doe@example.com',
  ])
})

test('candidates below the threshold are left alone, and a context word lifts one over it', () => {
  const strict = createScanner({ locales: ['en-US'], threshold: 0.9 })
  expect(found('415 555 2671', strict)).toEqual([])
  expect(found('my phone: 415 555 2671', strict)).toEqual(['PHONE_NUMBER 415 555 2671'])
  expect(found('microphones: 415 555 2671', strict)).toEqual([])
})

const [anyDetector] = detectors as [Detector]

test('a detector that throws refuses the text and passes nothing of its error on', () => {
  const faulty: Detector = {
    ...anyDetector,
    id: 'faulty',
    pattern: /secret/gu,
    validate: (match) => {
      throw new Error(`saw ${match}`)
    },
  }
  const broken = createScanner({ locales: [], threshold: 0, detectors: [faulty] })
  const attempt = (): unknown => broken.find('a secret', undefined)
  expect(attempt).toThrow(StetError)
  try {
    attempt()
  } catch (error) {
    expect(error).toMatchObject({ code: 'STET_DETECT_FAILED', place: { rule: 'faulty' } })
    expect(String(error)).not.toContain('secret')
    expect((error as Error).cause).toBeUndefined()
  }
})

test('findings have valid offsets on code-point boundaries, in any text', () => {
  const pieces = fc.oneof(
    fc.constantFrom(...detectors.flatMap(({ samples }) => samples.map(({ text }) => text))),
    fc.constantFrom('Jane', 'Doe', '😀', '\u200b', '𝟜', ' ', '\n', '1', '@', '.', 'é', '\ud83d'),
    fc.string({ unit: 'binary', maxLength: 6 }),
  )
  const known = compileKnown(
    [
      { entity: 'PERSON', text: 'Jane Doe' },
      { entity: 'PHONE_NUMBER', text: '+1 415 555 2671' },
    ],
    [],
  )
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 12 }), (parts) => {
      const text = parts.join('')
      let last = 0
      for (const { start, end } of scanner.find(text, known)) {
        expect(start).toBeGreaterThanOrEqual(last)
        expect(end).toBeGreaterThan(start)
        expect(end).toBeLessThanOrEqual(text.length)
        for (const edge of [start, end]) {
          const isInside =
            /[\ud800-\udbff]$/.test(text.slice(0, edge)) && /^[\udc00-\udfff]/.test(text.slice(edge))
          expect(isInside).toBe(false)
        }
        last = end
      }
    }),
    { numRuns: 300 },
  )
})

test('a scan gives the same findings each time', () => {
  const text = 'jane@example.com +1 415 555 2671 https://example.com 4111111111111111'
  const first = scanner.find(text, undefined)
  scanner.find('other 4012888888881881', undefined)
  expect(scanner.find(text, undefined)).toEqual(first)
})

test.each([
  ['a row of four-digit groups', '4111 '],
  ['a row of digits', '1 '],
  ['digits', '1'],
  ['at signs', '@'],
  ['letters and at signs', 'a@'],
  ['dotted letters', 'a.'],
  ['colons', '1:'],
  ['schemes', 'http://'],
  ['quotes', '"\''],
  ['zero-width characters', 'a\u200b'],
])('time is linear in a text of %s', (_, unit) => {
  const measure = (units: number): number => {
    const text = unit.repeat(Math.ceil(units / unit.length))
    const times = Array.from({ length: 3 }, () => {
      const from = performance.now()
      scanner.find(text, undefined)
      return performance.now() - from
    })
    return Math.min(...times)
  }
  // Eight times the text; a quadratic scan would take 64 times as long.
  expect(measure(160_000)).toBeLessThan(measure(20_000) * 24 + 40)
})
