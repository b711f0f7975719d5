import type { Policy, Route, Rule } from '@stet/engine'
import type { Canary } from './canaries.ts'
import type { Disguise } from './disguises.ts'

/** Where canaries were put. */
export const surfaces = [
  'texts that are searched',
  'other listed fields',
  'unlisted fields',
  'names of fields',
  'nested lists',
] as const
export type Surface = (typeof surfaces)[number]

type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json }

/**
 * Puts a canary into every place of one kind in a document.
 *
 * @param document - as the source sends it
 * @returns undefined where there is no such place, or where the policy lets the entity stand there
 */
export function plant(
  document: unknown,
  surface: Surface,
  canary: Canary,
  disguise: Disguise,
  policy: Policy,
  route: Route,
): unknown {
  // What a typed field admits is for its type to say: a sentence is of none.
  const isSentence = surface === 'other listed fields' || disguise.name === 'base64'
  const text = disguise.write(isSentence ? `Hello, as I wrote: ${canary.text} - thank you!` : canary.text)
  let planted = 0
  const put = (value: string): string => {
    planted += 1
    return value
  }
  const visit = (value: Json, path: readonly (string | undefined)[]): Json => {
    if (Array.isArray(value)) {
      const items = value.map((one: Json) => visit(one, [...path, undefined]))
      return surface === 'nested lists' ? [...items, [[put(text)], { probe: [put(text)] }]] : items
    }
    if (typeof value === 'object' && value !== null) {
      const members = Object.entries(value).map(
        ([name, member]) => [name, visit(member, [...path, name])] as const,
      )
      const added: (readonly [string, Json])[] =
        surface === 'unlisted fields'
          ? [['stet_probe', put(text)]]
          : surface === 'names of fields'
            ? [[put(disguise.name === 'plain' ? canary.value : text), 'x']]
            : surface === 'nested lists'
              ? [['stet_probe', [[{ deep: [put(text)] }]]]]
              : []
      return Object.fromEntries([...members, ...added])
    }
    if (typeof value !== 'string') return value
    const rule = route.rules.find(({ address }) => isAt(address.segments, path))
    if (rule === undefined) return value
    if (surface === 'texts that are searched') return isSearched(rule, canary, policy) ? put(text) : value
    if (surface === 'other listed fields') return isOther(rule) ? put(text) : value
    return value
  }
  const result = visit(document as Json, [])
  return planted === 0 ? undefined : result
}

/** Whether a rule searches texts, and does not let this entity stand on purpose. */
function isSearched({ treatment }: Rule, { entity }: Canary, { scans }: Policy): boolean {
  if (treatment.operator !== 'scan') return false
  const profile = scans.get(treatment.profile)
  return (profile?.entities.get(entity) ?? profile?.otherwise)?.operator !== 'keep'
}

/** The subject of a record and what routes it stay as they are; text is none of what such a field may hold. */
function isOther({ treatment }: Rule): boolean {
  return treatment.operator !== 'scan' && treatment.operator !== 'strike'
}

function isAt(segments: Rule['address']['segments'], path: readonly (string | undefined)[]): boolean {
  if (segments.length === 0) return path.length === 0
  const [segment, ...rest] = segments
  if (segment === undefined || path.length === 0) return false
  const [step, ...further] = path
  if (segment.isDescendant && isAt(segments, further)) return true
  return (segment.name === undefined || segment.name === step) && isAt(rest, further)
}
