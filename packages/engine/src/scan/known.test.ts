import fc from 'fast-check'
import { expect, test } from 'vitest'
import { titles } from './name-words.ts'
import { compileKnown, type KnownValue } from './known.ts'
import { createScanner } from './scanner.ts'

const scanner = createScanner({ locales: [], threshold: 0.5, detectors: [] })

function found(values: readonly KnownValue[], text: string, regions: readonly string[] = []): string[] {
  return scanner.find(text, compileKnown(values, regions)).map(({ start, end }) => text.slice(start, end))
}

const person = (text: string): KnownValue[] => [{ entity: 'PERSON', text }]

test.each([
  ['Jane Doe', 'Hi, Jane Doe here', ['Jane Doe']],
  ['Jane Doe', 'jane and DOE', ['jane', 'DOE']],
  [
    'Jane Doe',
    'JANE DOE, jane   doe, jane_doe, Jane\r\n> Doe',
    ['JANE DOE', 'jane   doe', 'jane_doe', 'Jane\r\n> Doe'],
  ],
  ['Jane Doe', 'Doe, Jane', ['Doe, Jane']],
  ['Doe, Jane', 'Jane Doe', ['Jane Doe']],
  ['Dr. Jane Doe', 'Jane Doe, Mrs Doe', ['Jane Doe', 'Doe']],
  ['Jane Doe', 'J. Doe, J Doe, J.Doe, jdoe', ['J. Doe', 'J Doe', 'J.Doe', 'jdoe']],
  ['Jane Doe', 'Doe, J.', ['Doe, J']],
  ['Jane Doe', 'Jane D. wrote', ['Jane D']],
  [
    'Jane Mary Doe',
    'Jane Doe, J. M. Doe, Jane M. Doe, Mary',
    ['Jane Doe', 'J. M. Doe', 'Jane M. Doe', 'Mary'],
  ],
  ['Jane Doe', "Jane's, Jane’s, Janes' and janes", ['Jane', 'Jane', 'Janes', 'janes']],
  ['James', "James' bag", ['James']],
  ['José Núñez', 'jose nunez; JOSÉ or Nunez', ['jose nunez', 'JOSÉ', 'Nunez']],
  ['Jose Nunez', 'Jose\u0301 Nu\u0301n\u0303ez', ['Jose\u0301 Nu\u0301n\u0303ez']],
  ['Øystein Łukaß', 'oystein lukass', ['oystein lukass']],
  ['Jürgen Müller', 'Juergen Mueller, Muller', ['Juergen Mueller', 'Muller']],
  ['Juergen Mueller', 'Jürgen Müller', ['Jürgen Müller']],
  ["Siobhan O'Brien", 'OBrien, O’Brien, o brien, Brien', ['OBrien', 'O’Brien', 'o brien', 'Brien']],
  ['Anne-Marie Duval', 'Anne, annemarie, Anne Marie', ['Anne', 'annemarie', 'Anne Marie']],
  ['Jan van der Berg', 'van der Berg, Berg', ['van der Berg', 'Berg']],
  ['Jane Doe', 'user janedoe', ['janedoe']],
  ['王小明', '我叫王小明，小明。', ['王小明', '小明']],
  ['山田 太郎', '山田太郎です。山田さん', ['山田太郎', '山田']],
  ['김철수', '김철수님께', ['김철수']],
  ['Jane Doe', '我是Jane谢谢', ['Jane']],
  ['Jane Doe', 'ｊａｎｅ ja\u200bne', ['ｊａｎｅ', 'ja\u200bne']],
  ['Наталья Иванова', 'наталья ИВАНОВА', ['наталья ИВАНОВА']],
])('the name %s is found in "%s"', (name, text, expected) => {
  expect(found(person(name), text)).toEqual(expected)
})

