import type { DetectorContext } from '../contract.ts'
import { hasZeroTrunk, isInternationalPhone, isNationalPhone } from './phone.ts'

/** What may be a phone number: digits in groups, with a plus, brackets and an extension or without. */
export const phonePattern =
  /(?<![0-9A-Za-z_+#$€£¥]|[0-9][.,:/-]|[A-Za-z]-|[0-9a-f]{4}-)(?:\+ ?)?(?:\( {0,1})?[0-9](?:[ ()./-]{0,3}[0-9]){6,16}(?:[ ,;]{0,2}(?:extension|ext\.?|x|#)[ .:]{0,2}[0-9]{1,6})?(?![0-9A-Za-z_]|[.,:/-][0-9]|-[0-9a-f]{4}-)/giu

/** Longest match of {@link phonePattern}. */
export const phoneLengthMax = 92

/** Words that say that a number is a phone number. */
export const phoneWords: readonly string[] = [
  'phone',
  'telephone',
  'tel',
  'mobile',
  'cell',
  'call',
  'fax',
  'whatsapp',
  'sms',
  'text',
  'number',
  'telefon',
  'handy',
]

/** How many times a candidate is read again without its last group. */
const shorteningsMax = 3

/** A phone number found in a match: where it ends, and whether its form alone says so. */
export interface ReadPhone {
  readonly end: number
  /**
   * True for a national number without separators (unless a trunk 0 leads it), in groups of four, or with
   * full stops beside a long group: orders, accounts, references and versions look the same.
   */
  readonly isWeak: boolean
}

/** Reads a match of {@link phonePattern}; undefined where no numbering plan has such a number. */
export function readPhone(match: string, { regions }: DetectorContext): ReadPhone | undefined {
  const isAbroad = isInternational(match)
  const { digits, groups } = splitGroups(match)
  if (!isAbroad && !looksNational(match, digits, groups)) return undefined
  let { length: count } = digits
  let end = match.length
  for (let tries = 0; tries <= shorteningsMax && end > 6; tries++) {
    const text = match.slice(0, end)
    const kept = digits.slice(0, count)
    if (isAbroad && isInternationalPhone(text, kept)) return { end, isWeak: false }
    if (isOfRegion(text, kept, regions)) return { end, isWeak: !isAbroad && isWeak(text) }
    // Another number may follow after a space; a hyphen or a full stop holds a reference together.
    end = text.search(/[ /]+[^ /]*$/)
    for (let last = groups.at(-1); last !== undefined && last.start >= end; last = groups.at(-1)) {
      count -= last.length
      groups.pop()
    }
  }
  return undefined
}

/** Digits that stand together. */
interface Group {
  readonly start: number
  readonly length: number
}

/** The groups of a number, and all their digits; an extension, which begins with a letter or a sign, is left out. */
function splitGroups(match: string): { digits: string; groups: Group[] } {
  const groups: Group[] = []
  let digits = ''
  let start = -1
  for (let index = 0; index <= match.length; index++) {
    const unit = index < match.length ? match.charCodeAt(index) : 0
    if (unit >= 0x30 && unit <= 0x39) {
      if (start < 0) start = index
      continue
    }
    if (start >= 0) {
      digits += match.slice(start, index)
      groups.push({ start, length: index - start })
      start = -1
    }
    if (!isBetweenDigits(unit)) break
  }
  return { digits, groups }
}

function isBetweenDigits(unit: number): boolean {
  return (unit >= 0x28 && unit <= 0x2f && unit !== 0x2a && unit !== 0x2c) || unit === 0x20 || unit === 0x09
}

function isWeak(text: string): boolean {
  if (isInternational(text)) return false
  const isLed = text.startsWith('0')
  if (/^[0-9]+$/.test(text)) return !isLed
  if (/^[0-9.]+$/.test(text)) return !isLed && /[0-9]{5}/.test(text)
  return /^[0-9]{4}(?:[ -][0-9]{4})+$/.test(text) || /^[0-9]{6,}-[0-9]{1,2}$/.test(text)
}

/** The cheap gate: what is a date, an address or a table of numbers is never read as a phone number. */
function looksNational(match: string, digits: string, groups: readonly Group[]): boolean {
  if (digits.length < 7 || groups.length > 7) return false
  if (groups.length === 3 && /^[0-9]{1,4}([./-])[0-9]{1,2}\1[0-9]{1,4}(?: |$)/.test(match)) return false
  if (
    groups.length > 3 &&
    /^(?:[0-9]{1,4}([./-])[0-9]{1,2}\1[0-9]{1,4} |[0-9]{1,3}(?:\.[0-9]{1,3}){3}$)/.test(match)
  )
    return false
  return digits !== (digits[0] ?? '').repeat(digits.length)
}

function isInternational(text: string): boolean {
  return text.startsWith('+') || text.startsWith('(+') || text.startsWith('00')
}

function isOfRegion(text: string, digits: string, regions: readonly string[]): boolean {
  const isBare = text.length === digits.length && !text.startsWith('0')
  return regions.some((region) => !(isBare && hasZeroTrunk(region)) && isNationalPhone(text, region, digits))
}
