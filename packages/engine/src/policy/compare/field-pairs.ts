import type { State } from '../../address/automaton.ts'
import type { RoutePlan } from '../compile.ts'
import type { Rule } from '../model.ts'
import { byName, walkPairs, type StatePair } from './walk-pairs.ts'

/** A rule, or none, in its policy. */
export interface RuleSide {
  /** undefined: unlisted. */
  readonly rule: Rule | undefined
}

/** Two rules that treat the same values, one of each policy. */
export interface FieldPair {
  readonly route: string
  readonly old: RuleSide
  readonly now: RuleSide
  /** A path that both lead to. */
  readonly path: string
}

/** What two plans of a route do to all possible documents. */
export interface RoutePairs {
  /** Each pair of rules that meets at some value, once; pairs that let nothing out on either side are left out. */
  readonly fields: readonly FieldPair[]
  /** Members of which more is told now than the rules say, because of `unlisted: null`. */
  readonly names: readonly string[]
}

/** @returns undefined where the policies are too large to be compared */
export function pairRoutes(old: RoutePlan, now: RoutePlan): RoutePairs | undefined {
  const pairs = walkPairs([
    { old: old.automaton.root, now: now.automaton.root, path: '$' },
    { old: old.element, now: now.element, path: '$' },
  ])
  if (pairs === undefined) return undefined
  const fields = new Map<string, FieldPair>()
  const names = new Set<string>()
  for (const pair of pairs) {
    const [was, is] = [ruleAt(old, pair.old), ruleAt(now, pair.now)]
    if (isLeaving(was) || isLeaving(is)) {
      const key = `${was?.index ?? ''},${is?.index ?? ''}`
      const { name: route } = now.route
      if (!fields.has(key)) fields.set(key, { route, old: { rule: was }, now: { rule: is }, path: pair.path })
    }
    if (now.route.unlisted === 'null') for (const name of newlyTold(pair)) names.add(name)
  }
  return { fields: [...fields.values()], names: [...names] }
}

function ruleAt({ route }: RoutePlan, state: State | undefined): Rule | undefined {
  return state === undefined || state.pattern < 0 ? undefined : route.rules[state.pattern]
}

export function isLeaving(rule: Rule | undefined): boolean {
  return rule !== undefined && rule.treatment.operator !== 'strike'
}

/**
 * Names that leave with a null now and did not; and names that leave no longer, of members that a rule
 * with `*` still lists: it can be told of them now whether they were empty or struck.
 */
function newlyTold({ old, now, path }: StatePair): string[] {
  if (now === undefined || now.isBarrier) return []
  const added = [...now.names].filter(([name, { isKnown }]) => isKnown && !isKnownBy(old, name))
  const dropped = [...(old?.names ?? [])].filter(
    ([name, { isKnown }]) => isKnown && !isKnownBy(now, name) && isLeaf(byName(now, name)),
  )
  return [...added, ...dropped].map(([name]) => `${path}.${name}`)
}

function isLeaf(state: State | undefined): boolean {
  return state !== undefined && state.pattern >= 0 && !state.isBarrier
}

function isKnownBy(state: State | undefined, name: string): boolean {
  return state?.names.get(name)?.isKnown === true
}

/** Entities under which a value is struck from free text, where one policy makes it known and the other does not. */
export interface KnownDifference {
  readonly path: string
  readonly entity: string
  readonly isDropped: boolean
}

/** Compares what the records of a route make known to their free text. */
export function pairKnown(old: RoutePlan, now: RoutePlan): readonly KnownDifference[] | undefined {
  const pairs = walkPairs([
    { old: old.collector?.root, now: now.collector?.root, path: '$' },
    { old: old.collector?.element, now: now.collector?.element, path: '$' },
  ])
  if (pairs === undefined) return undefined
  const differences = new Map<string, KnownDifference>()
  const add = (path: string, entity: string, isDropped: boolean): void => {
    const key = `${isDropped} ${entity} ${path}`
    if (!differences.has(key)) differences.set(key, { path, entity, isDropped })
  }
  for (const { old: was, now: is, path } of pairs) {
    const [before, after] = [knownAt(old, was), knownAt(now, is)]
    for (const entity of before) if (!after.has(entity)) add(path, entity, true)
    for (const entity of after) if (!before.has(entity)) add(path, entity, false)
  }
  return [...differences.values()]
}

function knownAt({ collector }: RoutePlan, state: State | undefined): ReadonlySet<string> {
  const rules = (state?.meeting ?? []).map((pattern) => collector?.sources[pattern])
  return new Set(rules.flatMap((rule) => rule?.known ?? []))
}
