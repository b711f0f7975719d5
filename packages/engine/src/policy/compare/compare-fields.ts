import type { Address } from '../../address/address.ts'
import type { State } from '../../address/automaton.ts'
import type { Plan, RoutePlan } from '../compile.ts'
import type { Policy, Rule, Treatment } from '../model.ts'
import { addressWords } from '../explain.ts'
import { treatmentWords } from '../plain-words.ts'
import type { Difference, Direction } from './change.ts'
import { isLeaving, type FieldPair } from './field-pairs.ts'
import { newlyLinked } from './linkage.ts'
import { isWithin, type Treated } from './treatment-order.ts'

interface FieldDifference {
  readonly route: string
  readonly difference: Difference
}

/** Operators whose stand-ins depend on whose record it is. */
const subjectOperators: ReadonlySet<string> = new Set(['tokenize', 'surrogate', 'shift'])

/** Compares the treatments of all values, by the pairs of rules that meet at them. */
export function compareFields(pairs: readonly FieldPair[], old: Plan, now: Plan): FieldDifference[] {
  const linked = newlyLinked(pairs, now.policy)
  return pairs.flatMap((pair) => {
    const [before, after] = [old.routes.get(pair.route), now.routes.get(pair.route)]
    if (before === undefined || after === undefined) return []
    const reason = loosens(
      pair,
      { plan: before, policy: old.policy },
      { plan: after, policy: now.policy },
      linked.has(pair),
    )
    const direction = reason === undefined ? mildDirection(pair, before, after) : 'loosening'
    if (direction === undefined) return []
    return [{ route: pair.route, difference: describe(pair, direction, reason) }]
  })
}

/** Why a pair loosens, as a sentence that may be empty where it is plain; undefined: it does not. */
function loosens(
  { old: { rule: was }, now: { rule: is } }: FieldPair,
  before: Side,
  after: Side,
  isLinked: boolean,
): string | undefined {
  if (is === undefined || !isLeaving(is)) return undefined
  if (was === undefined || !isLeaving(was)) return ''
  if (!isTreatmentWithin(is.treatment, was.treatment, before.plan, after.plan)) return ''
  if (isLinked)
    return `It can now be told whether it is the same as other values with the same kind of stand-in${linkHint(is)}.`
  if (!usesSubject(is, after.policy)) return undefined
  const { subject } = after.plan.route
  if (usesSubject(was, before.policy)) {
    return before.plan.route.subject?.text === subject?.text
      ? undefined
      : 'Its stand-in is made the same by another field than before, so it tells other things to belong together.'
  }
  // In texts stand-ins take the place of what left as it was; see docs/policy-order.md.
  return is.treatment.operator === 'scan' || subject === undefined || isSubjectSeen(before.plan, subject)
    ? undefined
    : 'Its stand-in tells which records belong to the same person, which did not leave before.'
}

/** A route of one of the policies. */
interface Side {
  readonly plan: RoutePlan
  readonly policy: Policy
}

function usesSubject({ treatment }: Rule, policy: Policy): boolean {
  const profile = treatment.operator === 'scan' ? policy.scans.get(treatment.profile) : undefined
  const inText = profile === undefined ? [] : [...profile.entities.values(), profile.otherwise]
  return [treatment, ...inText].some(({ operator }) => subjectOperators.has(operator))
}

function linkHint({ treatment: { operator } }: Rule): string {
  return operator === 'replace'
    ? ' (a label of its own, such as replace: REQUESTER, would not tell it, and would be a tightening)'
    : ''
}

function isTreatmentWithin(is: Treatment, was: Treatment, before: RoutePlan, after: RoutePlan): boolean {
  // Scans are compared entity by entity, elsewhere; a text that left whole leaves with less in it now.
  if (is.operator === 'scan')
    return was.operator === 'scan' || (was.operator === 'keep' && was.options.type === 'any')
  if (was.operator === 'scan') return false
  const sideOf = (treatment: Treated['treatment'], { route }: RoutePlan): Treated => ({
    treatment,
    hasSubject: route.subject !== undefined,
  })
  return isWithin(sideOf(is, after), sideOf(was, before))
}

