/** A day of the proleptic Gregorian calendar; month and day are counted from 1. */
export interface CivilDate {
  readonly year: number
  readonly month: number
  readonly day: number
}

/** First Unix second that no longer counts as a time: 2100-01-01T00:00:00Z. */
const unixSecondsEnd = 4_102_444_800
/** Numbers from here on are milliseconds; none between the end of the seconds and here is a time. */
const unixMillisecondsStart = 100_000_000_000

/**
 * Whether a text is a `full-date` that the calendar has, years 0000 to 9999.
 *
 * @see https://www.rfc-editor.org/rfc/rfc3339#section-5.6
 */
export function isDate(text: string): boolean {
  return text.length === 10 && startsWithDate(text)
}

/**
 * Whether a text is a `date-time` of RFC 3339 that exists. A space may stand for the `T` (the note in
 * section 5.6 allows it, and databases write it); the offset must be there; a fraction has at most nine
 * digits, so that it is no place to hide a text; second 60 only where UTC can have a leap second.
 *
 * @see https://www.rfc-editor.org/rfc/rfc3339#section-5.6
 */
export function isTimestamp(text: string): boolean {
  if (text.length < 20 || text.length > 35 || !startsWithDate(text)) return false
  const separator = text.charCodeAt(10)
  if (separator !== 0x54 && separator !== 0x20 && separator !== 0x74) return false
  if (text.charCodeAt(13) !== 0x3a || text.charCodeAt(16) !== 0x3a) return false
  const hour = digits(text, 11, 2)
  const minute = digits(text, 14, 2)
  const second = digits(text, 17, 2)
  if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 60) return false
  const offsetAt = fractionEnd(text)
  if (offsetAt < 0) return false
  const offset = offsetMinutes(text, offsetAt)
  if (offset === undefined) return false
  return second < 60 || (hour * 60 + minute - offset + 2880) % 1440 === 1439
}

/**
 * Whether digits are Unix seconds (1970 to 2100) or Unix milliseconds (1973-03-03 to 2100); undefined
 * for any other text, fractions among them.
 */
export function unixSpelling(text: string): 'seconds' | 'milliseconds' | undefined {
  if (!/^(?:0|[1-9][0-9]{0,12})$/.test(text)) return undefined
  const value = Number(text)
  if (value < unixSecondsEnd) return 'seconds'
  return value >= unixMillisecondsStart && value < unixSecondsEnd * 1000 ? 'milliseconds' : undefined
}

/** The date at the start of a text that {@link isDate} or {@link isTimestamp} accepted. */
export function readDate(text: string): CivilDate {
  return { year: digits(text, 0, 4), month: digits(text, 5, 2), day: digits(text, 8, 2) }
}

/** A date as `YYYY-MM-DD`. */
export function writeDate({ year, month, day }: CivilDate): string {
  return `${padded(year, 4)}-${padded(month, 2)}-${padded(day, 2)}`
}

/**
 * Days from 1970-01-01; negative before it.
 *
 * @see https://howardhinnant.github.io/date_algorithms.html#days_from_civil
 */
export function daysFromCivil({ year, month, day }: CivilDate): number {
  const shifted = month <= 2 ? year - 1 : year
  const era = Math.floor(shifted / 400)
  const yearOfEra = shifted - era * 400
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear
  return era * 146_097 + dayOfEra - 719_468
}

/** The inverse of {@link daysFromCivil}. */
export function civilFromDays(days: number): CivilDate {
  const shifted = days + 719_468
  const era = Math.floor(shifted / 146_097)
  const dayOfEra = shifted - era * 146_097
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  )
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153)
  const month = monthFromMarch + (monthFromMarch < 10 ? 3 : -9)
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1,
  }
}

function startsWithDate(text: string): boolean {
  if (text.charCodeAt(4) !== 0x2d || text.charCodeAt(7) !== 0x2d) return false
  const year = digits(text, 0, 4)
  const month = digits(text, 5, 2)
  const day = digits(text, 8, 2)
  return year >= 0 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month)
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}

/** Where a fraction of a second, if there is one, ends; -1 where it is not well formed. */
function fractionEnd(text: string): number {
  if (text.charCodeAt(19) !== 0x2e) return 19
  let at = 20
  while (at < 30 && isDigit(text.charCodeAt(at))) at += 1
  return at === 20 || at === 30 ? -1 : at
}

/** Minutes east of UTC; undefined where the text does not end in an offset. */
function offsetMinutes(text: string, at: number): number | undefined {
  const sign = text.charCodeAt(at)
  if (sign === 0x5a || sign === 0x7a) return text.length === at + 1 ? 0 : undefined
  if ((sign !== 0x2b && sign !== 0x2d) || text.length !== at + 6) return undefined
  const hours = digits(text, at + 1, 2)
  const minutes = digits(text, at + 4, 2)
  if (text.charCodeAt(at + 3) !== 0x3a || hours < 0 || hours > 23 || minutes < 0 || minutes > 59)
    return undefined
  return (sign === 0x2d ? -1 : 1) * (hours * 60 + minutes)
}

function digits(text: string, at: number, count: number): number {
  let value = 0
  for (let index = at; index < at + count; index++) {
    const code = text.charCodeAt(index)
    if (!isDigit(code)) return -1
    value = value * 10 + code - 0x30
  }
  return value
}

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39
}

function padded(value: number, length: number): string {
  return String(value).padStart(length, '0')
}
