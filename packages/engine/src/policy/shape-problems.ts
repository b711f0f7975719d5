import type { z } from 'zod'
import { kindEntities } from './kind.ts'
import type { PolicyProblem } from './model.ts'
import { nearest } from './nearest.ts'
import { kindInstead } from './schema.ts'
import type { YamlText } from './yaml-text.ts'

type Issue = z.core.$ZodIssue

/** How the problems of one kind of file are told. */
export interface ShapeWords {
  /** What the whole file is called, e.g. `the policy`. */
  readonly whole: string
  /** Whether messages may repeat values; not where somebody may have written a secret. */
  readonly isValueShown: boolean
}

const policyWords: ShapeWords = { whole: 'the policy', isValueShown: true }

/** What the schema found, in our words and with its place in the file. */
export function shapeProblems(
  issues: readonly Issue[],
  text: YamlText,
  words: ShapeWords = policyWords,
): PolicyProblem[] {
  return issues.flatMap((issue) => problemsOf(issue, [], text, words))
}

function problemsOf(
  issue: Issue,
  before: readonly PropertyKey[],
  text: YamlText,
  words: ShapeWords,
): PolicyProblem[] {
  const path = [...before, ...issue.path]
  const value = valueAt(text.value, path)
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => unknownKey(key, path, issue.message, text))
  }
  if (issue.code === 'invalid_union') {
    const branch = nearestBranch(issue.errors, value)
    if (branch !== undefined) return branch.flatMap((inner) => problemsOf(inner, path, text, words))
  }
  if (issue.code === 'invalid_key') {
    const key = String(path.at(-1))
    const instead = issue.issues[0]?.message ?? issue.message
    return [
      { place: text.keyPlace(path.slice(0, -1), key), what: `${quoted(key)} cannot stand here`, instead },
    ]
  }
  const name = path.findLast((part) => typeof part === 'string') ?? words.whole
  const place = text.place(path)
  if (value === undefined) return [{ place, what: `${quoted(name)} is missing`, instead: issue.message }]
  const near = typeof value === 'string' ? nearest(value, meantValues(issue)) : undefined
  const instead = near === undefined ? issue.message : `write ${near}`
  return [{ place, what: `${quoted(name)} is ${shown(value, words)}`, instead }]
}

function unknownKey(
  key: string,
  path: readonly PropertyKey[],
  message: string,
  text: YamlText,
): PolicyProblem {
  const keys = message.replace(/^keys: /, '').split(', ')
  const near = nearest(key, keys)
  const instead = near === undefined ? `write one of: ${keys.join(', ')}` : `write ${quoted(near)}`
  return { place: text.keyPlace(path, key), what: `unknown key ${quoted(key)}`, instead }
}

/** Of the shapes that a value may have, the one that it was meant to have: a map for a map. */
function nearestBranch(
  branches: readonly (readonly Issue[])[],
  value: unknown,
): readonly Issue[] | undefined {
  const isMap = typeof value === 'object' && value !== null && !Array.isArray(value)
  return branches.find((issues) => {
    const isOfOtherType = issues.some(
      ({ path, code }) => path.length === 0 && code !== 'unrecognized_keys' && code !== 'custom',
    )
    return isMap
      ? !isOfOtherType
      : issues.length > 0 && issues.every(({ code }) => code === 'invalid_value' && typeof value === 'string')
  })
}

/** Words that could have been meant where an issue was found. */
function meantValues(issue: Issue): readonly string[] {
  if (issue.message === kindInstead) return Object.keys(kindEntities)
  if (issue.code !== 'invalid_value') return []
  return issue.values.filter((one): one is string => typeof one === 'string')
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  let at: unknown = value
  for (const part of path) {
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, part)) return undefined
    at = (at as Readonly<Record<PropertyKey, unknown>>)[part]
  }
  return at
}

function shown(value: unknown, { isValueShown }: ShapeWords): string {
  if (value === null) return 'empty'
  if (Array.isArray(value)) return 'a list'
  if (typeof value === 'object') return 'a map'
  if (!isValueShown)
    return typeof value === 'string' ? 'a text that does not fit' : `a ${typeof value} that does not fit`
  return typeof value === 'string' ? quoted(value) : JSON.stringify(value)
}

function quoted(text: string): string {
  return JSON.stringify(text.length > 60 ? `${text.slice(0, 57)}…` : text)
}
