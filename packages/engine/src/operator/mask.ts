import type { Operator } from './contract.ts'
import { struckByType } from './contract.ts'

/** How many letters and digits, counted in code points, stay readable at each end. 0 or more. */
export interface MaskOptions {
  readonly keepFirst: number
  readonly keepLast: number
}

const starsMin = 4
const starsMax = 12
const starsStep = 4

/**
 * Writes stars over a value, but for its first and last letters and digits.
 *
 * Only letters and digits count, and nothing else is kept: separators, spaces and signs go, so
 * `4111-1111-1111-1111` with `keepLast: 4` is `************1111`. Where a value has fewer than twice as
 * many letters and digits as would stay, all of it is masked: of a short value, the ends say too much.
 * There are 4, 8 or 12 stars, whichever first covers what is hidden, and 12 for all that is longer, so
 * that the length says no more than that.
 */
export const mask: Operator<MaskOptions> = {
  id: 'mask',
  accepts: ['string', 'number'],
  isKeyed: false,
  needsSubject: false,
  apply(leaf, { keepFirst, keepLast }) {
    if (leaf.kind !== 'string' && leaf.kind !== 'number') return struckByType
    return { action: 'write', kind: 'string', text: maskText(leaf.text, keepFirst, keepLast) }
  },
}

function maskText(text: string, keepFirst: number, keepLast: number): string {
  const characters = text.normalize('NFC').match(/[\p{L}\p{N}]/gu) ?? []
  const keptCount = keepFirst + keepLast
  if (characters.length < 2 * keptCount) return stars(characters.length)
  const first = characters.slice(0, keepFirst).join('')
  const last = characters.slice(characters.length - keepLast).join('')
  return first + stars(characters.length - keptCount) + last
}

function stars(hiddenCount: number): string {
  const covering = Math.ceil(hiddenCount / starsStep) * starsStep
  return '*'.repeat(Math.min(starsMax, Math.max(starsMin, covering)))
}
