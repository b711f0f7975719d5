import { isCalendarDate } from './calendar-date.ts'

/**
 * Whether ten digits are a Czech or Slovak birth number (rodné číslo), as given since 1954: a date, 50 added
 * to the month of a woman, and from 2004 on 20 more where a day's numbers had run out; divisible by 11.
 *
 * @param digits - ten ASCII digits
 * @see https://www.zakonyprolidi.cz/cs/2000-133 Act 133/2000, section 13
 */
export function isCzechBirthNumber(digits: string): boolean {
  const short = Number(digits.slice(0, 2))
  const year = short < 54 ? 2000 + short : 1900 + short
  const month = Number(digits.slice(2, 4)) % 50
  const isExtra = month > 20 && year >= 2004
  if (!isCalendarDate(year, isExtra ? month - 20 : month, Number(digits.slice(4, 6)))) return false
  // Until 1985 a remainder of ten was written as a check digit of nought.
  const hasOldCheck = year < 1986 && Number(digits.slice(0, 9)) % 11 === 10 && digits.endsWith('0')
  return Number(digits) % 11 === 0 || hasOldCheck
}

/**
 * Whether nine digits are a birth number as given until 1953: a date and a serial number, but no check digit.
 *
 * @param digits - nine ASCII digits
 */
export function isOldBirthNumber(digits: string): boolean {
  const year = 1900 + Number(digits.slice(0, 2))
  const isDate = isCalendarDate(year, Number(digits.slice(2, 4)) % 50, Number(digits.slice(4, 6)))
  return year < 1954 && isDate && !digits.endsWith('000')
}