test.each([
  ['Jane Doe', 'Janet, undoe, Doer, janeiro'],
  ['Ann Lee', 'annual fleet'],
  ['J Doe', 'j or J alone'],
  ['Jane van Dyke', 'the van is here'],
  ['Mr X', 'mr nobody'],
])('of the name %s nothing is found inside other words: "%s"', (name, text) => {
  expect(found(person(name), text)).toEqual([])
})

test.each([
  ['Will Smith', 'will you, and you will', []],
  ['Will Smith', 'please ask Will about it', ['Will']],
  ['Will Smith', 'Will you come? Will called.', ['Will']],
  ['Will Smith', 'thanks,\nWill', ['Will']],
  ['Will Smith', 'will smith called', ['will smith']],
  ['May Wong', 'it may rain. May I? May wrote, in May', ['May', 'May']],
  ['An Nguyen', 'An error. Ask An. an hour', ['An']],
  ['Mark Rose', 'mark it as a rose. Mark it. Ask Rose', ['Mark', 'Rose']],
  ['Grace Hope', "i hope so; Grace's idea, marks", ['Grace']],
  ['Bill Chase', 'the bill. BILL', ['BILL']],
  ['Bill Chase', "bills are due, Bill's bill", ['Bill']],
])('the common word in %s is a name by its case: "%s"', (name, text, expected) => {
  expect(found(person(name), text)).toEqual(expected)
})

test.each([
  ['jane.doe@example.com', 'JANE.DOE@EXAMPLE.COM', ['JANE.DOE@EXAMPLE.COM']],
  ['jane.doe@example.com', 'login jane.doe, not jane doe', ['jane.doe']],
  ['jdoe99+news@example.com', 'jdoe99 and jdoe99+news but not jdoe991', ['jdoe99', 'jdoe99+news']],
  ['info@example.com', 'more info', []],
  ['joe@example.com', 'joe', []],
  ['hope@example.com', 'i hope', []],
])('the address %s is found whole and by its local part in "%s"', (address, text, expected) => {
  expect(found([{ entity: 'EMAIL_ADDRESS', text: address }], text)).toEqual(expected)
})

