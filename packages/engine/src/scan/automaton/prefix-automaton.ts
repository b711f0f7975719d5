import type { PatternNode } from '../../detector/pattern.ts'
import { beyondAscii } from '../text-bytes.ts'
import { digitUnit, letterUnit, otherUnit, unitKind } from '../unit-kind.ts'
import { Beginnings, type Beginning } from './beginnings.ts'
import { dead, LazyStates, nobody } from './lazy-states.ts'
import { PrefixNfa } from './prefix-nfa.ts'
import { Starts } from './starts.ts'
import { lettersMax, WordFilter } from './word-filter.ts'

/** Units that a walk reads at most; patterns that are still alive behind them count as met. */
const unitsMax = 32
/** States that are kept where the caller does not say; a 16-bit table holds no more than four times as many. */
const statesMaxDefault = 1 << 14

/** Last letters of a long word that are read where the wide patterns are ruled out, and from which length on. */
const tailUnits = 3
const tailFromUnits = 6

/** A pattern, read, and its flags. */
export interface ReadPattern {
  readonly node: PatternNode
  readonly flags: string
}

/** A letter beyond ASCII begins and ends a word: in scripts without spaces nobody can say where one begins. */
const kindOf = Uint8Array.from({ length: beyondAscii + 1 }, (_, byte) =>
  byte === beyondAscii ? otherUnit : unitKind(byte),
)
const isLower = Uint8Array.from({ length: beyondAscii + 1 }, (_, byte) =>
  Number(byte >= 0x61 && byte <= 0x7a),
)

/**
 * Tells which of many patterns may match at the places of a text, in short walks from each of them.
 *
 * Few patterns agree with the first letters of a word, and a walk ends at its second or third. Those that go on
 * with any letters are kept apart, for they would make all walks long: of a word in small letters it is known by
 * its length how far they come, and only what stands behind it is read.
 */
export class PrefixAutomaton {
  readonly #states: LazyStates
  readonly #starts: Starts
  readonly #filter: WordFilter
  #bytes: Uint8Array = new Uint8Array(1)
  #length = 0
  #at = 0
  /** Patterns that may match at the place that {@link next} found: two sets of {@link patternsOf}. */
  met = nobody
  metByWide = nobody

  /** @param statesMax - states that are kept; beyond them it forgets all of them and begins anew */
  constructor(patterns: readonly ReadPattern[], statesMax = statesMaxDefault) {
    const nfa = new PrefixNfa()
    for (const { node, flags } of patterns) nfa.add(node, flags)
    this.#states = new LazyStates(nfa, statesMax)
    const beginnings = new Beginnings(nfa)
    this.#starts = new Starts(nfa, this.#states, beginnings)
    this.#filter = new WordFilter(nfa, beginnings)
  }

  /** Begins with a text; `bytes` holds a zero behind it. */
  read(bytes: Uint8Array, length: number): void {
    this.#bytes = bytes
    this.#length = length
    this.#at = 0
  }

  /** The patterns of a set, in order; none for 0. */
  patternsOf(set: number): readonly number[] {
    return this.#states.lists[set] ?? []
  }

  /**
   * Next place where a word, a number or a sign begins and a pattern may match; the text's length where there
   * is none. Which patterns may is in {@link met} and {@link metByWide}; the others surely do not.
   */
  next(): number {
    const bytes = this.#bytes
    const length = this.#length
    const canBegin = this.#starts.canBegin
    const filter = this.#filter
    let index = this.#at
    while (index < length) {
      const place = index
      const first = bytes[index] ?? 0
      const kind = kindOf[first] ?? otherUnit
      index += 1
      if (kind === otherUnit) {
        if (canBegin[first] !== 1 && place > 0) continue
        this.met = this.#walk('any', place)
        this.metByWide = nobody
      } else if (kind === letterUnit) {
        while (isLower[bytes[index] ?? 0] === 1) index += 1
        const plain = index
        while (kindOf[bytes[index] ?? 0] === letterUnit) index += 1
        this.met =
          place + 3 > length || filter.canBegin(first, bytes[place + 1] ?? 0, bytes[place + 2] ?? 0)
            ? this.#walk('narrow', place)
            : nobody
        this.metByWide =
          place > 0 && plain === index && !this.#canBeWide(index - place, index)
            ? nobody
            : this.#walk('wide', place)
      } else {
        while (kindOf[bytes[index] ?? 0] === digitUnit) index += 1
        this.met = this.#walk('any', place)
        this.metByWide = nobody
      }
      if (this.met === nobody && this.metByWide === nobody) continue
      this.#at = index
      return place
    }
    this.#at = length
    return length
  }

  #walk(beginning: Beginning, place: number): number {
    const bytes = this.#bytes
    const state = this.#starts.at(
      beginning,
      place < 2 ? undefined : bytes[place - 2],
      place < 1 ? undefined : bytes[place - 1],
    )
    return this.#walkFrom(state, place, place + unitsMax)
  }

  /** Whether a wide pattern may match a word of so many small letters, but for the first, that ends at `end`. */
  #canBeWide(units: number, end: number): boolean {
    const bytes = this.#bytes
    if (units > lettersMax || end + 2 > this.#length) return true
    if (!this.#filter.canGoOn(units, bytes[end] ?? 0, bytes[end + 1] ?? 0)) return false
    if (units < tailFromUnits) return true
    const state = this.#starts.afterWord(units - tailUnits)
    return this.#walkFrom(state, end - tailUnits, end - units + unitsMax) !== nobody
  }

  #walkFrom(state: number, from: number, to: number): number {
    if (state === dead) return nobody
    const length = this.#length
    return to < length
      ? this.#states.walk(state, this.#bytes, from, to, false)
      : this.#states.walk(state, this.#bytes, from, length, true)
  }
}
