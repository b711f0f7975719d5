import type { Detector, DetectorContext } from '../detector/contract.ts'
import { parsePattern, unitsOf } from '../detector/pattern.ts'
import { StetError } from '../errors.ts'
import type { Candidate } from '../span/finding.ts'
import { PrefixAutomaton, type ReadPattern } from './automaton/prefix-automaton.ts'
import { Context, ContextWords, glanceUnitsMax } from './context.ts'
import { labelBefore } from './label.ts'
import { beyondAscii, bytesOf } from './text-bytes.ts'
import { otherUnit, unitKind } from './unit-kind.ts'

/** How much a context word near a candidate adds to its score. */
const contextRaise = 0.25
/** Highest score of a detector: certainty is left to known values. */
const scoreMax = 0.99

/** Finds the candidates of many detectors in one pass over a text. */
export class CandidateFinder {
  readonly #runners: readonly Runner[]
  readonly #automaton: PrefixAutomaton
  readonly #words: ContextWords
  readonly #pass: Pass
  /** The runners of the automaton's sets of patterns, for the last threshold. */
  #splits: (SplitRunners | undefined)[] = []
  #threshold = -1

  constructor(detectors: readonly Detector[]) {
    this.#runners = detectors.map((detector, index) => new Runner(detector, index))
    this.#automaton = new PrefixAutomaton(detectors.map(beginningOf))
    this.#words = new ContextWords(detectors.map(({ context }) => context))
    this.#pass = new Pass(this.#words)
  }

  /**
   * @param text - folded; offsets of the result are into it
   * @param previous - the message before, folded; its words are context for an answer
   * @throws {@link StetError} STET_DETECT_FAILED, with nothing of the error that the detector threw
   */
  find(text: string, context: DetectorContext, previous: string | undefined, threshold: number): Candidate[] {
    const { length } = text
    const automaton = this.#automaton
    automaton.read(bytesOf(text), length)
    let at = automaton.next()
    if (at === length) return []
    const pass = this.#pass
    pass.begin(text, context, previous, threshold)
    if (threshold !== this.#threshold) this.#splits = []
    this.#threshold = threshold
    for (; at < length; at = automaton.next()) {
      if (automaton.met !== 0) this.#try(pass, automaton.met, at)
      if (automaton.metByWide !== 0) this.#try(pass, automaton.metByWide, at)
    }
    return pass.end()
  }

  #try(pass: Pass, set: number, at: number): void {
    const { sure, unsure } = this.#splits[set] ?? this.#split(set)
    for (const runner of sure) runner.look(pass, at)
    if (unsure.length === 0) return
    const near = pass.near().ownersNear(at)
    if (near === undefined) return
    for (const runner of unsure) if (near.has(runner.number)) runner.look(pass, at)
  }

