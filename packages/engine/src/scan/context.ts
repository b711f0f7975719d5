import { lowerUnit, otherUnit, unitKind } from './unit-kind.ts'

/** How far before and behind a candidate its context reaches, in UTF-16 units. */
const unitsBefore = 60
const unitsBehind = 30
/** How far into a text its previous message is context as well. */
const unitsOfAnswer = 120
const wordUnitsMax = 60
/** Longest candidate whose context is looked up before it is read. */
export const glanceUnitsMax = 70

interface ContextWord {
  readonly word: string
  /** Detectors that it is for, by number. */
  readonly owners: readonly number[]
}

/** The context words of many detectors, by hash. */
export class ContextWords {
  readonly #byHash = new Map<number, readonly ContextWord[]>()
  /** Whether a word has some hash, by its lowest bits: most words of a text end here. */
  readonly #isPossible = new Uint8Array(1 << 16)

  /** @param lists - of each detector, lower case, one word each */
  constructor(lists: readonly (readonly string[])[]) {
    const owners = new Map<string, number[]>()
    lists.forEach((words, owner) => {
      for (const word of new Set(words)) owners.set(word, [...(owners.get(word) ?? []), owner])
    })
    for (const [word, list] of owners) {
      const hash = [...word].reduce((sum, letter) => mix(sum, letter.charCodeAt(0)), 0)
      this.#byHash.set(hash, [...(this.#byHash.get(hash) ?? []), { word, owners: list }])
      this.#isPossible[hash & 0xffff] = 1
    }
  }

  /** Reads the words of a stretch of a text; a word at its start counts from there on. */
  read(
    text: string,
    from: number,
    to: number,
    add: (start: number, end: number, owners: readonly number[]) => void,
  ): void {
    let start = from
    let hash = 0
    for (let index = from; index <= to; index++) {
      const unit = index < to ? text.charCodeAt(index) : 0
      if (unitKind(unit) !== otherUnit) {
        hash = mix(hash, lowerUnit(unit))
        continue
      }
      if (index > start && this.#isPossible[hash & 0xffff] === 1) {
        const owners = this.#ownersOf(text, start, index, hash)
        if (owners !== undefined) add(start, index, owners)
      }
      start = index + 1
      hash = 0
    }
  }

  #ownersOf(text: string, start: number, end: number, hash: number): readonly number[] | undefined {
    const found = this.#byHash.get(hash)
    if (found === undefined || end - start > wordUnitsMax) return undefined
    const word = text.slice(start, end).toLowerCase()
    return found.find((one) => one.word === word)?.owners
  }
}

/** Where context words stand in a text, as far as somebody asked. */
export class Context {
  readonly #words: ContextWords
  readonly #text: string
  readonly #ofPrevious = new Set<number>()
  readonly #starts: number[] = []
  readonly #ends: number[] = []
  readonly #owners: (readonly number[])[] = []
  #readTo = 0

  /** @param previous - the message that the text answers; its words count near the text's start */
  constructor(words: ContextWords, text: string, previous: string | undefined) {
    this.#words = words
    this.#text = text
    if (previous === undefined) return
    words.read(previous, 0, previous.length, (_start, _end, owners) => {
      for (const owner of owners) this.#ofPrevious.add(owner)
    })
  }

  /** Detectors of which a context word may stand near a match at `at`; undefined where none does. */
  ownersNear(at: number): ReadonlySet<number> | undefined {
    this.#readUntil(at, at + glanceUnitsMax + unitsBehind)
    const first = this.#firstFrom(at - unitsBefore)
    const isAnswer = at < unitsOfAnswer && this.#ofPrevious.size > 0
    if (first === this.#starts.length) return isAnswer ? this.#ofPrevious : undefined
    return new Set([...this.#owners.slice(first).flat(), ...(isAnswer ? this.#ofPrevious : [])])
  }

  /** Whether a context word of a detector stands near a span, as a whole word in any case: `public` is not `lic`. */
  isNear(owner: number, start: number, end: number): boolean {
    if (start < unitsOfAnswer && this.#ofPrevious.has(owner)) return true
    this.#readUntil(start, end + unitsBehind)
    for (let index = this.#firstFrom(start - unitsBefore); index < this.#starts.length; index++) {
      const wordStart = this.#starts[index] ?? 0
      const wordEnd = this.#ends[index] ?? 0
      if (wordEnd > end + unitsBehind) return false
      const isOutside = wordEnd <= start || wordStart >= end
      if (isOutside && this.#owners[index]?.includes(owner) === true) return true
    }
    return false
  }

  /** Reads on to the end of a word, past what nobody will ask for. */
  #readUntil(start: number, end: number): void {
    if (end <= this.#readTo || this.#readTo === this.#text.length) return
    let from = Math.max(this.#readTo, start - unitsBefore)
    while (from > this.#readTo && this.#isInWord(from - 1)) from -= 1
    let to = Math.min(this.#text.length, end)
    while (to < this.#text.length && to - end < wordUnitsMax && this.#isInWord(to)) to += 1
    this.#words.read(this.#text, from, to, (wordStart, wordEnd, owners) => {
      this.#starts.push(wordStart)
      this.#ends.push(wordEnd)
      this.#owners.push(owners)
    })
    this.#readTo = to
  }

  #isInWord(index: number): boolean {
    return unitKind(this.#text.charCodeAt(index)) !== otherUnit
  }

  #firstFrom(offset: number): number {
    let low = 0
    let high = this.#starts.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((this.#starts[middle] ?? 0) < offset) low = middle + 1
      else high = middle
    }
    return low
  }
}

function mix(hash: number, unit: number): number {
  return (Math.imul(hash, 31) + unit) | 0
}
