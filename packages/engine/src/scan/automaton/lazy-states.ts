import { beyondAscii } from '../text-bytes.ts'
import type { PrefixNfa } from './prefix-nfa.ts'

/** State without a way on. */
export const dead = 0
/** What a table holds where it was not worked out yet. */
const unknown = 0xffff
/** Units of a walk in which digits are told apart. */
const exactUnits = 2
/** Number of the set of no patterns. */
export const nobody = 0

/**
 * The states of a deterministic automaton, worked out when a text first needs them. Each stands for some
 * positions of a {@link PrefixNfa} and the patterns that were met on the way there.
 *
 * @see https://swtch.com/~rsc/regexp/regexp3.html lazily built automata, as in RE2
 */
export class LazyStates {
  /** Class of each byte: those that all patterns treat alike share one. */
  readonly #classOf = new Uint8Array(beyondAscii + 1)
  /** The same, but for one class of all digits. */
  readonly #coarseOf: Uint8Array
  /** Bits of a class; where a state goes with a class stands at `state << bits | class`. */
  readonly #bits: number
  /** Raised each time that all states were forgotten. */
  generation = 0
  /** Sets of patterns by their number, each once; sorted. */
  readonly lists: (readonly number[])[] = [[]]
  readonly #nfa: PrefixNfa
  readonly #statesMax: number
  /** For each class, which sets hold it. */
  readonly #holds: Uint8Array[] = []
  /** Which pattern a position belongs to. */
  readonly #ownerOf: Uint16Array
  readonly #listNumbers = new Map<string, number>([['', nobody]])
  #table = new Uint16Array(0)
  #positions: (readonly number[])[] = []
  /** Sets of patterns by state: met so far; met if the text ends here; met if the walk ends here. */
  #met = new Uint16Array(0)
  #metAtEnd: (number | undefined)[] = []
  #metAtCut: (number | undefined)[] = []
  /** States by a hash of what they stand for. */
  #numbers = new Map<number, number[]>()
  /** Positions that read and patterns that are met, reached from a position without reading. */
  readonly #closures: (Closure | undefined)[] = []
  /** Which positions were gathered last. */
  readonly #marks: Uint32Array
  #mark = 0

  /** @param statesMax - states that are kept; beyond them it forgets all of them and begins anew */
  constructor(nfa: PrefixNfa, statesMax: number) {
    this.#nfa = nfa
    this.#statesMax = statesMax
    this.#ownerOf = new Uint16Array(nfa.setOf.length)
    let from = 0
    nfa.ends.forEach((end, number) => {
      this.#ownerOf.fill(number, from, end)
      from = end
    })
    this.#marks = new Uint32Array(nfa.setOf.length)
    this.#classify()
    this.#coarseOf = this.#classOf.slice()
    this.#coarseOf.fill(this.#union(0x30, 0x3a), 0x30, 0x3a)
    this.#bits = Math.ceil(Math.log2(this.#holds.length))
    this.#reset()
  }

  /**
   * Walks from a state over the bytes of `[from, to)` until no pattern can go on. Behind the first units one
   * digit is as good as another: otherwise each number would have states of its own.
   *
   * @param isEnd - whether the text ends at `to`; otherwise patterns that are alive there count as met
   * @returns number of the set of patterns that may match
   */
  walk(state: number, bytes: Uint8Array, from: number, to: number, isEnd: boolean): number {
    const bits = this.#bits
    let classOf: Uint8Array = this.#classOf
    let table = this.#table
    let at = state
    for (let index = from; index < to; index++) {
      if (index === from + exactUnits) classOf = this.#coarseOf
      const byteClass = classOf[bytes[index] ?? 0] ?? 0
      let next = table[(at << bits) | byteClass] ?? unknown
      if (next === unknown) {
        next = this.#step(at, byteClass)
        table = this.#table
      }
      if (next === dead) return this.#met[at] ?? nobody
      at = next
    }
    if (at === dead) return nobody
    return isEnd ? this.#endOf(at) : this.#cutOf(at)
  }

