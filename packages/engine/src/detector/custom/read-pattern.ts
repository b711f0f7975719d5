import { lengthMaxOf, parsePattern, type PatternNode } from '../pattern.ts'
import { patternRefusals, type PatternRefusal } from './pattern-refusals.ts'
import { stepsBound } from './steps-bound.ts'

/** Longest finding of a pattern, in UTF-16 units. */
export const patternMatchUnitsMax = 256
/** Steps at one place of a text that a pattern may take at most, whatever the text. */
export const patternStepsMax = 2000

/** A letter or digit beside which no finding begins or ends; in other scripts nobody can say where a word begins. */
const inWord = String.raw`[\p{sc=Latin}\p{sc=Greek}\p{sc=Cyrillic}\p{Nd}]`
/** Steps of the look at what follows a match. */
const stepsOfEdge = 4

/** Result of {@link readCustomPattern}. */
export type ReadCustomPattern =
  | {
      readonly isAccepted: true
      /** Ready to be run: global, Unicode-aware, and not inside a word or number. */
      readonly pattern: RegExp
      /** The expression as it is written, read. */
      readonly node: PatternNode
      readonly lengthMax: number
    }
  | { readonly isAccepted: false; readonly refusals: readonly PatternRefusal[] }

/**
 * Reads a pattern of a policy, and accepts it only if a backtracking engine runs it in linear time on any
 * text: regular, each repeat with an end, and proved to take few steps at any one place.
 */
export function readCustomPattern(source: string, isCaseExact: boolean): ReadCustomPattern {
  const refusals = patternRefusals(source)
  if (refusals.length > 0) return { isAccepted: false, refusals }
  const flags = isCaseExact ? 'gu' : 'giu'
  const node = read(source, flags)
  if (node === undefined) return refused('the pattern is no regular expression', brokenInstead)
  const lengthMax = lengthMaxOf(node)
  if (lengthMax > patternMatchUnitsMax) {
    const what = `the pattern can match ${lengthMax} characters, and may match ${patternMatchUnitsMax}`
    return refused(what, 'lower the counts in { }')
  }
  if (stepsBound(node, stepsOfEdge) > patternStepsMax) return refused(slowWhat, slowInstead)
  if (lengthMinOf(node) === 0)
    return refused(
      'the pattern matches where nothing stands',
      'make one part of it needed: {1,64}, not {0,64}',
    )
  const pattern = new RegExp(`(?<!${inWord}(?=${inWord}))(?:${source})(?!(?<=${inWord})${inWord})`, flags)
  return { isAccepted: true, pattern, node, lengthMax }
}

const brokenInstead = 'close what is open, and write \\ before a sign that is meant as itself: \\. \\( \\{'
const slowWhat = `the pattern is not sure to run in linear time: its parts compete for the same characters, for more than ${patternStepsMax} steps at one place of a text`
const slowInstead =
  'let a part end where the next one begins, as in [a-z]{1,20}-[0-9]{1,20}; no repeat within a repeat without a sign between; lower counts'

function refused(what: string, instead: string): ReadCustomPattern {
  return { isAccepted: false, refusals: [{ what, instead }] }
}

function read(source: string, flags: string): PatternNode | undefined {
  try {
    return parsePattern(new RegExp(source, flags))
  } catch {
    return undefined
  }
}

function lengthMinOf(node: PatternNode): number {
  switch (node.kind) {
    case 'set':
      return 1
    case 'sequence':
      return node.items.reduce((sum, item) => sum + lengthMinOf(item), 0)
    case 'choice':
      return Math.min(...node.options.map(lengthMinOf))
    case 'repeat':
      return node.min * lengthMinOf(node.body)
    case 'look':
    case 'edge':
      return 0
  }
}
