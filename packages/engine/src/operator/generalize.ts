import ipaddr from 'ipaddr.js'
import type { Leaf } from '../span/leaf.ts'
import {
  civilFromDays,
  daysFromCivil,
  isDate,
  isTimestamp,
  readDate,
  unixSpelling,
  writeDate,
} from './calendar.ts'
import type { CivilDate } from './calendar.ts'
import type { Operator, Outcome } from './contract.ts'
import { struckByType } from './contract.ts'
import { floorToMultiple, parseDecimal } from './decimal.ts'

/** What a value is made coarser to. */
export type GeneralizeOptions =
  | { readonly to: 'year' | 'month' | 'day' | 'ip' }
  /** `size` is above 0: 10 makes 37 into 30. */
  | { readonly to: 'bucket'; readonly size: number }
  /** Letters and digits that stay. */
  | { readonly to: 'postcode'; readonly length: number }
  /** Digits behind the point that stay. */
  | { readonly to: 'coordinates'; readonly decimals: number }

type DatePart = 'year' | 'month' | 'day'
type Scalar = Leaf & { readonly kind: 'string' | 'number' }

/**
 * Writes the coarser thing that a value lies in.
 *
 * | to | takes | writes |
 * |---|---|---|
 * | `year`, `month`, `day` | a date, a timestamp, a Unix number | its first moment, in the same spelling and with the same offset (for a Unix number: in UTC) |
 * | `bucket` | a number, of any length | the lower bound of its bucket, exactly |
 * | `ip` | an IPv4 or IPv6 address | the address of its /24 or /48; IPv4 inside IPv6 as the /24 of that IPv4 |
 * | `postcode` | a postcode of Latin letters and digits | its first letters and digits, in capitals |
 * | `coordinates` | a number, or `lat,lon` | the same, cut (not rounded) behind the decimals that stay |
 *
 * Anything else is struck, and so is a postcode of which nothing would be cut off.
 */
export const generalize: Operator<GeneralizeOptions> = {
  id: 'generalize',
  accepts: ['string', 'number'],
  isKeyed: false,
  needsSubject: false,
  apply(leaf, options) {
    const { kind, text, isTyped } = leaf
    if (kind !== 'string' && kind !== 'number') return struckByType
    const written = write({ kind, text, isTyped }, options)
    return written === undefined ? struckByType : ({ action: 'write', kind, text: written } satisfies Outcome)
  },
}

function write(leaf: Scalar, options: GeneralizeOptions): string | undefined {
  switch (options.to) {
    case 'year':
    case 'month':
    case 'day':
      return firstMoment(leaf, options.to)
    case 'bucket':
      return isNumeric(leaf) ? lowerBound(leaf.text, options.size) : undefined
    case 'ip':
      return leaf.kind === 'string' ? network(leaf.text) : undefined
    case 'postcode':
      return leaf.kind === 'string' ? postcodeArea(leaf.text, options.length) : undefined
    case 'coordinates':
      return coordinates(leaf, options.decimals)
  }
}

/** A number, or the text of a format that does not tell numbers from texts. */
function isNumeric({ kind, isTyped }: Scalar): boolean {
  return kind === 'number' || !isTyped
}

function firstMoment(leaf: Scalar, part: DatePart): string | undefined {
  const { kind, text } = leaf
  if (kind === 'string' && isDate(text)) return writeDate(firstDay(readDate(text), part))
  if (kind === 'string' && isTimestamp(text)) {
    const time = text.slice(11).replace(/^[0-9:.]+/, (digits) => digits.replace(/[0-9]/g, '0'))
    return writeDate(firstDay(readDate(text), part)) + text.charAt(10) + time
  }
  const unit = isNumeric(leaf) ? unixSpelling(text) : undefined
  if (unit === undefined) return undefined
  const perDay = unit === 'seconds' ? 86_400 : 86_400_000
  const date = civilFromDays(Math.floor(Number(text) / perDay))
  const first = String(daysFromCivil(firstDay(date, part)) * perDay)
  // The first milliseconds that count as such lie within a year: its beginning would read as seconds.
  return unixSpelling(first) === unit ? first : undefined
}

function firstDay({ year, month, day }: CivilDate, part: DatePart): CivilDate {
  return { year, month: part === 'year' ? 1 : month, day: part === 'day' ? day : 1 }
}

function lowerBound(text: string, size: number): string | undefined {
  const value = parseDecimal(text)
  const step = parseDecimal(String(size))
  return value === undefined || step === undefined || step.digits <= 0n
    ? undefined
    : floorToMultiple(value, step)
}

const bitsV4 = 24
const bitsV6 = 48
/** 6to4 writes a whole IPv4 address behind its first 16 bits: a /48 would give it away. */
const bits6to4 = 16 + bitsV4

function network(text: string): string | undefined {
  if (text.length > 45 || text.includes('%')) return undefined
  if (ipaddr.IPv4.isValidFourPartDecimal(text)) return networkV4(ipaddr.IPv4.parse(text))
  if (!ipaddr.IPv6.isValid(text)) return undefined
  const address = ipaddr.IPv6.parse(text)
  if (address.isIPv4MappedAddress()) return networkV4(address.toIPv4Address())
  const bits = address.range() === '6to4' ? bits6to4 : bitsV6
  return new ipaddr.IPv6(cut(address.toByteArray(), bits)).toString()
}

function networkV4(address: ipaddr.IPv4): string {
  return new ipaddr.IPv4(cut(address.toByteArray(), bitsV4)).toString()
}

function cut(bytes: readonly number[], bits: number): number[] {
  return bytes.map((byte, index) => (index * 8 < bits ? byte : 0))
}

function postcodeArea(text: string, length: number): string | undefined {
  if (text.length > 16 || !/^[A-Za-z0-9]+(?:[ -][A-Za-z0-9]+)*$/.test(text) || !/[0-9]/.test(text))
    return undefined
  const characters = text.replace(/[ -]/g, '').toUpperCase()
  const isPostcode = characters.length >= 3 && characters.length <= 10
  return isPostcode && length >= 1 && characters.length > length ? characters.slice(0, length) : undefined
}

function coordinates(leaf: Scalar, decimals: number): string | undefined {
  const { kind, text } = leaf
  if (isNumeric(leaf) && !text.includes(',')) return coordinate(text, decimals, 180)
  const pieces = kind === 'number' || text.length > 64 ? [] : text.split(/(, ?)/)
  const [latitude = '', comma = '', longitude = ''] = pieces
  if (pieces.length !== 3) return undefined
  const [north, east] = [coordinate(latitude, decimals, 90), coordinate(longitude, decimals, 180)]
  return north === undefined || east === undefined ? undefined : north + comma + east
}

function coordinate(text: string, decimals: number, degreesMax: number): string | undefined {
  const parts = text.length > 40 ? null : /^(-?(?:0|[1-9][0-9]{0,2}))(?:\.([0-9]+))?$/.exec(text)
  if (parts === null || Math.abs(Number(text)) > degreesMax) return undefined
  const [, whole = '', fraction = ''] = parts
  const stays = fraction.slice(0, Math.max(0, decimals))
  const written = stays === '' ? whole : `${whole}.${stays}`
  return Number(written) === 0 ? written.replace('-', '') : written
}
