import { isShortDate } from './calendar-date.ts'
import { weightedSum } from './weighted-sum.ts'

const first = [1, 2, 3, 4, 5, 6, 7, 8, 9, 1]
const second = [3, 4, 5, 6, 7, 8, 9, 1, 2, 3]

/**
 * Whether eleven digits are an Estonian or Lithuanian personal code of somebody born from 1900 on: sex and
 * century, date, serial number and check digit.
 *
 * @param digits - eleven ASCII digits
 * @see https://www.oecd.org/tax/automatic-exchange/crs-implementation-and-assistance/tax-identification-numbers/Estonia-TIN.pdf
 */
export function isBalticPersonalCode(digits: string): boolean {
  const century = { '3': 1900, '4': 1900, '5': 2000, '6': 2000 }[digits.charAt(0)]
  if (century === undefined || !isShortDate(digits.slice(1), century)) return false
  const attempt = weightedSum(digits, first) % 11
  const check = attempt < 10 ? attempt : (weightedSum(digits, second) % 11) % 10
  return check === Number(digits.charAt(10))
}
