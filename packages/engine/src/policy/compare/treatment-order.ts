import type { Outcome } from '../../operator/contract.ts'
import { compileKeep, type KeepOptions } from '../../operator/keep.ts'
import type { MaskOptions } from '../../operator/mask.ts'
import type { Leaf } from '../../span/leaf.ts'
import type { EntityTreatment, Treatment } from '../model.ts'

/** A treatment where it stands: what it says, and what it depends on besides. */
export interface Treated {
  /** `keep` of an entity in a scan is `keep: any` of the text that was found. */
  readonly treatment: Exclude<Treatment, { operator: 'scan' }>
  /** Whether the route has a subject: tokens and surrogates are linked within it, else across all records. */
  readonly hasSubject: boolean
}

/** One edge of the order: from what `upper` lets leave of a value one can work out what `lower` lets leave. */
export interface OrderEdge {
  readonly lower: string
  readonly upper: string
  /** Condition; empty: always. */
  readonly when: string
  /** Why the edge holds, or why it holds only then. */
  readonly because: string
  readonly holds: (lower: Treated, upper: Treated) => boolean
}

type Of<Operator extends Treatment['operator']> = Extract<Treatment, { operator: Operator }>

const is = <Operator extends Treatment['operator']>(
  { treatment }: Treated,
  operator: Operator,
): Of<Operator> | undefined => (treatment.operator === operator ? (treatment as Of<Operator>) : undefined)

const keepOf = (treated: Treated): KeepOptions | undefined => is(treated, 'keep')?.options
const isKeepAny = (treated: Treated): boolean => keepOf(treated)?.type === 'any'

/**
 * The order of treatments by what they let leave of one value. Whatever no edge connects cannot be
 * compared. The page docs/policy-order.md is written from this table, and the table is tested against
 * what the operators do.
 */
export const treatmentOrder: readonly OrderEdge[] = [
  {
    lower: 'strike, or no rule',
    upper: 'anything',
    when: '',
    because: 'Nothing leaves, not even that there was a value.',
    holds: (lower) => is(lower, 'strike') !== undefined,
  },
  {
    lower: 'any treatment but restore',
    upper: 'keep: any',
    when: '',
    because: 'Whoever has the value can do to it what the treatment does.',
    holds: (lower, upper) => isKeepAny(upper) && is(lower, 'restore') === undefined,
  },
  {
    lower: 'the same treatment',
    upper: 'the same treatment',
    when: '',
    because: 'Nothing changes. (Whose values are told to be equal is compared apart: see Equality.)',
    holds: (lower, upper) => JSON.stringify(lower.treatment) === JSON.stringify(upper.treatment),
  },
  {
    lower: 'keep: integer',
    upper: 'keep: number',
    when: '',
    because: 'Every whole number is a number, and leaves as it is.',
    holds: (lower, upper) => keepOf(lower)?.type === 'integer' && keepOf(upper)?.type === 'number',
  },
  {
    lower: 'keep: { enum: [some] }',
    upper: 'keep: { enum: [more] }, or keep: a type',
    when: 'the upper keeps each of the lower’s values',
    because: 'Each of the values left already; all others are struck now.',
    holds: (lower, upper) => {
      const [few, many] = [keepOf(lower), keepOf(upper)]
      return few?.type === 'enum' && many !== undefined && keepsAll(many, few.values)
    },
  },
  {
    lower: 'keep: { url: [some hosts] }',
    upper: 'keep: { url: [more hosts] }',
    when: 'each of the lower’s hosts is listed in the upper, or lies below one of its *.hosts',
    because: 'Web addresses of fewer hosts leave, in the same form.',
    holds: (lower, upper) => {
      const [few, many] = [keepOf(lower), keepOf(upper)]
      return few?.type === 'url' && many?.type === 'url' && areHostsWithin(few.hosts, many.hosts)
    },
  },
  {
    lower: 'generalize: year | month',
    upper: 'generalize: month | day',
    when: 'the lower is the coarser one',
    because: 'A day lies in one month, and a month in one year; all three take the same values.',
    holds: (lower, upper) => {
      const parts = ['year', 'month', 'day']
      const [coarse, fine] = [is(lower, 'generalize'), is(upper, 'generalize')].map((one) =>
        parts.indexOf(one?.options.to ?? ''),
      )
      return coarse !== undefined && fine !== undefined && coarse >= 0 && coarse <= fine
    },
  },
  {
    lower: 'generalize: { number: n }',
    upper: 'generalize: { number: m }',
    when: 'n is a multiple of m, both whole',
    because: 'Each bucket of m lies in one bucket of n.',
    holds: (lower, upper) => {
      const [coarse, fine] = [is(lower, 'generalize')?.options, is(upper, 'generalize')?.options]
      if (coarse?.to !== 'bucket' || fine?.to !== 'bucket') return false
      const isWhole = Number.isSafeInteger(coarse.size) && Number.isSafeInteger(fine.size)
      return isWhole && coarse.size % fine.size === 0
    },
  },
  {
    lower: 'generalize: { coordinates: n }',
    upper: 'generalize: { coordinates: m }',
    when: 'n is at most m',
    because:
      'Decimals are cut off, so fewer follow from more. (Of postcodes that is not so: a short one is struck where more of it would stay.)',
    holds: (lower, upper) => {
      const [coarse, fine] = [is(lower, 'generalize')?.options, is(upper, 'generalize')?.options]
      return coarse?.to === 'coordinates' && fine?.to === 'coordinates' && coarse.decimals <= fine.decimals
    },
  },
  {
    lower: 'mask',
    upper: 'mask',
    when: 'worked out for all lengths: what stays readable below stays readable above, and the stars below follow from those above',
    because:
      'A mask that shows less of long values may show more of short ones: { keepLast: 2 } shows the ends of a value of five, which { keepLast: 4 } hides whole.',
    holds: (lower, upper) => {
      const [less, more] = [is(lower, 'mask')?.options, is(upper, 'mask')?.options]
      return less !== undefined && more !== undefined && isMaskWithin(less, more)
    },
  },
  {
    lower: 'replace',
    upper: 'pseudonymize, tokenize',
    when: '',
    because:
      'A label tells which values of a record are equal; a pseudonym or token tells that too, and beyond the record.',
    holds: (lower, upper) =>
      is(lower, 'replace') !== undefined &&
      (is(upper, 'pseudonymize') ?? is(upper, 'tokenize')) !== undefined,
  },
  {
    lower: 'pseudonymize: id | uuid | email',
    upper: 'pseudonymize: any form',
    when: '',
    because: 'They tell the same, and integer tells besides whether the value was a number or a text.',
    holds: (lower, upper) => {
      const form = is(lower, 'pseudonymize')?.options.form
      return form !== undefined && form !== 'integer' && is(upper, 'pseudonymize') !== undefined
    },
  },
  {
    lower: 'pseudonymize: id | uuid | email',
    upper: 'tokenize',
    when: 'the route has no subject',
    because:
      'Without a subject a token is the same for the same value everywhere, as a pseudonym is, and can be turned back besides.',
    holds: (lower, upper) => {
      const form = is(lower, 'pseudonymize')?.options.form
      return (
        form !== undefined && form !== 'integer' && is(upper, 'tokenize') !== undefined && !upper.hasSubject
      )
    },
  },
]

