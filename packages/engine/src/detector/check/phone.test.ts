import fc from 'fast-check'
import { getCountries, getExampleNumber, parsePhoneNumberFromString } from 'libphonenumber-js/max'
import examples from 'libphonenumber-js/mobile/examples'
import { expect, test } from 'vitest'
import { parseInternational, parseNational } from './phone.ts'

const isNational = (text: string, region: string): boolean => parseNational(text, region) !== undefined

test('every region reads its example number in each of its spellings', () => {
  for (const region of getCountries()) {
    const example = getExampleNumber(region, examples)
    if (example?.isValid() !== true) continue
    const { nationalNumber, number } = example
    for (const text of [nationalNumber, example.formatNational(), `${example.formatNational()} ext. 12`]) {
      const isRead = parsePhoneNumberFromString(text, region)?.isValid() === true
      expect([region, isNational(text, region)]).toEqual([region, isRead])
    }
    expect(parseInternational(number)?.national).toBe(nationalNumber)
    expect(parseInternational(number.replace('+', '00'))?.national).toBe(nationalNumber)
  }
})

test('the gate refuses nothing that the parser takes', () => {
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
      expect(isNational(text, region)).toBe(parsePhoneNumberFromString(text, region)?.isValid() === true)
    }),
    { numRuns: 5000 },
  )
})

test('a region without a numbering plan reads nothing', () => {
  expect(parseNational('4155552671', 'ZZ')).toBeUndefined()
})