/** Direction of a pair that does not loosen; undefined: nothing has changed. */
function mildDirection(
  { old: { rule: was }, now: { rule: is } }: FieldPair,
  before: RoutePlan,
  after: RoutePlan,
): Direction | undefined {
  if (was === undefined || is === undefined) return 'tightening'
  const isSame = JSON.stringify(contentOf(was)) === JSON.stringify(contentOf(is)) && was.reason === is.reason
  if (isSame) return undefined
  if (!isLeaving(is)) return isLeaving(was) ? 'tightening' : undefined
  return isTreatmentWithin(was.treatment, is.treatment, after, before) ? 'neutral' : 'tightening'
}

function contentOf({ treatment, entity }: Rule): unknown {
  return treatment.operator === 'scan' ? 'scan' : [treatment, entity]
}

/** Whether the old policy tells whose record each one is, by letting the subject's field leave or a stand-in of it. */
function isSubjectSeen(before: RoutePlan, subject: Address): boolean {
  const steps = [before.automaton.root, before.element].map((root) => {
    let state: State | undefined = root
    for (const { name, isDescendant } of subject.segments) {
      if (name === undefined || isDescendant) return undefined
      state = state?.isBarrier === true ? undefined : state?.names.get(name)?.state
    }
    return state
  })
  return steps.every((state) => {
    const rule = state === undefined ? undefined : before.route.rules[state.pattern]
    if (rule === undefined) return false
    const { treatment } = rule
    return (
      treatment.operator === 'pseudonymize' ||
      (treatment.operator === 'keep' && treatment.options.type === 'any')
    )
  })
}

/** What it means that a rule lets something leave of which nothing left. */
export function fieldNew(rule: Rule): Difference {
  const { text } = rule.address
  return describe({ route: '', old: { rule: undefined }, now: { rule }, path: text }, 'loosening', undefined)
}

function describe(
  { old, now, path }: FieldPair,
  direction: Direction,
  reason: string | undefined,
): Difference {
  const address = (now.rule ?? old.rule)?.address
  const field = address === undefined ? path : addressWords(address)
  return {
    setting: address?.text ?? path,
    before: ruleText(old.rule),
    after: ruleText(now.rule),
    direction,
    sentence: [sentence(field, old.rule, now.rule), reason ?? ''].filter(Boolean).join(' '),
  }
}

function sentence(field: string, was: Rule | undefined, is: Rule | undefined): string {
  if (is === undefined || !isLeaving(is)) return `“${field}” no longer leaves.`
  const words = ruleWords(is)
  if (was === undefined || !isLeaving(was))
    return `The recipient will now also receive “${field}”: it ${words}`
  return `“${field}” now ${words} Before: it ${ruleWords(was)}`
}

function ruleWords({ treatment, entity }: Rule): string {
  return treatment.operator === 'scan'
    ? `leaves as text, after it was searched for personal data as the scan “${treatment.profile}” says.`
    : treatmentWords(treatment, entity)
}

/** A rule in the policy's words. */
function ruleText(rule: Rule | undefined): string | undefined {
  if (rule === undefined) return undefined
  const { treatment, entity, reason } = rule
  const kind = entity === 'VALUE' ? '' : ` as ${entity}`
  return `${treatment.operator}${optionsText(treatment)}${kind}${reason === undefined ? '' : ` (${reason})`}`
}

function optionsText(treatment: Treatment): string {
  if (treatment.operator === 'scan') return `: ${treatment.profile}`
  if (!('options' in treatment)) return ''
  const [first, ...rest] = Object.entries(treatment.options).map(([name, value]) => [
    name,
    JSON.stringify(value),
  ])
  if (first === undefined) return ''
  if (rest.length === 0) return `: ${(first[1] ?? '').replaceAll('"', '')}`
  return ` { ${[first, ...rest].map(([name, value]) => `${name}: ${value}`).join(', ')} }`
}
