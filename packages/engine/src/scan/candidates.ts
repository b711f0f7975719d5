import type { Detector, DetectorContext } from '../detector/contract.ts'
import { parsePattern, type PatternNode } from '../detector/pattern.ts'
import { StetError } from '../errors.ts'
import type { Candidate } from '../span/finding.ts'
import { PrefixAutomaton } from './automaton/prefix-automaton.ts'
import { Context, ContextWords, glanceUnitsMax } from './context.ts'
import { labelBefore } from './label.ts'
import { bytesOf } from './text-bytes.ts'
import { unitKind } from './unit-kind.ts'

/** How much a context word near a candidate adds to its score. */
const contextRaise = 0.25
/** Highest score of a detector: certainty is left to known values. */
const scoreMax = 0.99

/** Finds the candidates of many detectors in one pass over a text. */
export class CandidateFinder {
  readonly #runners: readonly Runner[]
  readonly #atStart: readonly Runner[]
  readonly #automaton: PrefixAutomaton
  readonly #words: ContextWords
  readonly #splits = new WeakMap<readonly number[], SplitRunners>()

  constructor(detectors: readonly Detector[]) {
    this.#runners = detectors.map((detector, index) => new Runner(detector, index))
    this.#automaton = new PrefixAutomaton(
      detectors.map((detector) => ({ node: beginningOf(detector), flags: detector.pattern.flags })),
    )
    this.#atStart = this.#runners.filter((_, index) => detectors[index]?.isAtStart === true)
    this.#words = new ContextWords(detectors.map(({ context }) => context))
  }

  /**
   * @param text - folded; offsets of the result are into it
   * @param previous - the message before, folded; its words are context for an answer
   * @throws {@link StetError} STET_DETECT_FAILED, with nothing of the error that the detector threw
   */
  find(text: string, context: DetectorContext, previous: string | undefined, threshold: number): Candidate[] {
    const bytes = bytesOf(text)
    const { length } = text
    let at = this.#automaton.next(bytes, length, 0)
    if (at === length && this.#atStart.length === 0) return []
    const pass: Pass = {
      text,
      context,
      threshold,
      near: new Context(this.#words, text, previous),
      resumeAt: new Int32Array(this.#runners.length),
      candidates: [],
    }
    for (const runner of this.#atStart) runner.look(pass, 0)
    for (; at < length; at = this.#automaton.next(bytes, length, at + 1)) {
      const { sure, unsure } = this.#split(this.#automaton.met, threshold)
      for (const runner of sure) runner.look(pass, at)
      const near = unsure.length === 0 ? undefined : pass.near.ownersNear(at)
      if (near === undefined) continue
      for (const runner of unsure) if (near.has(runner.number)) runner.look(pass, at)
    }
    return pass.candidates
  }

  /** Those that can reach the threshold by themselves, and those that a context word has to help. */
  #split(met: readonly number[], threshold: number): SplitRunners {
    let byThreshold = this.#splits.get(met)
    if (byThreshold?.threshold !== threshold) {
      const runners = met.flatMap((number) => this.#runners[number] ?? [])
      byThreshold = {
        threshold,
        sure: runners.filter((runner) => runner.canStandAlone(threshold)),
        unsure: runners.filter((runner) => !runner.canStandAlone(threshold)),
      }
      this.#splits.set(met, byThreshold)
    }
    return byThreshold
  }
}

interface SplitRunners {
  readonly threshold: number
  readonly sure: readonly Runner[]
  readonly unsure: readonly Runner[]
}

/** What the automaton looks for; for a detector that looks at the start of a text alone, nothing. */
function beginningOf({ pattern, pivot, isAtStart }: Detector): PatternNode {
  if (isAtStart === true) return { kind: 'choice', options: [] }
  if (pivot === undefined) return parsePattern(pattern)
  return parsePattern(new RegExp(pivot.sign.replace(/[$()*+.?[\\\]^{|}]/, '\\$&'), 'u'))
}

/** One reading of one text. */
interface Pass {
  readonly text: string
  readonly context: DetectorContext
  readonly threshold: number
  readonly near: Context
  /** Of each detector, where its last finding ended. */
  readonly resumeAt: Int32Array
  readonly candidates: Candidate[]
}

/** One detector, tried at places of texts. */
class Runner {
  readonly #detector: Detector
  readonly number: number
  readonly #pattern: RegExp
  /** Highest score without a context word. */
  readonly #best: number

  constructor(detector: Detector, number: number) {
    this.#detector = detector
    this.number = number
    this.#pattern = new RegExp(detector.pattern.source, detector.pattern.flags.replace('g', 'y'))
    const { pattern, validated } = detector.score
    this.#best = detector.validate === undefined ? pattern : validated
  }

  /** Whether a match needs no context word to reach a threshold, as far as that can be told before it is tried. */
  canStandAlone(threshold: number): boolean {
    const { needsContext, lengthMax } = this.#detector
    return (needsContext !== true && this.#best >= threshold) || lengthMax > glanceUnitsMax
  }

  look(pass: Pass, at: number): void {
    const { pivot } = this.#detector
    if (pivot === undefined) this.#tryAt(pass, at)
    else this.#tryAround(pass, at, pivot)
  }

  /** Tries all places from which a match could hold the pivot at `at`, the first one first. */
  #tryAround(pass: Pass, at: number, { sign, unitsBefore }: NonNullable<Detector['pivot']>): void {
    const { text, resumeAt } = pass
    const pivot = sign.charCodeAt(0)
    const least = Math.max(resumeAt[this.number] ?? 0, at - unitsBefore)
    let first = at
    while (first > least && text.charCodeAt(first - 1) > 32 && text.charCodeAt(first - 1) !== pivot)
      first -= 1
    for (let index = first; index < at; index++) {
      const kind = unitKind(text.charCodeAt(index))
      const isInside = index > first && kind === unitKind(text.charCodeAt(index - 1))
      if (!isInside && this.#tryAt(pass, index)) return
    }
  }

  /** Whether the detector found something that begins a match at `at`. */
  #tryAt(pass: Pass, at: number): boolean {
    if (at < (pass.resumeAt[this.number] ?? 0)) return false
    try {
      return this.#match(pass, at)
    } catch {
      throw new StetError('STET_DETECT_FAILED', { rule: this.#detector.id })
    }
  }

  /** Whether a context word says what a span is; a weak one's own label may say that it is something else. */
  #isNamed({ text, near }: Pass, start: number, end: number, isWeak: boolean): boolean {
    if (!near.isNear(this.number, start, end)) return false
    const label = isWeak ? labelBefore(text, start) : undefined
    return label === undefined || this.#detector.context.includes(label)
  }

  #match(pass: Pass, at: number): boolean {
    this.#pattern.lastIndex = at
    const match = this.#pattern.exec(pass.text)?.[0]
    if (match === undefined || match === '') return false
    const { validate, score, entity, id, needsContext } = this.#detector
    const verdict = validate === undefined || validate(match, pass.context)
    if (verdict === false) return false
    const start = at + (verdict === true ? 0 : verdict.start)
    const end = at + (verdict === true ? match.length : verdict.end)
    pass.resumeAt[this.number] = end
    if (needsContext === true && !pass.near.isNear(this.number, start, end)) return true
    const isWeak = validate === undefined || (verdict !== true && verdict.isWeak === true)
    const base = isWeak ? score.pattern : score.validated
    const sure = Math.min(scoreMax, base + contextRaise)
    const isRaised = base < scoreMax && sure >= pass.threshold && this.#isNamed(pass, start, end, isWeak)
    const result = isRaised ? sure : base
    if (result >= pass.threshold) pass.candidates.push({ start, end, entity, score: result, detector: id })
    return true
  }
}
