import { isShortDate } from './calendar-date.ts'
import { weightedSum } from './weighted-sum.ts'

const weights = [2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5]

/**
 * Whether a Korean resident's or foreigner's number begins with a date of the century that its seventh
 * digit says. Numbers given since October 2020 have no check digit, so that the date is all there is.
 *
 * @param digits - thirteen ASCII digits
 */
export function isKoreanBirthDate(digits: string): boolean {
  return isShortDate(digits, '1256'.includes(digits.charAt(6)) ? 1900 : 2000)
}

/**
 * Whether the last digit is right, as it is for numbers given before October 2020.
 *
 * @param digits - thirteen ASCII digits
 * @param base - 11 for residents, 13 for foreigners
 */
export function isKoreanCheckValid(digits: string, base: 11 | 13): boolean {
  return (base - (weightedSum(digits, weights) % 11)) % 10 === Number(digits.charAt(12))
}
