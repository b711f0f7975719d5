import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { hashWord } from '../../packages/engine/src/names/characters.ts'
import { nameClasses, wordClass } from '../../packages/engine/src/names/classes.ts'
import type { Example, ExampleSpan } from './example.ts'
import { foldOf } from './fold.ts'
import type { Random } from './random.ts'

interface Line {
  readonly text: string
  readonly spans: readonly { readonly start: number; readonly end: number; readonly type: string }[]
  readonly context?: readonly string[] | null
  readonly ref?: string
}

/** What people wrote counts for more than what templates say. */
const labelledWeight = 3

/** Sets that may be learned from: CC-BY 4.0, CDLA-Permissive and MIT. */
const sets = [
  { name: 'multidogo-train', isCodePoints: true, weight: labelledWeight },
  { name: 'restaurant8k-train', isCodePoints: true, weight: labelledWeight },
  { name: 'nlupp-banking', isCodePoints: true, weight: labelledWeight },
  { name: 'abcd-sample', isCodePoints: true, weight: labelledWeight },
  { name: 'wnut17-train', isCodePoints: false, weight: labelledWeight },
] as const

const kinds: Readonly<Record<string, number>> = {
  PERSON: 0,
  ADDRESS: 1,
  POSTAL_CODE: 1,
  CITY: 2,
  LOCATION: 2,
}

const nameQuestions = [
  'May I have your name please?',
  'What is your name?',
  'Could I get your first and last name?',
  'name please',
]
const addressQuestions = [
  'What is your address?',
  'Please provide your address and phone number',
  'May I know your city and zip code?',
]

const ownName = /(?<!\b(?:city|company|shop|business|user|file) )\bname (?:is|as) /i

/**
 * Whether a text names somebody who is not labelled: the one who writes, by "my name is", or, in chat in small
 * letters, an agent. It would teach that names are none.
 */
export function namesUnlabelled({ text, spans }: Example, isName: (word: string) => boolean): boolean {
  if (ownName.test(text) && !spans.some(({ kind }) => kind === 0)) return true
  return !/[A-Z]/.test(text) && !spans.some(({ kind }) => kind === 0) && text.split(' ').some(isName)
}

/** Takes the names that are labelled into the vocabulary, unless they are words. */
export function addLabelledNames(classes: Map<number, number>, examples: readonly Example[]): void {
  for (const { text, spans } of examples)
    for (const { start, end, kind } of spans) {
      if (kind !== 0) continue
      for (const [place, word] of (text.slice(start, end).match(/\p{L}{3,}/gu) ?? []).entries()) {
        const hash = hashWord(word)
        const known = classes.get(hash) ?? 0
        if ((known & ~nameClasses) === 0)
          classes.set(hash, known | (place === 0 ? wordClass.first : wordClass.last))
      }
    }
}

/** Reads what people wrote, with labels. @param heldOut - the part of each set to leave out */
export function readLabelledExamples(folder: string, random: Random, heldOut?: number): Example[] {
  return sets.flatMap(({ name, isCodePoints, weight }) =>
    readFileSync(join(folder, `${name}.jsonl`), 'utf8')
      .split('\n')
      .filter((line) => line !== '')
      .map((json) => JSON.parse(json) as Line)
      .filter(({ text, ref }) => foldOf(text, ref) !== heldOut)
      .map((line) => {
        const spans = joined(line.text, spansOf(line, isCodePoints))
        return {
          text: line.text,
          spans,
          previous: questionFor(random, line, spans),
          weight,
        }
      }),
  )
}

function questionFor(random: Random, { text, context }: Line, spans: readonly ExampleSpan[]): string {
  const isName = context?.some((slot) => slot.endsWith('_name')) ?? false
  if (isName) return random.chance(0.5) ? random.pick(nameQuestions) : ''
  const covered = spans.reduce((sum, { start, end }) => sum + end - start, 0)
  const isNumber = /^[\d -]+$/.test(text)
  if (covered * 2 < text.length || (!isNumber && random.chance(0.6))) return ''
  return random.pick(spans.some(({ kind }) => kind === 0) ? nameQuestions : addressQuestions)
}

function spansOf({ text, spans }: Line, isCodePoints: boolean): ExampleSpan[] {
  const offsets: number[] = []
  let at = 0
  for (const character of text) {
    offsets.push(at)
    at += character.length
  }
  offsets.push(at)
  return spans.flatMap(({ start, end, type }) => {
    const kind = kinds[type]
    if (kind === undefined) return []
    return [
      {
        start: isCodePoints ? (offsets[start] ?? 0) : start,
        end: isCodePoints ? (offsets[end] ?? 0) : end,
        kind,
      },
    ]
  })
}

/** First name and surname are one person; a city and its postal code are one address. */
function joined(text: string, spans: readonly ExampleSpan[]): ExampleSpan[] {
  const all: { start: number; end: number; kind: number }[] = []
  for (const span of [...spans].sort((a, b) => a.start - b.start)) {
    const last = all.at(-1)
    const isNear = last !== undefined && /^[ ,]*$/.test(text.slice(last.end, span.start))
    if (isNear && (last.kind === span.kind || (last.kind > 0 && span.kind > 0))) {
      last.end = span.end
      if (last.kind !== span.kind) last.kind = 1
    } else if (last === undefined || span.start >= last.end) all.push({ ...span })
  }
  return all
}
