import type { Address } from '../address/address.ts'
import {
  buildAutomaton,
  type Automaton,
  type BuiltAutomaton,
  type Pattern,
  type State,
} from '../address/automaton.ts'
import type { OperatorId, Policy, PolicyProblem, Route, Rule } from './model.ts'

/** A route with its addresses compiled. */
export interface RoutePlan {
  readonly route: Route
  /** Which rule treats a leaf; pattern `n` is rule `n`. */
  readonly automaton: Automaton
  /** What the elements of an array at the root are walked with. */
  readonly element: State
  /**
   * What is collected from a record before it is redacted, or undefined where one pass is enough.
   * Pattern `n` is rule `n`; one past the last rule is the subject.
   */
  readonly collector: Collector | undefined
  /** Operators that the route can come to use, in its fields and in what it scans. */
  readonly uses: ReadonlySet<OperatorId>
  /** Whether one of them needs key material. */
  readonly needsKey: boolean
}

export interface Collector {
  readonly root: State
  readonly element: State
  /** Rule index by pattern; undefined is the subject. */
  readonly sources: readonly (Rule | undefined)[]
}

/** A policy made ready to run: frozen, and the same for every run. */
export interface Plan {
  readonly policy: Policy
  readonly routes: ReadonlyMap<string, RoutePlan>
}

/** Result of {@link compilePolicy}: a plan, or what is wrong with the policy as a whole. */
export interface CompiledPolicy {
  readonly plan: Plan | undefined
  readonly problems: readonly PolicyProblem[]
}

/**
 * Compiles a parsed policy: every address of a route into one automaton, in which two treatments that
 * can meet at one leaf of any document are found now and not when that document comes.
 *
 * @param catalogue - addresses of members that the source is known to have, for `unlisted: null`
 */
export function compilePolicy(policy: Policy, catalogue: readonly Address[] = []): CompiledPolicy {
  const problems: PolicyProblem[] = []
  const routes = new Map<string, RoutePlan>()
  for (const route of policy.routes) {
    const plan = compileRoute(policy, route, catalogue, problems)
    if (plan !== undefined) routes.set(route.name, plan)
  }
  if (problems.length > 0) return { plan: undefined, problems }
  return { plan: Object.freeze({ policy, routes }), problems }
}

function compileRoute(
  policy: Policy,
  route: Route,
  catalogue: readonly Address[],
  problems: PolicyProblem[],
): RoutePlan | undefined {
  const known = route.unlisted === 'null' ? catalogue : []
  const patterns = [...route.rules.map(rulePattern), ...known.map(catalogPattern)]
  const built = buildAutomaton(patterns)
  if (!built.ok) {
    problems.push(...automatonProblems(built, route))
    return undefined
  }
  const isElementwise = isReadByElement(route)
  const elements = buildAutomaton(patterns.flatMap((pattern) => patternsOfElements(pattern, isElementwise)))
  if (!elements.ok) {
    problems.push(...automatonProblems(elements, route))
    return undefined
  }
  const uses = usedOperators(policy, route)
  return Object.freeze({
    route,
    automaton: built.automaton,
    element: elements.automaton.root,
    collector: compileCollector(route, uses, isElementwise, problems),
    uses,
    needsKey: keyedOperators.some((operator) => uses.has(operator)),
  })
}

function rulePattern(rule: Rule): Pattern {
  return {
    id: rule.index,
    segments: rule.address.segments,
    isBarrier: rule.treatment.operator === 'strike',
    isNameOnly: false,
    allowsAnyName: rule.keys === 'any',
  }
}

function catalogPattern(address: Address): Pattern {
  return { id: -1, segments: address.segments, isBarrier: false, isNameOnly: true, allowsAnyName: false }
}

/**
 * Whether addresses count the array at the root as a step (`$[*].id`), as RFC 9535 does, rather than being
 * read from each of its elements (`$.id`). Strikes have no say: one more must never change what others mean.
 */
