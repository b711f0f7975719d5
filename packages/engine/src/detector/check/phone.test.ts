import fc from 'fast-check'
import {
  getCountries,
  getCountryCallingCode,
  getExampleNumber,
  parsePhoneNumberFromString,
} from 'libphonenumber-js/max'
import examples from 'libphonenumber-js/mobile/examples'
import { expect, test } from 'vitest'
import { isInternationalPhone, isNationalPhone, parseNational, splitInternational } from './phone.ts'

test('every region reads its example number in each of its spellings', () => {
  for (const region of getCountries()) {
    const example = getExampleNumber(region, examples)
    if (example?.isValid() !== true) continue
    const { nationalNumber, number } = example
    for (const text of [nationalNumber, example.formatNational(), `${example.formatNational()} ext. 12`]) {
      const isRead = parsePhoneNumberFromString(text, region)?.isValid() === true
      expect([region, isNationalPhone(text, region)]).toEqual([region, isRead])
    }
    expect(splitInternational(number)?.national).toBe(nationalNumber)
    expect([number, isInternationalPhone(number)]).toEqual([number, true])
    expect(isInternationalPhone(number.replace('+', '00'))).toBe(true)
  }
})

test('the tables refuse no international number that the parser takes', () => {
  const digits = fc.string({
    unit: fc.constantFrom('0', '1', '2', '3', '4', '5', '6', '7', '8', '9'),
    minLength: 4,
    maxLength: 12,
  })
  const code = fc.constantFrom(...getCountries()).map((region) => getCountryCallingCode(region))
  fc.assert(
    fc.property(code, fc.constantFrom('', ' (0)', '0', ' '), digits, (prefix, trunk, number) => {
      const text = `+${prefix}${trunk}${number}`
      if (parsePhoneNumberFromString(text)?.isValid() === true) {
        expect([text, isInternationalPhone(text)]).toEqual([text, true])
      }
    }),
    { numRuns: 5000 },
  )
})

test('the tables refuse no national number that the parser takes', () => {
  const regions = fc.constantFrom(...getCountries())
  const trunk = fc.constantFrom('', '0', '8', '1', '06', '00', '011', '0044')
  const digits = fc.string({
    unit: fc.constantFrom('0', '1', '2', '3', '4', '5', '6', '7', '8', '9'),
    minLength: 5,
    maxLength: 12,
  })
  fc.assert(
    fc.property(regions, trunk, digits, (region, prefix, number) => {
      const text = prefix + number
      if (parsePhoneNumberFromString(text, region)?.isValid() === true) {
        expect([text, isNationalPhone(text, region)]).toEqual([text, true])
      }
    }),
    { numRuns: 5000 },
  )
})

test('a region without a numbering plan reads nothing', () => {
  expect(parseNational('4155552671', 'ZZ')).toBeUndefined()
  expect(isNationalPhone('4155552671', 'ZZ')).toBe(false)
})

test('of what the tables take, the parser takes nearly all', () => {
  const regions = getCountries()
  let [taken, parsed] = [0, 0]
  for (let at = 0; at < 40_000; at++) {
    const region = regions[at % regions.length] ?? 'US'
    const text = String((at * 2_654_435_761) % 10 ** (7 + (at % 5)))
    if (!isNationalPhone(text, region)) continue
    taken += 1
    if (parsePhoneNumberFromString(text, region)?.isValid() === true) parsed += 1
  }
  expect(taken).toBeGreaterThan(1000)
  expect(parsed / taken).toBeGreaterThan(0.99)
})
