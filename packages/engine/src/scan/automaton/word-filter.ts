import { beyondAscii } from '../text-bytes.ts'
import type { Beginnings } from './beginnings.ts'
import type { PrefixNfa, UnitSet } from './prefix-nfa.ts'

/** Bits of a group's number. */
const bits = 6
const groups = 1 << bits
/** What a cell says; 0 where it was not worked out yet. */
const refused = 1
const possible = 2

/** Signs that stand behind words more often than others. */
const signs = ` \n.,-':/_`
const digitGroup = 53
const beyondGroup = 54
const firstSignGroup = 55

/** Groups of bytes: each letter, all digits, all beyond ASCII, each usual sign, and the rest. */
const groupOf = Uint8Array.from({ length: beyondAscii + 1 }, (_, byte) => {
  if (byte === beyondAscii) return beyondGroup
  if (byte >= 0x61 && byte <= 0x7a) return byte - 0x60
  if (byte >= 0x41 && byte <= 0x5a) return byte - 0x40 + 26
  if (byte >= 0x30 && byte <= 0x39) return digitGroup
  const sign = signs.indexOf(String.fromCharCode(byte))
  return sign < 0 ? 0 : firstSignGroup + sign
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
  /** For each group, the sets that hold a byte of it. */
  readonly #holdsGroup: readonly Uint8Array[]
  readonly #holdsSmall: Uint8Array
  readonly #holdsLetter: Uint8Array
  readonly #byBeginning = new Uint8Array(groups ** 3)
  readonly #byLength = new Uint8Array((lettersMax + 1) * groups ** 2)
  readonly #reached = new Map<number, Reached>()
  readonly #afterLetters: Reached[] = []

  constructor(nfa: PrefixNfa, beginnings: Beginnings) {
    this.#nfa = nfa
    this.#beginnings = beginnings
    const holding = (isIn: (byte: number) => boolean): Uint8Array =>
      Uint8Array.from(nfa.sets, (set) => Number(bytes.some((byte) => isIn(byte) && holds(set, byte))))
    this.#holdsGroup = Array.from({ length: groups }, (_, group) =>
      holding((byte) => groupOf[byte] === group),
    )
    this.#holdsSmall = holding((byte) => byte >= 0x61 && byte <= 0x7a)
    this.#holdsLetter = holding((byte) => (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7a)
  }

  /** Whether a pattern that is not wide may match where three bytes stand. */
  canBegin(first: number, second: number, third: number): boolean {
    const key =
      ((groupOf[first] ?? 0) << (2 * bits)) | ((groupOf[second] ?? 0) << bits) | (groupOf[third] ?? 0)
    return (this.#byBeginning[key] || this.#learnBeginning(key)) === possible
  }

  /** Whether a wide pattern may match at a word of so many small letters, but for the first, and two bytes behind it. */
  canGoOn(letters: number, first: number, second: number): boolean {
    const key = (letters << (2 * bits)) | ((groupOf[first] ?? 0) << bits) | (groupOf[second] ?? 0)
    return (this.#byLength[key] || this.#learnLength(key)) === possible
  }

  #learnBeginning(key: number): number {
    const before = key >> (2 * bits)
    const first = this.#then(before, 0, () => ({
      positions: this.#beginnings.of('narrow', () => true),
      isMet: false,
    }))
    const second = this.#then(key >> bits, groups, () => first)
    const third = this.#over(second, key & (groups - 1))
    const answer = third.isMet || third.positions.length > 0 ? possible : refused
    this.#byBeginning[key] = answer
    return answer
  }

  /** What one group or two in a row reach, by their key, remembered. */
  #then(key: number, offset: number, from: () => Reached): Reached {
    const index = key + offset
    let reached = this.#reached.get(index)
    if (reached === undefined) this.#reached.set(index, (reached = this.#over(from(), key & (groups - 1))))
    return reached
  }

  #learnLength(key: number): number {
    const first = this.#over(this.#wordOf(key >> (2 * bits)), (key >> bits) & (groups - 1))
    const second = this.#over(first, key & (groups - 1))
    const answer = second.isMet || second.positions.length > 0 ? possible : refused
    this.#byLength[key] = answer
    return answer
  }

  #wordOf(letters: number): Reached {
    let word = this.#afterLetters[letters]
    if (word === undefined) {
      if (letters === 0)
        word = { positions: this.#beginnings.of('wide', ({ isAtStart }) => !isAtStart), isMet: false }
      else {
        word = this.#step(this.#wordOf(letters - 1), letters === 1 ? this.#holdsLetter : this.#holdsSmall)
      }
      this.#afterLetters[letters] = word
    }
    return word
  }

  #over(from: Reached, group: number): Reached {
    return this.#step(from, this.#holdsGroup[group] ?? this.#holdsLetter)
  }

  /** What is reached by reading one unit that some sets hold. */
  #step({ positions, isMet }: Reached, isHeld: Uint8Array): Reached {
    const { setOf, to, accepts } = this.#nfa
    const next = positions
      .filter((position) => isHeld[setOf[position] ?? 0] === 1)
      .map((position) => to[position] ?? 0)
    const reached = this.#beginnings.reached(next, () => true)
    return {
      positions: reached.filter((position) => (setOf[position] ?? -1) >= 0),
      isMet: isMet || reached.some((position) => (accepts[position] ?? -1) >= 0),
    }
  }
}

/** Positions that read, and whether some pattern was met on the way to them. */
interface Reached {
  readonly positions: readonly number[]
  readonly isMet: boolean
}

const bytes = Array.from({ length: beyondAscii + 1 }, (_, byte) => byte)

function holds({ ascii, isBeyondAscii }: UnitSet, byte: number): boolean {
  return byte < beyondAscii ? ascii[byte] === 1 : isBeyondAscii
}
