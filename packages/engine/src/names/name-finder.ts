import type { Candidate } from '../span/finding.ts'
import { nextBlock, blockUnitsMax } from './blocks.ts'
import { nameClasses, placeClasses } from './classes.ts'
import { FeatureReader } from './features.ts'
import { Gate } from './gate.ts'
import { labelEntities } from './labels.ts'
import { joinCorners } from './corners.ts'
import { decodeModel, type NameModel } from './name-model.ts'
import { lexicon, rows, scale, transitions } from './name-weights.ts'
import { prompt, PromptReader, promptUnitsMax } from './prompt.ts'
import { goesOn, isName, isPlaceName } from './spans.ts'
import { Tagger } from './tagger.ts'
import { gap, shape, Tokens } from './tokens.ts'

/** Finds persons, addresses and places in free text. */
export interface NameFinder {
  /**
   * @param text - folded by `foldText`
   * @param previous - the message that this one answers: `William Henry` alone is a name where it asked for one
   * @returns candidates in order, none overlapping, with offsets of `text`
   */
  find(text: string, previous?: string): readonly Candidate[]
}

const active = 3

/** Certainty from which a span is given, by entity. */
const certaintyMin: readonly number[] = [0.5, 0.5, 0.5]

/** What a small-letter word that no list of names has must be surer by, alone in a longer text. */
const plainWordMore = 0.3

/** A text of so few tokens may well be an answer; a word of it that no list has is as good as any. */
const answerTokensMax = 3

let model: NameModel | undefined

/** Makes a finder. The first one decodes the model; it takes some ten milliseconds. */
export function createNameFinder(): NameFinder {
  model ??= decodeModel(lexicon, transitions, scale, rows)
  return finderOf(model)
}

/** Makes a finder with a model of the caller's. */
export function finderOf({ lexicon: words, weights }: NameModel, minima = certaintyMin): NameFinder {
  const tokens = new Tokens(blockUnitsMax)
  const gate = new Gate(words)
  const features = new FeatureReader()
  const tagger = new Tagger(weights)
  const prompts = new PromptReader()
  return {
    find(text, previous = '') {
      const found: Candidate[] = []
      let asked: number = prompt.none
      if (previous !== '') {
        tokens.read(previous, Math.max(0, previous.length - promptUnitsMax), previous.length)
        asked = prompts.read(tokens)
      }
      const isAnswer = asked !== prompt.none && asked !== prompt.otherwise
      for (let from = 0; from < text.length;) {
        const to = nextBlock(text, from)
        tokens.read(text, from, to)
        const state = gate.open(text, tokens, isAnswer)
        let isBegun = false
        for (let at = 0; at < tokens.count; at += 1) {
          if (state[at] !== active) continue
          let end = at + 1
          while (end < tokens.count && state[end] === active) end += 1
          if (!isBegun) features.begin(text, tokens, asked)
          isBegun = true
          if (tagger.run(features, at, end)) collect(text, tokens, tagger, at, end, minima, found)
          at = end
        }
        from = to
      }
      return joinCorners(text, found)
    },
  }
}

function isPlainWord(tokens: Tokens, from: number, to: number): boolean {
  if (to - from !== 1 || tokens.count <= answerTokensMax || tokens.shape[from] !== shape.lower) return false
  return ((tokens.classes[from] as number) & (nameClasses | placeClasses)) === 0
}

/** The spans of a run that was tagged. */
function collect(
  text: string,
  tokens: Tokens,
  tagger: Tagger,
  from: number,
  to: number,
  minima: readonly number[],
  found: Candidate[],
): void {
  const { labels } = tagger
  for (let at = 0; at < to - from;) {
    const here = labels[at] as number
    if (here === 0) {
      at += 1
      continue
    }
    const kind = (here - 1) >> 1
    const first = kind * 2 + 1
    let end = at + 1
    while (end < to - from && labels[end] === first + 1 && goesOn(text, tokens, from + end, kind)) end += 1
    const score = tagger.certainty(to - from, at, end, first)
    const least = (minima[kind] ?? 1) + (isPlainWord(tokens, from + at, from + end) ? plainWordMore : 0)
    if (score >= least && isName(text, tokens, from + at, from + end, kind)) {
      const start = tokens.start[from + at] as number
      const last = found.at(-1)
      const isPlace = (end < to - from && labels[end] === first + 1) || here !== first
      const entity =
        labelEntities[isPlace && isPlaceName(tokens, from + at, from + end, kind) ? 2 : kind] ?? ''
      // Given name and surname that were taken for two persons are one.
      const isNext = last?.entity === entity && tokens.gap[from + at] === gap.space && last.end === start - 1
      if (isNext) found.pop()
      found.push({
        start: isNext ? last.start : start,
        end: tokens.end[from + end - 1] as number,
        entity,
        score: isNext ? Math.max(score, last.score) : score,
        detector: detectors[kind] ?? '',
      })
    }
    at = end
  }
}

const detectors = ['name-tagger', 'address-tagger', 'place-tagger']
