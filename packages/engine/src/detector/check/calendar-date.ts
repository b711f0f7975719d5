const monthDays = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

/**
 * Whether the Gregorian calendar has the day.
 *
 * @param year - in full, e.g. 1985
 * @param month - from 1
 * @param day - from 1
 */
export function isCalendarDate(year: number, month: number, day: number): boolean {
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
  const days = month === 2 && isLeap ? 29 : (monthDays[month - 1] ?? 0)
  return day >= 1 && day <= days
}

/**
 * Whether the calendar has the day that six digits name.
 *
 * @param digits - year, month and day of two digits each
 * @param century - first year of it, e.g. 1900
 */
export function isShortDate(digits: string, century: number): boolean {
  const year = century + Number(digits.slice(0, 2))
  return isCalendarDate(year, Number(digits.slice(2, 4)), Number(digits.slice(4, 6)))
}