function isReadByElement({ rules, subject }: Route): boolean {
  const addresses = rules
    .filter(({ treatment }) => treatment.operator !== 'strike')
    .map(({ address }) => address)
  return [...addresses, ...(subject === undefined ? [] : [subject])].some(
    ({ segments: [first] }) => first?.isDescendant === false && first.name === undefined,
  )
}

/** What a pattern means for an element of the array at the root; a strike is read in both ways. */
function patternsOfElements(pattern: Pattern, isElementwise: boolean): Pattern[] {
  const [first, ...rest] = pattern.segments
  const stepped = first?.name === undefined && first !== undefined ? [{ ...pattern, segments: rest }] : []
  if (pattern.isBarrier) return [pattern, ...stepped]
  if (!isElementwise) return [pattern]
  return first?.isDescendant === true ? [pattern, ...stepped] : stepped
}

/** The first pass: known values where there is free text to strike them from, the subject where it is used. */
function compileCollector(
  route: Route,
  uses: ReadonlySet<OperatorId>,
  isElementwise: boolean,
  problems: PolicyProblem[],
): Collector | undefined {
  const sources: (Rule | undefined)[] = []
  const patterns: Pattern[] = []
  const elements: Pattern[] = []
  const add = (address: Address, source: Rule | undefined): void => {
    const { segments } = address
    const pattern = { id: sources.length, segments, isBarrier: false, isNameOnly: false, allowsAnyName: true }
    const isStrike = source?.treatment.operator === 'strike'
    sources.push(source)
    patterns.push(pattern)
    for (const read of patternsOfElements({ ...pattern, isBarrier: isStrike }, isElementwise)) {
      elements.push({ ...read, isBarrier: false })
    }
  }
  if (uses.has('scan')) {
    for (const rule of route.rules) if (rule.known !== undefined) add(rule.address, rule)
  }
  // Webhooks may have to be delivered in the order of their subject.
  const needsSubject = route.receive === 'webhook' || subjectOperators.some((operator) => uses.has(operator))
  if (route.subject !== undefined && needsSubject) {
    add(route.subject, undefined)
  }
  if (patterns.length === 0) return undefined
  const [built, ofElements] = [patterns, elements].map((all) => buildAutomaton(all, { allowsMeeting: true }))
  if (built?.ok === true && ofElements?.ok === true) {
    return Object.freeze({ root: built.automaton.root, element: ofElements.automaton.root, sources })
  }
  for (const failed of [built, ofElements]) {
    if (failed?.ok === false) problems.push(...automatonProblems(failed, route))
  }
  return undefined
}

const keyedOperators: readonly OperatorId[] = ['pseudonymize', 'tokenize', 'surrogate', 'shift']
const subjectOperators: readonly OperatorId[] = ['shift', 'surrogate', 'tokenize']

function usedOperators(policy: Policy, route: Route): ReadonlySet<OperatorId> {
  const used = new Set<OperatorId>()
  for (const { treatment } of route.rules) {
    used.add(treatment.operator)
    const profile = treatment.operator === 'scan' ? policy.scans.get(treatment.profile) : undefined
    if (profile === undefined) continue
    for (const { operator } of [profile.otherwise, ...profile.entities.values()]) used.add(operator)
  }
  return used
}

function automatonProblems(built: BuiltAutomaton & { ok: false }, route: Route): PolicyProblem[] {
  if ('statesMax' in built) {
    return [
      {
        place: route.place,
        what: `route "${route.name}" has so many ".." that it would compile to more than ${built.statesMax} states`,
        instead: 'write out the levels instead of ".."',
      },
    ]
  }
  return built.conflicts.flatMap(({ first, second, example }) => {
    const [earlier, later] = [route.rules[first], route.rules[second]]
    if (earlier === undefined || later === undefined) return []
    return [
      {
        place: later.place,
        what: `${later.address.text} and ${earlier.address.text} (line ${earlier.place.line}) can meet at one leaf, e.g. ${example}`,
        instead: 'make one of them narrower, or strike one of them (a strike wins)',
      },
    ]
  })
}
