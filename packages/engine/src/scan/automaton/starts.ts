import { beyondAscii } from '../text-bytes.ts'
import type { Beginning, Beginnings } from './beginnings.ts'
import type { LazyStates } from './lazy-states.ts'
import type { Guard, PrefixNfa, UnitSet } from './prefix-nfa.ts'

const kinds: readonly Beginning[] = ['any', 'narrow', 'wide']
/** Stands for the byte before a text. */
const nothing = beyondAscii + 1
const unset = -1

/** The states in which walks begin, by the two bytes before their place. */
export class Starts {
  /** Whether a pattern can begin with a byte inside a text. */
  readonly canBegin = new Uint8Array(beyondAscii + 1)
  readonly #nfa: PrefixNfa
  readonly #states: LazyStates
  readonly #beginnings: Beginnings
  /** Bytes that all guards treat alike share a class. */
  readonly #behindOf = new Uint8Array(nothing + 1)
  readonly #examples: number[] = []
  #generation = 0
  #byPlace = new Int32Array(0)
  /** By the letters of a word, where the wide patterns come that can begin with it. */
  #byLetters: number[] = []

  constructor(nfa: PrefixNfa, states: LazyStates, beginnings: Beginnings) {
    this.#nfa = nfa
    this.#states = states
    this.#beginnings = beginnings
    for (const position of beginnings.of('any', ({ isAtStart }) => !isAtStart)) {
      const set = nfa.sets[nfa.setOf[position] ?? 0]
      for (let byte = 0; byte <= beyondAscii; byte++) {
        if (set !== undefined && holds(set, byte)) this.canBegin[byte] = 1
      }
    }
    this.#classify()
    this.#renew()
  }

  /** State at a place behind two bytes; undefined where the text begins there. */
  at(beginning: Beginning, second: number | undefined, first: number | undefined): number {
    if (this.#generation !== this.#states.generation) this.#renew()
    const behind =
      (this.#behindOf[second ?? nothing] ?? 0) * this.#examples.length +
      (this.#behindOf[first ?? nothing] ?? 0)
    const index = behind * 3 + (beginning === 'any' ? 0 : beginning === 'narrow' ? 1 : 2)
    const state = this.#byPlace[index] ?? unset
    return state === unset ? this.#learn(index) : state
  }

  /** State of the wide patterns behind a word of so many letters, none but the first a capital, inside a text. */
  afterWord(letters: number): number {
    if (this.#generation !== this.#states.generation) this.#renew()
    return this.#byLetters[letters] ?? this.#learnWord(letters)
  }

  #renew(): void {
    this.#generation = this.#states.generation
    this.#byPlace = new Int32Array(this.#examples.length ** 2 * 3).fill(unset)
    this.#byLetters = []
  }

  #learn(index: number): number {
    const behind = Math.floor(index / 3)
    const second = this.#examples[Math.floor(behind / this.#examples.length)] ?? 0
    const first = this.#examples[behind % this.#examples.length] ?? 0
    const state = this.#enter(kinds[index % 3] ?? 'any', (guard) => agrees(guard, second, first))
    if (this.#generation !== this.#states.generation) this.#renew()
    this.#byPlace[index] = state
    return state
  }

  #learnWord(letters: number): number {
    let state: number
    if (letters === 0) state = this.#enter('wide', ({ isAtStart }) => !isAtStart)
    else {
      const { positions, met } = this.#states.look(this.afterWord(letters - 1))
      const from = letters === 1 ? 0x41 : 0x61
      const reached = positions.filter((position) => {
        const set = this.#nfa.sets[this.#nfa.setOf[position] ?? 0]
        return set !== undefined && set.ascii.subarray(from, 0x7b).includes(1)
      })
      state = this.#states.enter(
        reached.map((position) => this.#nfa.to[position] ?? 0),
        met,
      )
    }
    if (this.#generation !== this.#states.generation) this.#renew()
    this.#byLetters[letters] = state
    return state
  }

  #enter(beginning: Beginning, isOpen: (guard: Guard) => boolean): number {
    return this.#states.enter(this.#beginnings.of(beginning, isOpen), [])
  }

  #classify(): void {
    const numbers = new Map<string, number>()
    for (let byte = 0; byte <= nothing; byte++) {
      const key = this.#nfa.guards
        .flatMap(({ options, isAtStart }) => [
          isAtStart && byte !== nothing,
          ...options.flatMap((sets) => sets.map((set) => holdsSurely(set, byte))),
        ])
        .map(Number)
        .join('')
      let number = numbers.get(key)
      if (number === undefined) {
        number = this.#examples.push(byte) - 1
        numbers.set(key, number)
      }
      this.#behindOf[byte] = number
    }
  }
}

/** Whether a match may begin behind two bytes; beyond ASCII a set may hold some and others not. */
function agrees({ options, isAtStart }: Guard, second: number, first: number): boolean {
  if (isAtStart) return first === nothing
  return !options.some((sets) => {
    const [one, other] = sets
    if (one === undefined) return false
    if (other === undefined) return holdsSurely(one, first)
    return holdsSurely(one, second) && holdsSurely(other, first)
  })
}

function holds(set: UnitSet, byte: number): boolean {
  return byte < beyondAscii ? set.ascii[byte] === 1 : set.isBeyondAscii
}

function holdsSurely(set: UnitSet, byte: number): boolean {
  return byte < beyondAscii && set.ascii[byte] === 1
}