  /**
   * Number of the state that stands for some positions, all that they reach without reading, and the
   * patterns that were met on the way.
   */
  enter(from: readonly number[], metBefore: readonly number[]): number {
    const marks = this.#marks
    const mark = ++this.#mark
    const reading: number[] = []
    let met: number[] | undefined
    for (const position of from) {
      const closure = (this.#closures[position] ??= this.#closureOf(position))
      for (const reached of closure.reading) {
        if (marks[reached] === mark) continue
        marks[reached] = mark
        reading.push(reached)
      }
      if (closure.met.length > 0) (met ??= [...metBefore]).push(...closure.met)
    }
    const list = this.#listOf(met ?? metBefore)
    if (reading.length === 0 && list === nobody) return dead
    reading.sort((a, b) => a - b)
    const hash = reading.reduce((sum, position) => (Math.imul(sum, 31) + position) | 0, list)
    const known = this.#numbers
      .get(hash)
      ?.find((state) => this.#met[state] === list && isSame(this.#positions[state] ?? [], reading))
    if (known !== undefined) return known
    if (this.#positions.length >= this.#statesMax) this.#reset()
    return this.#add(hash, reading, list)
  }

  /** Positions that a state stands for, and the patterns that were met on the way. */
  look(state: number): { readonly positions: readonly number[]; readonly met: readonly number[] } {
    return { positions: this.#positions[state] ?? [], met: this.lists[this.#met[state] ?? nobody] ?? [] }
  }

  #step(state: number, byteClass: number): number {
    const cell = (state << this.#bits) | byteClass
    const holds = this.#holds[byteClass]
    const reached: number[] = []
    for (const position of this.#positions[state] ?? []) {
      if (holds?.[this.#nfa.setOf[position] ?? 0] === 1) reached.push(this.#nfa.to[position] ?? 0)
    }
    const { generation } = this
    const met = reached.length === 0 ? [] : (this.lists[this.#met[state] ?? nobody] ?? [])
    const next = reached.length === 0 ? dead : this.enter(reached, met)
    // Where entering began anew, the state that was left is no more.
    if (generation === this.generation) this.#table[cell] = next
    return next
  }

  #closureOf(from: number): Closure {
    const { setOf, accepts, free } = this.#nfa
    const seen = new Set<number>()
    const stack = [from]
    const reading: number[] = []
    const met: number[] = []
    for (let position = stack.pop(); position !== undefined; position = stack.pop()) {
      if (seen.has(position)) continue
      seen.add(position)
      if ((setOf[position] ?? -1) >= 0) reading.push(position)
      const number = accepts[position] ?? -1
      if (number >= 0) met.push(number)
      stack.push(...(free[position] ?? []))
    }
    return { reading, met }
  }

  #endOf(state: number): number {
    return (this.#metAtEnd[state] ??= this.#withAlive(
      state,
      (position) => this.#nfa.acceptsAtEnd[position] ?? -1,
    ))
  }

  #cutOf(state: number): number {
    return (this.#metAtCut[state] ??= this.#withAlive(state, (position) => this.#ownerOf[position] ?? -1))
  }

  #withAlive(state: number, ownerOf: (position: number) => number): number {
    const { positions, met } = this.look(state)
    return this.#listOf([...met, ...positions.map(ownerOf).filter((number) => number >= 0)])
  }

  #listOf(patterns: readonly number[]): number {
    if (patterns.length === 0) return nobody
    const list = [...new Set(patterns)].sort((a, b) => a - b)
    const key = list.join()
    let number = this.#listNumbers.get(key)
    if (number === undefined) {
      number = this.lists.push(list) - 1
      this.#listNumbers.set(key, number)
    }
    return number
  }

  #add(hash: number, positions: readonly number[], list: number): number {
    const state = this.#positions.length
    if ((state + 1) << this.#bits > this.#table.length) {
      const states = Math.max(256, state * 2)
      const table = new Uint16Array(states << this.#bits).fill(unknown)
      table.set(this.#table)
      this.#table = table
      const met = new Uint16Array(states)
      met.set(this.#met)
      this.#met = met
    }
    this.#met[state] = list
    this.#positions.push(positions)
    this.#numbers.set(hash, [...(this.#numbers.get(hash) ?? []), state])
    return state
  }

  #reset(): void {
    this.generation += 1
    this.#table.fill(unknown)
    this.#positions = [[]]
    this.#metAtEnd = []
    this.#metAtCut = []
    this.#numbers = new Map()
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

  /** A class that holds whatever one of the bytes of `[from, to)` does. */
  #union(from: number, to: number): number {
    const holds = new Uint8Array(this.#nfa.sets.length)
    for (let byte = from; byte < to; byte++) {
      this.#holds[this.#classOf[byte] ?? 0]?.forEach((isHeld, set) => (holds[set] ||= isHeld))
    }
    return this.#holds.push(holds) - 1
  }
}

interface Closure {
  readonly reading: readonly number[]
  readonly met: readonly number[]
}

function isSame(left: readonly number[], right: readonly number[]): boolean {
  return left.length === right.length && left.every((each, index) => each === right[index])
}
