import type { Plan, RoutePlan } from '../compile.ts'
import type { Policy, Route } from '../model.ts'
import type { Difference, PolicyChange, PolicyComparison } from './change.ts'
import { compareFields, fieldNew } from './compare-fields.ts'
import { compareRequests } from './requests.ts'
import { compareDetectors, compareScans, mayShow } from './scan-order.ts'
import { isLeaving, pairKnown, pairRoutes, type FieldPair } from './field-pairs.ts'

/**
 * Says what a new policy changes, and in which direction, for every possible input: whether from what
 * left by the old one everything can be worked out that leaves by the new one (a tightening) or not (a
 * loosening). What cannot be compared is a loosening. See docs/policy-order.md.
 *
 * @param old - undefined where nothing left before
 */
export function comparePolicies(old: Plan | undefined, now: Plan): PolicyComparison {
  const changes: PolicyChange[] = old === undefined ? changesFromNothing(now) : changesBetween(old, now)
  return Object.freeze({ direction: directionOf(changes), changes: Object.freeze(changes) })
}

function changesFromNothing({ policy }: Plan): PolicyChange[] {
  const to: Difference = {
    setting: 'destination',
    before: undefined,
    after: policy.destination,
    direction: 'loosening',
    sentence: `Data of ${policy.source} will leave for ${policy.destination}.`,
  }
  return [{ place: 'policy', ...to }, ...policy.routes.flatMap(routeNew)]
}

function changesBetween(old: Plan, now: Plan): PolicyChange[] {
  const changes: PolicyChange[] = []
  const add = (place: string, differences: readonly Difference[]): void => {
    for (const difference of differences) changes.push({ place, ...difference })
  }
  add('policy', compareSettings(old.policy, now.policy))
  for (const { name } of old.policy.routes) {
    if (!now.routes.has(name)) add(placeOf(name), [routeGone(name)])
  }
  const fields: FieldPair[] = []
  for (const route of now.policy.routes) {
    const [before, after] = [old.routes.get(route.name), now.routes.get(route.name)]
    if (after === undefined) continue
    if (before === undefined) {
      changes.push(...routeNew(route))
      continue
    }
    add(placeOf(route.name), compareRouteSettings(before.route, route))
    add(placeOf(route.name), compareRequests(route, old.policy, now.policy))
    const pairs = pairRoutes(before, after)
    if (pairs === undefined) {
      add(placeOf(route.name), [tooLarge])
      continue
    }
    fields.push(...pairs.fields)
    add(placeOf(route.name), compareSubjects(before.route, route))
    add(placeOf(route.name), [...pairs.names].map(nameLeaves))
    add(placeOf(route.name), compareKnown(before, after, now.policy))
  }
  for (const { route, difference } of compareFields(fields, old, now)) add(placeOf(route), [difference])
  for (const [before, after] of usedScans(fields)) {
    const [was, is] = [old.policy.scans.get(before), now.policy.scans.get(after)]
    if (was === undefined || is === undefined) continue
    const hasSubject = { old: hasSubjects(old.policy), now: hasSubjects(now.policy) }
    const differences = compareScans(
      { profile: was, hasSubject: hasSubject.old },
      { profile: is, hasSubject: hasSubject.now },
    )
    add(`scan ${after}`, differences)
  }
  if (usesScans(old) && usesScans(now)) add('detectors', compareDetectors(old.policy, now.policy))
  return changes
}

function directionOf(changes: readonly PolicyChange[]): PolicyComparison['direction'] {
  if (changes.some(({ direction }) => direction === 'loosening')) return 'loosening'
  return changes.some(({ direction }) => direction === 'tightening') ? 'tightening' : 'same'
}

function placeOf(route: string): string {
  return `route ${route}`
}

const tooLarge: Difference = {
  setting: 'fields',
  before: undefined,
  after: undefined,
  direction: 'loosening',
  sentence: 'The addresses of this route are too many to be compared.',
}

function setting(
  name: string,
  before: string | undefined,
  after: string | undefined,
  direction: Difference['direction'],
  sentence: string,
): Difference[] {
  return before === after ? [] : [{ setting: name, before, after, direction, sentence }]
}

function compareSettings(old: Policy, now: Policy): Difference[] {
  return [
    ...setting(
      'destination',
      old.destination,
      now.destination,
      'loosening',
      `What leaves goes to ${now.destination}, no longer to ${old.destination}.`,
    ),
    ...setting(
      'source',
      old.source,
      now.source,
      'loosening',
      `The data comes from ${now.source}, no longer from ${old.source}.`,
    ),
    ...setting('policy', old.id, now.id, 'neutral', `The policy is called ${now.id}.`),
    ...setting('description', old.description, now.description, 'neutral', 'The description is another.'),
  ]
}

function routeGone(name: string): Difference {
  return {
    setting: 'route',
    before: name,
    after: undefined,
    direction: 'tightening',
    sentence: `Nothing leaves by the route ${name} any more.`,
  }
}

