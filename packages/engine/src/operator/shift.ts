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
import type { Operator, Outcome } from './contract.ts'
import { struckByType, struckWithoutSubject } from './contract.ts'
import { unsignedOf } from './hash.ts'

/** How far dates move. */
export interface ShiftOptions {
  /** Whole days, 1 or more: dates move by at most so many, to either side, and by at least one. */
  readonly daysMax: number
}

const secondsPerDay = 86_400

/**
 * Moves a date by a whole number of days that only the key and the subject decide: all dates of a
 * subject at a destination move together, whatever their field or entity, so that the time between them
 * stays. The spelling, the time of day and the offset stay as they are, but for second 60, which is
 * written 59 because the other day has no leap second. Struck are years before 0001 or after 9999, and
 * Unix numbers that would leave 1970 to 2100.
 */
export const shift: Operator<ShiftOptions> = {
  id: 'shift',
  accepts: ['string', 'number'],
  isKeyed: true,
  needsSubject: true,
  apply(leaf, { daysMax }, { subject, hash }) {
    if (leaf.kind !== 'string' && leaf.kind !== 'number') return struckByType
    if (subject === undefined) return struckWithoutSubject
    if (!Number.isSafeInteger(daysMax) || daysMax < 1) return struckByType
    const pick = Number(unsignedOf(hash.digest('shift', '', [subject]), 16) % BigInt(2 * daysMax))
    return move(leaf.kind, leaf, pick < daysMax ? pick - daysMax : pick - daysMax + 1)
  },
}

function move(kind: 'string' | 'number', { text, isTyped }: Leaf, days: number): Outcome {
  if (kind === 'string' && (isDate(text) || isTimestamp(text))) {
    const date = civilFromDays(daysFromCivil(readDate(text)) + days)
    if (date.year < 1 || date.year > 9999) return struckByType
    return {
      action: 'write',
      kind,
      text: writeDate(date) + text.slice(10).replace(/^(?<time>.{7})60/, '$<time>59'),
    }
  }
  if (kind === 'string' && isTyped) return struckByType
  const unit = unixSpelling(text)
  if (unit === undefined) return struckByType
  const moved = Number(text) + days * secondsPerDay * (unit === 'seconds' ? 1 : 1000)
  const written = String(moved)
  return unixSpelling(written) === unit ? { action: 'write', kind, text: written } : struckByType
}