/** Whether `lower` lets no more leave of any value than `upper` does. */
export function isWithin(lower: Treated, upper: Treated): boolean {
  return treatmentOrder.some((edge) => edge.holds(lower, upper))
}

/** The treatment of an entity that a scan found, as the treatment of the text that was found. */
export function asTreatment(treatment: EntityTreatment): Treated['treatment'] {
  return treatment.operator === 'keep' ? { operator: 'keep', options: { type: 'any' } } : treatment
}

function keepsAll(options: KeepOptions, values: readonly (string | number | boolean)[]): boolean {
  const keep = compileKeep(options)
  const isKept = (leaf: Leaf): boolean => (keep(leaf) satisfies Outcome).action === 'keep'
  return values.every((value) => {
    const kind = typeof value as 'string' | 'number' | 'boolean'
    const text = String(value)
    return isKept({ kind, text, isTyped: true }) && isKept({ kind: 'string', text, isTyped: false })
  })
}

function areHostsWithin(few: readonly string[], many: readonly string[]): boolean {
  const [lower, upper] = [few, many].map((hosts) => hosts.map((host) => host.toLowerCase()))
  return (lower ?? []).every(
    (host) =>
      upper?.includes(host) === true ||
      upper?.some((one) => one.startsWith('*.') && host.length >= one.length && host.endsWith(one.slice(1))),
  )
}

/** Stars of a mask and the ends that it shows, for a value of so many letters and digits. */
function shownBy({ keepFirst, keepLast }: MaskOptions, length: number): { ends: boolean; stars: number } {
  const kept = keepFirst + keepLast
  const ends = kept > 0 && length >= 2 * kept
  const hidden = ends ? length - kept : length
  return { ends, stars: Math.min(12, Math.max(4, Math.ceil(hidden / 4) * 4)) }
}

function isMaskWithin(less: MaskOptions, more: MaskOptions): boolean {
  const lengthMax = 4 * (less.keepFirst + less.keepLast + more.keepFirst + more.keepLast) + 32
  const starsBy = new Map<string, string>()
  for (let length = 0; length <= lengthMax; length++) {
    const [lower, upper] = [shownBy(less, length), shownBy(more, length)]
    const showsMore = less.keepFirst > more.keepFirst || less.keepLast > more.keepLast || !upper.ends
    if (lower.ends && showsMore) return false
    const [below, above] = [lower, upper].map(({ ends, stars }) => `${ends} ${stars}`)
    if (below === undefined || above === undefined) return false
    if ((starsBy.get(above) ?? below) !== below) return false
    starsBy.set(above, below)
  }
  return true
}
