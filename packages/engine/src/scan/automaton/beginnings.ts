import type { Guard, PrefixNfa, UnitSet } from './prefix-nfa.ts'

/** Which patterns a walk is for: all, those that go on with any letters, or the others. */
export type Beginning = 'any' | 'narrow' | 'wide'

/** Letters from which on a set counts as wide. */
const wideLettersMin = 6
/** Units within which two wide sets in a row make a pattern wide. */
const wideUnits = 4

/** The positions of an automaton in which matches begin. */
export class Beginnings {
  readonly #nfa: PrefixNfa
  readonly #isWide = new Map<number, boolean>()

  constructor(nfa: PrefixNfa) {
    this.#nfa = nfa
  }

  /** Positions that read and in which a match may begin where these guards are open. */
  of(beginning: Beginning, isOpen: (guard: Guard) => boolean): number[] {
    return this.reached(this.#nfa.starts, isOpen).filter(
      (position) => beginning === 'any' || this.#isWideAt(position) === (beginning === 'wide'),
    )
  }

  /** Positions that read or accept and are reached from others without reading. */
  reached(from: readonly number[], isOpen: (guard: Guard) => boolean): number[] {
    const { setOf, accepts, free, guards, guardOf } = this.#nfa
    const seen = new Set<number>()
    const stack = [...from]
    const found: number[] = []
    for (let position = stack.pop(); position !== undefined; position = stack.pop()) {
      if (seen.has(position)) continue
      seen.add(position)
      const guard = guards[guardOf[position] ?? -1]
      if (guard !== undefined && !isOpen(guard)) continue
      if ((setOf[position] ?? -1) >= 0 || (accepts[position] ?? -1) >= 0) found.push(position)
      stack.push(...(free[position] ?? []))
    }
    return found
  }

  #isWideAt(position: number): boolean {
    let isWide = this.#isWide.get(position)
    if (isWide === undefined) {
      isWide = this.#goesOnWide(position, wideUnits, false)
      this.#isWide.set(position, isWide)
    }
    return isWide
  }

  #goesOnWide(position: number, units: number, isAfterWide: boolean): boolean {
    const set = this.#nfa.sets[this.#nfa.setOf[position] ?? -1]
    const letters = set === undefined ? 0 : lettersIn(set)
    if (letters === 0 || units === 0) return false
    const isWide = letters >= wideLettersMin
    if (isWide && isAfterWide) return true
    const next = this.reached([this.#nfa.to[position] ?? 0], () => true)
    return next.some((one) => this.#goesOnWide(one, units - 1, isWide))
  }
}

/** How many letters of the alphabet, in any case, a set holds. */
function lettersIn({ ascii }: UnitSet): number {
  let count = 0
  for (let letter = 0x41; letter <= 0x5a; letter++) {
    if (ascii[letter] === 1 || ascii[letter + 0x20] === 1) count += 1
  }
  return count
}
