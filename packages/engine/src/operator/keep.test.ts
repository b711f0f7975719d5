import { faker } from '@faker-js/faker/locale/en'
import { describe, expect, test } from 'vitest'
import type { Leaf } from '../span/leaf.ts'
import type { Outcome } from './contract.ts'
import { kept, struckAsForged, struckByType } from './contract.ts'
import { countryCodes } from './data/iso-3166.ts'
import { currencyCodes } from './data/iso-4217.ts'
import { compileKeep, type KeepOptions } from './keep.ts'

const text = (value: string): Leaf => ({ kind: 'string', text: value, isTyped: true })
const number = (value: string): Leaf => ({ kind: 'number', text: value, isTyped: true })
const cell = (value: string): Leaf => ({ kind: 'string', text: value, isTyped: false })
const truth: Leaf = { kind: 'boolean', text: 'true', isTyped: true }
const nothing: Leaf = { kind: 'null', text: 'null', isTyped: true }

/** What is kept and what is struck, by type. */
const samples: readonly (readonly [KeepOptions, readonly Leaf[], readonly Leaf[]])[] = [
  [
    { type: 'integer' },
    [
      number('0'),
      number('-0'),
      number('-17'),
      number('12345678901234567890'),
      cell('42'),
      cell('-42'),
      cell(''),
    ],
    [
      ...['1.0', '1e3', '123456789012345678901', '-'].map(number),
      ...[
        text('42'),
        truth,
        nothing,
        cell('042'),
        cell('+1'),
        cell('4 2'),
        cell('٤٢'),
        cell('４２'),
        cell('1\n'),
      ],
    ],
  ],
  [
    { type: 'number' },
    [number('1.50'), number('-2E+10'), cell('0.5'), cell(''), number('1'.repeat(40))],
    [
      text('1.5'),
      number('1'.repeat(41)),
      cell('.5'),
      cell('1.'),
      cell('1,5'),
      cell('NaN'),
      cell('0x10'),
      truth,
    ],
  ],
  [
    { type: 'boolean' },
    [truth, { kind: 'boolean', text: 'false', isTyped: true }, cell('FALSE'), cell('True'), cell('')],
    [text('true'), number('1'), cell('tRUE'), cell('yes'), nothing],
  ],
  [
    { type: 'timestamp' },
    [
      text('2026-11-23T10:11:12Z'),
      text('2026-11-23 10:11:12.5+01:00'),
      number('1700000000'),
      cell('1700000000123'),
    ],
    [
      text('1700000000'),
      text('2026-11-23'),
      text('tomorrow'),
      text(''),
      number('17000000000'),
      number('1.5'),
      truth,
    ],
  ],
  [
    { type: 'date' },
    [text('2024-02-29'), cell('')],
    [text('2023-02-29'), text('2026-11-23T00:00:00Z'), number('20260101')],
  ],
  [
    { type: 'uuid' },
    ['f81d4fae-7dec-11d0-a765-00a0c91e6bf6', 'F81D4FAE-7DEC-11D0-A765-00A0C91E6BF6'].map(text),
    ['f81d4fae7dec11d0a76500a0c91e6bf6', 'g81d4fae-7dec-11d0-a765-00a0c91e6bf6', ''].map(text),
  ],
  [
    { type: 'language' },
    ['en', 'en-US', 'zh-Hant-TW', 'es-419', 'yue', 'EN-us'].map(text),
    ['english', 'en_US', 'en-US-x-jane', 'de-1996', 'e', 'en-', 'jane', 'zh-Hant-TW-u', ''].map(text),
  ],
  [
    { type: 'currency' },
    ['EUR', 'usd', 'XAU'].map(text),
    [text('Eur'), text('ABC'), text('€'), number('978')],
  ],
  [{ type: 'country' }, ['DE', 'de', 'DEU', 'XK'].map(text), ['Germany', 'De', 'UK', 'ZZ', 'DEUT'].map(text)],
  [
    { type: 'enum', values: ['open', 1, true, '2'] },
    [text('open'), number('1'), truth, text('2'), cell('1'), cell('true'), cell('')],
    [
      text('Open'),
      text('1'),
      number('1.0'),
      number('2'),
      text('true'),
      text('open '),
      cell('closed'),
      nothing,
    ],
  ],
  [
    { type: 'pattern', pattern: 'a|ab|[0-9]{2}\\n?' },
    [text('a'), text('ab'), text('12'), text('12\n'), cell('')],
    [text('abc'), text('xa'), text('12\n\n'), text('a\n'), text(''), number('12'), truth],
  ],
  [{ type: 'any' }, [text('anything'), text(''), number('1e9'), truth], [nothing]],
]

describe.each(samples)('%j', (options, keeps, strikes) => {
  const keep = compileKeep(options)

  test.each(keeps)('keeps $kind "$text", typed: $isTyped', (leaf) => {
    expect(keep(leaf)).toEqual(kept)
  })

  test.each(strikes)('strikes $kind "$text", typed: $isTyped', (leaf) => {
    expect(keep(leaf)).toEqual(struckByType)
  })
})

