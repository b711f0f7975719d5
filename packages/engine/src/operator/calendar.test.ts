import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  civilFromDays,
  daysFromCivil,
  isDate,
  isTimestamp,
  readDate,
  unixSpelling,
  writeDate,
} from './calendar.ts'

test('days and dates are each other’s inverse, and agree with Date', () => {
  fc.assert(
    fc.property(fc.integer({ min: -719_528, max: 2_932_896 }), (days) => {
      const date = civilFromDays(days)
      expect(daysFromCivil(date)).toBe(days)
      const written = new Date(days * 86_400_000).toISOString().slice(0, 10)
      expect(writeDate(date)).toBe(written)
      expect(isDate(written)).toBe(true)
      expect(readDate(written)).toEqual(date)
    }),
  )
})

test.each(['2024-02-29', '2000-02-29', '0000-01-01', '9999-12-31', '2026-04-30'])('%s is a date', (text) => {
  expect(isDate(text)).toBe(true)
})

test.each([
  ...[
    '2023-02-29',
    '1900-02-29',
    '2026-04-31',
    '2026-13-01',
    '2026-00-10',
    '2026-01-00',
    '2026-1-01',
    '26-01-01',
  ],
  ...[
    '2026-01-01 ',
    ' 2026-01-01',
    '2026/01/01',
    '+2026-01-01',
    '2026-01-01Z',
    '٢٠٢٦-٠١-٠١',
    '2026-01-0１',
    '',
  ],
])('"%s" is no date', (text) => {
  expect(isDate(text)).toBe(false)
})

test.each([
  // The examples of RFC 3339, section 5.8.
  ...[
    '1985-04-12T23:20:50.52Z',
    '1996-12-19T16:39:57-08:00',
    '1990-12-31T23:59:60Z',
    '1990-12-31T15:59:60-08:00',
  ],
  ...[
    '1937-01-01T12:00:27.87+00:20',
    '2026-11-23 10:11:12Z',
    '2026-11-23t10:11:12z',
    '2026-11-23T10:11:12-00:00',
  ],
  ...['2026-11-23T10:11:12.123456789+23:59'],
])('%s is a timestamp', (text) => {
  expect(isTimestamp(text)).toBe(true)
})

test.each([
  ...[
    '2026-11-23T10:11:12',
    '2026-11-23T10:11Z',
    '2026-11-23',
    '2026-02-30T10:11:12Z',
    '2026-11-23T24:00:00Z',
  ],
  ...['2026-11-23T10:60:00Z', '2026-11-23T10:11:60Z', '2026-11-23T23:59:60+01:00', '2026-11-23T10:11:61Z'],
  ...[
    '2026-11-23T10:11:12.Z',
    '2026-11-23T10:11:12.1234567890Z',
    '2026-11-23T10:11:12+0100',
    '2026-11-23T10:11:12+1:00',
  ],
  ...[
    '2026-11-23T10:11:12+24:00',
    '2026-11-23T10:11:12+01:60',
    '2026-11-23_10:11:12Z',
    '2026-11-23T10:11:12ZZ',
  ],
  ...['2026-11-23T10:11:12Z\n', '2026-11-23  10:11:12Z', '２026-11-23T10:11:12Z', '2026-11-23T10:11:12,5Z'],
])('"%s" is no timestamp', (text) => {
  expect(isTimestamp(text)).toBe(false)
})

test('whatever Date writes is a timestamp, and no edit of its digits makes one that Date does not know', () => {
  const moments = fc.date({ noInvalidDate: true, min: new Date(0), max: new Date('9999-12-31') })
  fc.assert(
    fc.property(moments, fc.nat(22), fc.nat(9), (moment, at, digit) => {
      const text = moment.toISOString()
      expect(isTimestamp(text)).toBe(true)
      const edited = text.slice(0, at) + String(digit) + text.slice(at + 1)
      if (!isTimestamp(edited) || edited.slice(17, 19) === '60') return
      expect(new Date(edited).toISOString()).toBe(edited)
    }),
  )
})

test.each([
  ['0', 'seconds'],
  ['1700000000', 'seconds'],
  ['4102444799', 'seconds'],
  ['4102444800', undefined],
  ['99999999999', undefined],
  ['100000000000', 'milliseconds'],
  ['4102444799999', 'milliseconds'],
  ['4102444800000', undefined],
  ['01700000000', undefined],
  ['-1', undefined],
  ['1.5', undefined],
  ['1e9', undefined],
  ['', undefined],
])('the Unix number %s is in %s', (text, unit) => {
  expect(unixSpelling(text)).toBe(unit)
})