test.each([
  ['+1 415 555 2671', '(415) 555-2671, 415.555.2671, 14155552671, +1-415-555-2671, 001 415 555 2671', 5],
  ['4155552671', '+1 (415) 555-2671', 1],
  ['415-555-2671', 'or 555-2671', 1],
  ['+44 20 7946 0958', '020 7946 0958, +44 (0)20 7946 0958, 0044 20 79460958', 3],
  ['020 7946 0958', '+44 20 7946 0958', 1],
  ['+44 20 7946 0958', 'tel02079460958', 1],
  ['0999 1234567', '0999/12 345 67', 1],
])('the phone number %s is found in any format in "%s"', (phone, text, count) => {
  const spans = found([{ entity: 'PHONE_NUMBER', text: phone }], text, ['US', 'GB'])
  expect(spans).toHaveLength(count)
  expect(spans.every((span) => /^[+(]{0,2}[0-9].*[0-9]$/.test(span))).toBe(true)
})

test('a phone number is not found inside a longer one, and short ones not at all', () => {
  expect(
    found([{ entity: 'PHONE_NUMBER', text: '+1 415 555 2671' }], '94155552671 and 41555526711', ['US']),
  ).toEqual([])
  expect(found([{ entity: 'PHONE_NUMBER', text: '12345' }], '12345')).toEqual([])
})

test.each([
  [
    'ADDRESS',
    '12 Main Street, Springfield, IL 62704',
    'to 12 main street in Springfield',
    ['12 main street', 'Springfield'],
  ],
  [
    'ADDRESS',
    '1 Rue de la Paix\n75002 Paris',
    '1, rue de la paix 75002 PARIS',
    ['1, rue de la paix 75002 PARIS'],
  ],
  ['ADDRESS', 'Flat 2, London, UK', 'the uk', []],
  ['IBAN_CODE', 'DE89 3704 0044 0532 0130 00', 'de89370400440532013000', ['de89370400440532013000']],
  ['CREDIT_CARD', '4111111111111111', '4111-1111 1111 1111', ['4111-1111 1111 1111']],
  ['ID', 'AB-123456', 'AB123456, ab 123 456, not AB1234567 or XAB123456', ['AB123456', 'ab 123 456']],
  ['VALUE', 'Blue Ocean GmbH', 'at blue ocean gmbh.', ['blue ocean gmbh']],
  ['VALUE', 'ab', 'ab', []],
  ['URL', 'https://example.com/u/1', 'https://example.com/u/1', ['https://example.com/u/1']],
])('%s "%s" is found in "%s"', (entity, value, text, expected) => {
  expect(found([{ entity, text: value }], text)).toEqual(expected)
})

const someValues: readonly KnownValue[] = [
  { entity: 'PERSON', text: 'Jane Doe' },
  { entity: 'PERSON', text: 'Doe Jane' },
  { entity: 'USERNAME', text: 'janedoe' },
  { entity: 'EMAIL_ADDRESS', text: 'jane.doe@example.com' },
  { entity: 'PHONE_NUMBER', text: '415-555-2671' },
  { entity: 'ID', text: '4155552671' },
  { entity: 'ADDRESS', text: 'Jane Doe, 1 Main Street' },
]

test('the order of known values does not matter', () => {
  const text = 'Jane Doe <jane.doe@example.com>, janedoe, 415 555 2671, 4155552671, J. Doe, 1 Main Street'
  const expected = scanner.find(text, compileKnown(someValues, ['US']))
  expect(expected.length).toBeGreaterThan(5)
  fc.assert(
    fc.property(fc.shuffledSubarray([...someValues], { minLength: someValues.length }), (values) => {
      expect(scanner.find(text, compileKnown(values, ['US']))).toEqual(expected)
    }),
  )
})

test('a known name is found in every spelling, wherever it stands, and no letter of it is left', () => {
  const letters = fc.string({
    unit: fc.constantFrom(...Array.from('abcdefghijklmnopqrstuvwxyzéüłß')),
    minLength: 3,
    maxLength: 9,
  })
  const spell: ((first: string, last: string) => string)[] = [
    (first, last) => `${first} ${last}`,
    (first, last) => `${last}, ${first}`,
    (first, last) => `${first.toUpperCase()} ${last.toUpperCase()}`,
    (first, last) => `${first.charAt(0)}. ${last}`,
    (first, last) => `${first} ${last}'s`,
    (first, last) => `${first}\u00a0${last}`,
    (first, last) => `${first} ${last}`.normalize('NFD').replace(/[\u0300-\u036f]/g, ''),
  ]
  fc.assert(
    fc.property(letters, letters, fc.constantFrom(...spell), (first, last, write) => {
      // "Sir" before a name is none, and may stand.
      fc.pre(!titles.has(first) && !titles.has(last))
      const text = `>> ${write(first, last)} <<`
      const spans = scanner.find(text, compileKnown(person(`${first} ${last}`), []))
      let rest = text
      for (const { start, end } of spans.toReversed()) rest = rest.slice(0, start) + rest.slice(end)
      expect(rest.replace(/'s/, '')).not.toMatch(/\p{L}/u)
    }),
  )
})

test('the steps of a search do not grow with the number of known values', () => {
  const text = 'Jane Doe wrote to number 415 555 2671 about order 99 '.repeat(2000)
  const names = (count: number): KnownValue[] =>
    Array.from({ length: count }, (_, index) => ({
      entity: 'PERSON',
      text: `Xa${index.toString(36)}q Yo${index.toString(36)}z`,
    }))
  const measure = (count: number): number => {
    const known = compileKnown([...names(count), ...someValues], ['US'])
    known.match(text)
    const times = Array.from({ length: 5 }, () => {
      const from = performance.now()
      known.match(text)
      return performance.now() - from
    })
    return Math.min(...times)
  }
  // Loose on purpose: 100 times the values would be far beyond it, were it to grow with them.
  expect(measure(1000)).toBeLessThan(measure(10) * 6 + 50)
})
