import { comparePolicies, loadPolicy, type Plan, type PolicyChange } from '@stet/engine'
import { digestOf } from './canonical.ts'
import { ReviewRefusal } from './refusal.ts'
import type { AcknowledgedChange } from './statement.ts'
import { checkTrust, type Trust } from './trust.ts'

/** What a new text does, worked out by whoever has to judge it and taken from nobody. */
export interface Judged {
  readonly direction: 'tightening' | 'loosening'
  readonly loosenings: readonly AcknowledgedChange[]
  /** The gateway's plan of a policy. */
  readonly plan: Plan | undefined
  readonly trust: Trust | undefined
}

/**
 * Judges a new policy.
 *
 * @param old - text that is in force; undefined where nothing is
 * @throws {@link ReviewRefusal} TEXT
 */
export function judgePolicy(old: string | undefined, text: string): Judged {
  const plan = planOf(text)
  const { direction, changes } = comparePolicies(old === undefined ? undefined : planOf(old), plan)
  return {
    direction: direction === 'loosening' ? 'loosening' : 'tightening',
    loosenings: changes.filter((change) => change.direction === 'loosening').map(acknowledgedChange),
    plan,
    trust: undefined,
  }
}

/** Judges a new trust file: whatever it changes, it is a loosening. @throws {@link ReviewRefusal} TEXT */
export function judgeTrust(old: Trust, text: string): Judged {
  const { trust, problems } = checkTrust(text)
  if (trust === undefined) throw new ReviewRefusal('TEXT', problems[0]?.what)
  if (trust.version !== old.version + 1)
    throw new ReviewRefusal('SEQUENCE', `version has to be ${old.version + 1}`)
  if (trust.organization !== old.organization) throw new ReviewRefusal('ORGANIZATION')
  return { direction: 'loosening', loosenings: trustChanges(old, trust), plan: undefined, trust }
}

export function acknowledgedChange({
  place,
  setting,
  before,
  after,
  sentence,
}: PolicyChange): AcknowledgedChange {
  const what = { place, setting, before: before ?? null, after: after ?? null }
  return { id: digestOf(what), ...what, sentence }
}

function planOf(text: string): Plan {
  try {
    return loadPolicy(text)
  } catch {
    throw new ReviewRefusal('TEXT', 'run: stet policy check')
  }
}

function trustChanges(old: Trust, now: Trust): AcknowledgedChange[] {
  const changes: AcknowledgedChange[] = []
  const add = (setting: string, before: unknown, after: unknown, sentence: string): void => {
    const text = (value: unknown): string | null => (value === undefined ? null : JSON.stringify(value))
    if (text(before) === text(after)) return
    const what = { place: 'trust file', setting, before: text(before), after: text(after) }
    changes.push({ id: digestOf(what), ...what, sentence })
  }
  for (const id of new Set([...old.people, ...now.people].map((one) => one.id))) {
    const [before, after] = [old, now].map(({ people }) => people.find((one) => one.id === id))
    const sentence =
      before === undefined
        ? `${id} is new, as ${after?.roles.join(', ') ?? ''}.`
        : after === undefined
          ? `${id} is taken out, and signs nothing any more.`
          : `${id} has other roles, keys or another superior: ${after.roles.join(', ')}, ${after.keys.length} keys.`
    add(`person ${id}`, before, after, sentence)
  }
  add(
    'reviewersMayReportToAuthor',
    old.reviewersMayReportToAuthor,
    now.reviewersMayReportToAuthor,
    now.reviewersMayReportToAuthor
      ? 'People may vote on requests of those they report to.'
      : 'People may no longer vote on requests of those they report to.',
  )
  return changes
}
