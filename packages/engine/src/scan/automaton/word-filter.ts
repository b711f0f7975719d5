import { beyondAscii } from '../text-bytes.ts'
import type { Beginnings } from './beginnings.ts'
import type { PrefixNfa, UnitSet } from './prefix-nfa.ts'

const groups = 32
/** What a cell says; 0 where it was not worked out yet. */
const refused = 1
const possible = 2

/** Groups of bytes: a letter in both cases, space, digits, beyond ASCII, two signs of words, and all others. */
const groupOf = Uint8Array.from({ length: beyondAscii + 1 }, (_, byte) => {
  if (byte === beyondAscii) return 27
  const character = String.fromCharCode(byte)
  if (/[a-z]/i.test(character)) return byte & 31
  if (/[0-9]/.test(character)) return 28
  const sign = " '-".indexOf(character)
  return sign < 0 ? 0 : 29 + sign
})

/** Longest word of whose length anything is known. */
export const lettersMax = 31

/**
 * Rules out most words of a text by two looks into tables, which are filled when a text first needs them. It may
 * say too much, never too little.
 */
export class WordFilter {
  readonly #nfa: PrefixNfa
  readonly #beginnings: Beginnings
  /** For each set, which groups hold a byte of it. */
  readonly #groupsOf: readonly number[]
  /** For each set, 1 where it holds a small letter, or any letter. */
  readonly #hasSmall: readonly number[]
  readonly #hasLetter: readonly number[]
  readonly #byBeginning = new Uint8Array(groups ** 3)
  readonly #byLength = new Uint8Array((lettersMax + 1) * groups ** 2)
  readonly #reached = new Map<number, Reached>()
  readonly #afterLetters: Reached[] = []

  constructor(nfa: PrefixNfa, beginnings: Beginnings) {
    this.#nfa = nfa
    this.#beginnings = beginnings
    this.#groupsOf = nfa.sets.map(groupsIn)
    this.#hasSmall = nfa.sets.map(({ ascii }) => Number(ascii.subarray(0x61, 0x7b).includes(1)))
    this.#hasLetter = nfa.sets.map(({ ascii }) => Number(ascii.subarray(0x41, 0x7b).includes(1)))
  }

  /** Whether a pattern that is not wide may match where three bytes stand. */
  canBegin(first: number, second: number, third: number): boolean {
    const key = ((((groupOf[first] ?? 0) << 5) | (groupOf[second] ?? 0)) << 5) | (groupOf[third] ?? 0)
    return (this.#byBeginning[key] || this.#learnBeginning(key)) === possible
  }

  /** Whether a wide pattern may match at a word of so many small letters, but for the first, and two bytes behind it. */
  canGoOn(letters: number, first: number, second: number): boolean {
    const key = (((letters << 5) | (groupOf[first] ?? 0)) << 5) | (groupOf[second] ?? 0)
    return (this.#byLength[key] || this.#learnLength(key)) === possible
  }

  #learnBeginning(key: number): number {
    const first = this.#then(-1, () => this.#beginnings.of('narrow', () => true), key >> 10)
    const second = this.#then(key >> 10, () => first.positions, (key >> 5) & 31, first.isMet)
    const third = this.#step(second.positions, 1 << (key & 31))
    const answer = second.isMet || third.isMet || third.positions.length > 0 ? possible : refused
    this.#byBeginning[key] = answer
    return answer
  }

  /** What a group reaches behind the groups before it, remembered. */
  #then(before: number, from: () => readonly number[], group: number, isMet = false): Reached {
    const key = ((before + 1) << 5) | group
    let reached = this.#reached.get(key)
    if (reached === undefined) {
      reached = this.#step(from(), 1 << group)
      if (isMet) reached = { ...reached, isMet }
      this.#reached.set(key, reached)
    }
    return reached
  }

  #learnLength(key: number): number {
    const word = this.#wordOf(key >> 10)
    const first = this.#step(word.positions, 1 << ((key >> 5) & 31))
    const second = this.#step(first.positions, 1 << (key & 31))
    const isMet = word.isMet || first.isMet || second.isMet
    const answer = isMet || second.positions.length > 0 ? possible : refused
    this.#byLength[key] = answer
    return answer
  }

  #wordOf(letters: number): Reached {
    let word = this.#afterLetters[letters]
    if (word === undefined) {
      if (letters === 0)
        word = { positions: this.#beginnings.of('wide', ({ isAtStart }) => !isAtStart), isMet: false }
      else {
        const before = this.#wordOf(letters - 1)
        const after = this.#stepOf(before.positions, letters === 1 ? this.#hasLetter : this.#hasSmall, 1)
        word = { ...after, isMet: before.isMet || after.isMet }
      }
      this.#afterLetters[letters] = word
    }
    return word
  }

  #step(from: readonly number[], wanted: number): Reached {
    return this.#stepOf(from, this.#groupsOf, wanted)
  }

  /** What is reached over the sets of which a table says one of the wanted bits. */
  #stepOf(from: readonly number[], bits: readonly number[], wanted: number): Reached {
    const { setOf, to, accepts } = this.#nfa
    const next = from.flatMap((position) => {
      const held = bits[setOf[position] ?? -1] ?? 0
      return (held & wanted) === 0 ? [] : [to[position] ?? 0]
    })
    const reached = this.#beginnings.reached(next, () => true)
    return {
      positions: reached.filter((position) => (setOf[position] ?? -1) >= 0),
      isMet: reached.some((position) => (accepts[position] ?? -1) >= 0),
    }
  }
}

/** Positions that read, and whether some pattern was met on the way to them. */
interface Reached {
  readonly positions: readonly number[]
  readonly isMet: boolean
}

function groupsIn({ ascii, isBeyondAscii }: UnitSet): number {
  let held = isBeyondAscii ? 1 << 27 : 0
  for (let byte = 0; byte < beyondAscii; byte++) {
    if (ascii[byte] === 1) held |= 1 << (groupOf[byte] ?? 0)
  }
  return held
}
