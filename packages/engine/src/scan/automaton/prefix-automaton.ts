import type { PatternNode } from '../../detector/pattern.ts'
import { beyondAscii } from '../text-bytes.ts'
import { otherUnit, unitKind } from '../unit-kind.ts'
import { PrefixNfa } from './prefix-nfa.ts'

/** Units that a walk reads at most; patterns that are still alive behind them count as met. */
const unitsMax = 24
/** States that are kept where the caller does not say; a 16-bit table holds no more than four times as many. */
const statesMaxDefault = 1 << 14
const dead = 0
const start = 1
const unknown = 0xffff

/** A pattern, read, and its flags. */
export interface ReadPattern {
  readonly node: PatternNode
  readonly flags: string
}

/**
 * Tells which of many patterns may match at a place of a text, in one walk over the few units behind it.
 * States are worked out when a text first needs them.
 *
 * @see https://swtch.com/~rsc/regexp/regexp3.html lazily built automata, as in RE2
 */
export class PrefixAutomaton {
  /** Class of each byte: those that all patterns treat alike share one. */
  readonly #classOf = new Uint8Array(beyondAscii + 1)
  /** A letter beyond ASCII begins and ends a word: in scripts without spaces nobody can say where one begins. */
  readonly #kindOf = Uint8Array.from({ length: beyondAscii + 1 }, (_, byte) =>
    byte === beyondAscii ? otherUnit : unitKind(byte),
  )
  readonly #nfa = new PrefixNfa()
  /** For each class, which sets hold it. */
  readonly #holds: Uint8Array[] = []
  /** Bits of a class; where a state goes with a class stands at `state << bits | class`. */
  readonly #bits: number
  #table = new Uint16Array(0)
  #positions: (readonly number[])[] = []
  #accepted: (readonly number[])[] = []
  #isMeeting = new Uint8Array(0)
  #cut: (readonly number[] | undefined)[] = []
  #numbers = new Map<string, number>()
  /** Patterns that may match at the place that {@link next} found, by number, in order. */
  met: readonly number[] = []

  readonly #statesMax: number

  /** @param statesMax - states that are kept; beyond them it forgets all of them and begins anew */
  constructor(patterns: readonly ReadPattern[], statesMax = statesMaxDefault) {
    this.#statesMax = statesMax
    for (const { node, flags } of patterns) this.#nfa.add(node, flags)
    this.#classify()
    this.#bits = Math.ceil(Math.log2(this.#holds.length))
    this.#reset()
  }

  /**
   * Next place, from `from` on, where a word, a number or a sign begins and a pattern may match; `length`
   * where there is none. Which patterns may is in {@link met}; the others surely do not.
   */
  next(bytes: Uint8Array, length: number, from: number): number {
    const bits = this.#bits
    const kindOf = this.#kindOf
    const classOf = this.#classOf
    let table = this.#table
    let kindBefore = from === 0 ? otherUnit : this.#kindAt(bytes, from - 1)
    for (let index = from; index < length; index++) {
      const first = bytes[index] ?? 0
      const kind = kindOf[first] ?? otherUnit
      if (kind === kindBefore && kind !== otherUnit) continue
      kindBefore = kind
      let state = table[(start << bits) | (classOf[first] ?? 0)] ?? dead
      if (state === dead) continue
      const end = Math.min(length, index + unitsMax)
      let at = index + 1
      for (; at < end; at++) {
        const byteClass = classOf[bytes[at] ?? 0] ?? 0
        let next = table[(state << bits) | byteClass] ?? unknown
        if (next === unknown) {
          next = this.#step(state, byteClass)
          table = this.#table
        }
        if (next === dead) break
        state = next
      }
      const isCut = at === index + unitsMax
      if (!isCut && this.#isMeeting[state] === 0) continue
      this.met = (isCut ? this.#metOrAlive(state) : this.#accepted[state]) ?? []
      return index
    }
    return length
  }

  #kindAt(bytes: Uint8Array, index: number): number {
    return this.#kindOf[bytes[index] ?? 0] ?? otherUnit
  }

  /** Of a walk that was cut, also the patterns that could still have matched. */
  #metOrAlive(state: number): readonly number[] {
    let met = this.#cut[state]
    if (met === undefined) {
      const { ends } = this.#nfa
      const alive = (this.#positions[state] ?? []).map((position) => ends.findIndex((end) => end > position))
      met = [...new Set([...(this.#accepted[state] ?? []), ...alive])].sort((a, b) => a - b)
      this.#cut[state] = met
    }
    return met
  }

  #step(state: number, byteClass: number): number {
    const cell = (state << this.#bits) | byteClass
    const known = this.#table[cell] ?? unknown
    if (known !== unknown) return known
    const holds = this.#holds[byteClass]
    const reached: number[] = []
    for (const position of this.#positions[state] ?? []) {
      if (holds?.[this.#nfa.setOf[position] ?? 0] === 1) reached.push(this.#nfa.to[position] ?? 0)
    }
    const numbers = this.#numbers
    const next = reached.length === 0 ? dead : this.#enter(reached, this.#accepted[state] ?? [])
    // Where entering began anew, the state that was left is no more.
    if (numbers === this.#numbers) this.#table[cell] = next
    return next
  }

  /**
   * Number of the state that stands for some positions, all that they reach without reading, and the
   * patterns that were met on the way.
   */
  #enter(from: readonly number[], metBefore: readonly number[]): number {
    const seen = new Set<number>()
    const stack = [...from]
    const reading: number[] = []
    const met = new Set(metBefore)
    for (let position = stack.pop(); position !== undefined; position = stack.pop()) {
      if (seen.has(position)) continue
      seen.add(position)
      if ((this.#nfa.setOf[position] ?? -1) >= 0) reading.push(position)
      const number = this.#nfa.accepts[position] ?? -1
      if (number >= 0) met.add(number)
      stack.push(...(this.#nfa.free[position] ?? []))
    }
    reading.sort((a, b) => a - b)
    const accepted = [...met].sort((a, b) => a - b)
    const key = `${reading.join()};${accepted.join()}`
    const known = this.#numbers.get(key)
    if (known !== undefined) return known
    if (this.#positions.length >= this.#statesMax) this.#reset()
    return this.#add(key, reading, accepted)
  }

  #add(key: string, reading: readonly number[], accepted: readonly number[]): number {
    const state = this.#positions.length
    if ((state + 1) << this.#bits > this.#table.length) {
      const states = Math.max(256, state * 2)
      const table = new Uint16Array(states << this.#bits).fill(unknown)
      table.set(this.#table)
      this.#table = table
      const isMeeting = new Uint8Array(states)
      isMeeting.set(this.#isMeeting)
      this.#isMeeting = isMeeting
    }
    this.#isMeeting[state] = accepted.length > 0 ? 1 : 0
    this.#positions.push(reading)
    this.#accepted.push(accepted)
    this.#numbers.set(key, state)
    return state
  }

  #reset(): void {
    this.#table.fill(unknown)
    this.#positions = [[]]
    this.#accepted = [[]]
    this.#numbers = new Map()
    this.#cut = []
    this.#enter(this.#nfa.starts, [])
    for (let byteClass = 0; byteClass < this.#holds.length; byteClass++) this.#step(start, byteClass)
  }

  /** Bytes that the same sets hold are one class. */
  #classify(): void {
    const { sets } = this.#nfa
    const numbers = new Map<string, number>()
    for (let byte = 0; byte <= beyondAscii; byte++) {
      const holds = Uint8Array.from(sets, ({ ascii, isBeyondAscii }) =>
        byte < beyondAscii ? (ascii[byte] ?? 0) : Number(isBeyondAscii),
      )
      const key = holds.join('')
      let number = numbers.get(key)
      if (number === undefined) {
        number = this.#holds.push(holds) - 1
        numbers.set(key, number)
      }
      this.#classOf[byte] = number
    }
  }
}