/** A route that was not there: each of its fields is new. */
function routeNew({ name, rules, receive, match, query }: Route): PolicyChange[] {
  const requests = match.length === 0 ? '' : ` (${match.join(', ')})`
  const parameters = query.length === 0 ? '' : ` Calls may have the parameters ${query.join(', ')}.`
  const route: Difference = {
    setting: 'route',
    before: undefined,
    after: name,
    direction: 'loosening',
    sentence: `There is a new way out, the route ${name}: ${receiveWords[receive]}${requests}.${parameters}`,
  }
  const place = placeOf(name)
  return [{ place, ...route }, ...rules.filter(isLeaving).map((rule) => ({ place, ...fieldNew(rule) }))]
}

function compareRouteSettings(old: Route, now: Route): Difference[] {
  const [oldQuery, query] = [old.query, now.query]
  const isFewer = query.every((name) => oldQuery.includes(name))
  const isAllQuery = isFewer && oldQuery.every((name) => query.includes(name))
  return [
    ...setting(
      'receive',
      old.receive,
      now.receive,
      'loosening',
      `This route is for ${receiveWords[now.receive]}, no longer for ${receiveWords[old.receive]}.`,
    ),
    ...setting(
      'format',
      old.format,
      now.format,
      old.format === undefined ? 'tightening' : 'loosening',
      now.format === undefined
        ? 'Input of any format is taken.'
        : `Only ${now.format.toUpperCase()} is taken.`,
    ),
    ...(isAllQuery
      ? []
      : setting(
          'query',
          oldQuery.join(', '),
          query.join(', '),
          isFewer ? 'tightening' : 'loosening',
          query.length === 0
            ? 'Calls may have no parameters.'
            : `Calls may have the parameters ${query.join(', ')}.`,
        )),
    ...setting(
      'unlisted',
      old.unlisted,
      now.unlisted,
      // With names a struck value reads null, as an empty one does; without them the two can be told apart.
      'loosening',
      now.unlisted === 'null'
        ? 'The names of known fields that are struck now leave, with nothing in them.'
        : 'The names of struck fields no longer leave; but of a listed field it can be told now whether it was empty or struck.',
    ),
    ...setting(
      'description',
      old.description,
      now.description,
      'neutral',
      'The description of the route is another.',
    ),
    ...compareLimits(old, now),
  ]
}

/** What that does to stand-ins is a matter of each field. */
function compareSubjects(old: Route, now: Route): Difference[] {
  const sentence = 'Whose record it is, is told by another field.'
  return setting('subject', old.subject?.text, now.subject?.text, 'neutral', sentence)
}

const receiveWords = {
  webhook: 'events',
  api: 'answers to API calls',
  request: 'the bodies of API calls',
  chat: 'conversations with a language model',
  file: 'files',
} as const

function compareLimits(old: Route, now: Route): Difference[] {
  const names = new Set([...Object.keys(old.limits), ...Object.keys(now.limits)]) as Set<
    keyof Route['limits']
  >
  return [...names].flatMap((name) => {
    const [was, is] = [old.limits[name], now.limits[name]]
    const isLower = is !== undefined && (was === undefined || is <= was)
    return setting(
      name,
      was?.toString(),
      is?.toString(),
      isLower ? 'tightening' : 'loosening',
      isLower
        ? `Input is refused beyond ${name} ${is}.`
        : `Larger input is taken: ${name} is ${is ?? 'not limited by the policy'}.`,
    )
  })
}

function nameLeaves(path: string): Difference {
  return {
    setting: path,
    before: undefined,
    after: 'told by its name',
    direction: 'loosening',
    sentence: `It can now be told of ${path} whether it is there, or whether it is empty or struck.`,
  }
}

/** Only where text is searched on both sides: where it left whole before, or leaves no more, nothing is lost. */
function compareKnown(old: RoutePlan, now: RoutePlan, policy: Policy): Difference[] {
  if (!old.uses.has('scan') || !now.uses.has('scan')) return []
  const differences = pairKnown(old, now)
  if (differences === undefined) return [tooLarge]
  return differences.map(({ path, entity, isDropped }) => ({
    setting: path,
    before: isDropped ? `known: ${entity}` : undefined,
    after: isDropped ? undefined : `known: ${entity}`,
    direction: isDropped || mayShow(policy, entity) ? 'loosening' : 'tightening',
    sentence: isDropped
      ? `The value of ${path} is no longer struck from the text of its record.`
      : `The value of ${path} is now also struck wherever the text of its record repeats it.`,
  }))
}

/** Names of the profiles that treat the same values, each pair once. */
function usedScans(fields: readonly FieldPair[]): readonly (readonly [string, string])[] {
  const used = new Map<string, readonly [string, string]>()
  for (const { old, now } of fields) {
    const [was, is] = [old.rule?.treatment, now.rule?.treatment]
    if (was?.operator === 'scan' && is?.operator === 'scan')
      used.set(`${was.profile} ${is.profile}`, [was.profile, is.profile])
  }
  return [...used.values()]
}

function usesScans({ routes }: Plan): boolean {
  return [...routes.values()].some(({ uses }) => uses.has('scan'))
}

function hasSubjects({ routes }: Policy): boolean {
  return routes.some(({ subject }) => subject !== undefined)
}