test('the lists of codes hold all that Faker and the runtime know', () => {
  const { country_code: countries } = faker.rawDefinitions.location!
  for (const { alpha2, alpha3 } of countries!)
    expect(countryCodes).toEqual(expect.arrayContaining([alpha2, alpha3]))
  expect(countryCodes).toHaveLength(2 * 249 + 2)
  expect(currencyCodes).toEqual(expect.arrayContaining(Intl.supportedValuesOf('currency')))
  expect(new Set(currencyCodes).size).toBe(currencyCodes.length)
  expect(currencyCodes.every((code) => /^[A-Z]{3}$/.test(code))).toBe(true)
})

test('a pattern cannot break out of its anchors', () => {
  for (const pattern of ['a)|(b', '(a', '(?=a)', '(a)\\1', `(?:${'(?:a{1000})'.repeat(30)})`]) {
    expect(() => compileKeep({ type: 'pattern', pattern })).toThrow(
      expect.objectContaining({ code: 'STET_POLICY_INVALID' }),
    )
  }
  const multiline = compileKeep({ type: 'pattern', pattern: '(?m)^a$' })
  expect(multiline(text('a\nsecret'))).toEqual(struckByType)
})

test('a pattern that would backtrack for ever takes linear time, and a very long text is struck', () => {
  const keep = compileKeep({ type: 'pattern', pattern: '(a+)+b' })
  expect(keep(text('a'.repeat(60_000)))).toEqual(struckByType)
  expect(compileKeep({ type: 'pattern', pattern: 'a*' })(text('a'.repeat(65_537)))).toEqual(struckByType)
})

test.each(['[PERSON_1]', 'x [ person_2 ] y', `tok1_person_${'a'.repeat(26)}`])(
  '"%s" is struck as forged',
  (forged) => {
    expect(compileKeep({ type: 'any' })(text(forged))).toEqual(struckAsForged)
    expect(compileKeep({ type: 'pattern', pattern: '.*' })(text(forged))).toEqual(struckAsForged)
  },
)

describe('url', () => {
  const keep = compileKeep({ type: 'url', hosts: ['example.com', '*.Example.org', 'example.net:8443'] })
  const cutTo = (value: string): Outcome => ({ action: 'write', kind: 'string', text: value })

  test.each([
    ...[
      'https://example.com',
      'http://example.com/',
      'HTTPS://EXAMPLE.com/Tickets/7',
      'https://example.com:443/a',
    ],
    ...[
      'https://a.example.org/x',
      'https://a.b.example.org/x',
      'https://example.net:8443/',
      'https://example.com/@ada',
    ],
    ...['https://example.com/caf%C3%A9'],
  ])('keeps %s', (url) => {
    expect(keep(text(url))).toEqual(kept)
  })

  test.each([
    ['https://example.com/a?email=x', 'https://example.com/a'],
    ['https://example.com?x', 'https://example.com'],
    ['https://example.com/a#jane@example.com', 'https://example.com/a'],
    ['https://example.com/a?#', 'https://example.com/a'],
  ])('cuts the query and the fragment off %s', (url, rest) => {
    expect(keep(text(url))).toEqual(cutTo(rest))
  })

  test.each([
    ...[
      'https://example.org/',
      'https://evil-example.org/',
      'https://example.com.evil.test/',
      'ftp://example.com/',
    ],
    ...[
      'https://user@example.com/',
      'https://u:p@example.com/',
      'https://@example.com/',
      '//example.com/',
      '/a',
    ],
    ...[
      'https://example.com:8443/',
      'https://example.net/',
      'https://example.com\\@evil.test/',
      'javascript:alert(1)',
    ],
    ...[
      ' https://example.com/',
      'https://example.com/a b',
      'https://exa\tmple.com/',
      'https:example.com/',
      '',
    ],
    ...[
      'https://ex%61mple.com/',
      'https://ｅxample.com/',
      'https://example.com/%zz',
      'https://example.com/%E9',
    ],
    ...['https://example.com/u/jane@mail.test', 'https://example.com/u/jane%40mail.test/x'],
    ...[
      'https://example.com/u/jane%2540mail.test',
      'https://example.com/jane＠mail.test',
      'https://example.com./',
    ],
    ...['https://example.com/%252525252540', `https://example.com/${'a'.repeat(8200)}`],
  ])('strikes "%s"', (url) => {
    expect(keep(text(url))).toEqual(struckByType)
  })

  test('strikes a placeholder in the path, and what is not a string', () => {
    expect(keep(text('https://example.com/%5BPERSON_1%5D'))).toEqual(struckAsForged)
    expect(keep(number('7'))).toEqual(struckByType)
    expect(keep(cell(''))).toEqual(kept)
  })
})
