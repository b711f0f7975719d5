import { blockUnitsMax } from '../../packages/engine/src/names/blocks.ts'
import { nameClasses, placeClasses, wordClass } from '../../packages/engine/src/names/classes.ts'
import { FeatureReader } from '../../packages/engine/src/names/features.ts'
import { Gate } from '../../packages/engine/src/names/gate.ts'
import type { Lexicon } from '../../packages/engine/src/names/lexicon.ts'
import { prompt, PromptReader, promptUnitsMax } from '../../packages/engine/src/names/prompt.ts'
import { Tokens } from '../../packages/engine/src/names/tokens.ts'
import { foldText } from '../../packages/engine/src/scan/normalize.ts'
import type { TrainingRuns } from './crf.ts'
import type { Example } from './example.ts'
import type { Random } from './random.ts'

const active = 3
/** Names of which the lexicon is made to know nothing, so that the surroundings are learned too. */
const forgottenShare = 0.22

/** Turns examples into runs of features, by the code that finds names. */
export class Gatherer {
  readonly #tokens = new Tokens(blockUnitsMax)
  readonly #gate: Gate
  readonly #features = new FeatureReader()
  readonly #prompts = new PromptReader()
  readonly #random: Random
  /** Labelled tokens, and those of them that the gate lets through. */
  labelled = 0
  reached = 0

  constructor(lexicon: Lexicon, random: Random) {
    this.#gate = new Gate(lexicon)
    this.#random = random
  }

  add(example: Example, runs: TrainingRuns): void {
    const folded = foldText(example.text)
    if (folded.text.length !== example.text.length || folded.text.length > blockUnitsMax) return
    const tokens = this.#tokens
    let asked: number = prompt.none
    if (example.previous !== '') {
      tokens.read(
        example.previous,
        Math.max(0, example.previous.length - promptUnitsMax),
        example.previous.length,
      )
      asked = this.#prompts.read(tokens)
    }
    tokens.read(folded.text, 0, folded.text.length)
    const state = this.#gate.open(folded.text, tokens, asked !== prompt.none && asked !== prompt.otherwise)
    const labels = this.#labels(example, state)
    this.#features.begin(folded.text, tokens, asked)
    for (let at = 0; at < tokens.count; at += 1) {
      if (state[at] !== active) continue
      runs.startRun(example.weight)
      for (; at < tokens.count && state[at] === active; at += 1) {
        const count = this.#features.read(at)
        runs.addToken(this.#features.rows, count, labels[at] as number)
      }
    }
  }

  #labels(example: Example, state: Uint8Array): Uint8Array {
    const tokens = this.#tokens
    const labels = new Uint8Array(tokens.count)
    for (const { start, end, kind } of example.spans) {
      const isForgotten = this.#random.chance(forgottenShare)
      let isInside = false
      for (let at = 0; at < tokens.count; at += 1) {
        if ((tokens.start[at] as number) < start || (tokens.start[at] as number) >= end) continue
        this.labelled += 1
        if (isForgotten) {
          const known = tokens.classes[at] as number
          if ((known & wordClass.frequent) === 0)
            tokens.classes[at] = known & ~(nameClasses | placeClasses | wordClass.cityPart)
        }
        if (state[at] !== active) {
          isInside = false
          continue
        }
        this.reached += 1
        labels[at] = kind * 2 + (isInside ? 2 : 1)
        isInside = true
      }
    }
    return labels
  }
}