  /** Those that can reach the threshold by themselves, and those that a context word has to help. */
  #split(set: number): SplitRunners {
    const runners = this.#automaton.patternsOf(set).flatMap((number) => this.#runners[number] ?? [])
    const split = {
      sure: runners.filter((runner) => runner.canStandAlone(this.#threshold)),
      unsure: runners.filter((runner) => !runner.canStandAlone(this.#threshold)),
    }
    this.#splits[set] = split
    return split
  }
}

interface SplitRunners {
  readonly sure: readonly Runner[]
  readonly unsure: readonly Runner[]
}

/** What the automaton looks for. */
function beginningOf({ pattern, pivot }: Detector): ReadPattern {
  const sought = pivot?.pattern ?? pattern
  return { node: parsePattern(sought), flags: sought.flags }
}

/** One reading of one text; the same object serves for all texts. */
class Pass {
  text = ''
  context: DetectorContext = { regions: [] }
  threshold = 0
  /** Of each detector, where its last finding ended. */
  readonly resumeAt: Int32Array
  candidates: Candidate[] = []
  readonly #words: ContextWords
  #previous: string | undefined
  #near: Context | undefined

  constructor(words: ContextWords) {
    this.#words = words
    this.resumeAt = new Int32Array(words.count)
  }

  begin(text: string, context: DetectorContext, previous: string | undefined, threshold: number): void {
    this.text = text
    this.context = context
    this.threshold = threshold
    this.candidates = []
    this.#previous = previous
    this.#near = undefined
    this.resumeAt.fill(0)
  }

  /** Where context words stand; nothing is read before somebody asks. */
  near(): Context {
    return (this.#near ??= new Context(this.#words, this.text, this.#previous))
  }

  /** Gives the candidates, and forgets the text. */
  end(): Candidate[] {
    const { candidates } = this
    this.text = ''
    this.candidates = []
    this.#previous = undefined
    this.#near = undefined
    return candidates
  }
}

/** One detector, tried at places of texts. */
class Runner {
  readonly #detector: Detector
  readonly number: number
  readonly #pattern: RegExp
  /** Highest score without a context word. */
  readonly #best: number
  /** Bytes that a match can hold, for a detector with a pivot. */
  #canHold: Uint8Array | undefined

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
    const { pivot, isAtStart } = this.#detector
    if (isAtStart === true && at > 0) return
    if (pivot === undefined) this.#tryAt(pass, at)
    else this.#tryAround(pass, at, pivot.unitsBefore)
  }

  /**
   * Tries all places from which a match could hold the pivot at `at`, the first one first; none that was
   * tried before for another pivot.
   */
  #tryAround(pass: Pass, at: number, unitsBefore: number): void {
    const { text, resumeAt } = pass
    const canHold = (this.#canHold ??= unitsOf(parsePattern(this.#detector.pattern)))
    const least = Math.max(resumeAt[this.number] ?? 0, at - unitsBefore)
    let first = at
    while (first > least && canHold[Math.min(beyondAscii, text.charCodeAt(first - 1))] === 1) first -= 1
    for (let index = first; index <= at; index++) {
      const kind = unitKind(text.charCodeAt(index))
      const isInside = kind !== otherUnit && index > first && kind === unitKind(text.charCodeAt(index - 1))
      if (!isInside) this.#tryAt(pass, index)
    }
    resumeAt[this.number] = Math.max(resumeAt[this.number] ?? 0, at + 1)
  }

  #tryAt(pass: Pass, at: number): void {
    if (at < (pass.resumeAt[this.number] ?? 0)) return
    try {
      this.#match(pass, at)
    } catch {
      throw new StetError('STET_DETECT_FAILED', { rule: this.#detector.id })
    }
  }

  /** Whether a context word says what a span is; a weak one's own label may say that it is something else. */
  #isNamed(pass: Pass, start: number, end: number, isWeak: boolean): boolean {
    if (!pass.near().isNear(this.number, start, end)) return false
    const label = isWeak ? labelBefore(pass.text, start) : undefined
    return label === undefined || this.#detector.context.includes(label)
  }

  #match(pass: Pass, at: number): void {
    const pattern = this.#pattern
    pattern.lastIndex = at
    if (!pattern.test(pass.text) || pattern.lastIndex === at) return
    const matchEnd = pattern.lastIndex
    const { validate, score, entity, id, needsContext } = this.#detector
    const verdict = validate === undefined || validate(pass.text.slice(at, matchEnd), pass.context)
    if (verdict === false) return
    const start = at + (verdict === true ? 0 : verdict.start)
    const end = verdict === true ? matchEnd : at + verdict.end
    pass.resumeAt[this.number] = end
    if (needsContext === true && !pass.near().isNear(this.number, start, end)) return
    const isWeak = validate === undefined || (verdict !== true && verdict.isWeak === true)
    const base = isWeak ? score.pattern : score.validated
    const sure = Math.min(scoreMax, base + contextRaise)
    const isRaised = base < scoreMax && sure >= pass.threshold && this.#isNamed(pass, start, end, isWeak)
    const result = isRaised ? sure : base
    if (result >= pass.threshold) pass.candidates.push({ start, end, entity, score: result, detector: id })
  }
}
