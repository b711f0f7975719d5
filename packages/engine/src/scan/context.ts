import { otherUnit, unitKind, wordUnit } from './unit-kind.ts'

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
  readonly owners: Owners
}

/** Some of the detectors. */
export class Owners {
  readonly #bits: Int32Array

  constructor(count: number) {
    this.#bits = new Int32Array(Math.ceil(count / 32))
  }

  has(number: number): boolean {
    return (((this.#bits[number >>> 5] ?? 0) >>> (number & 31)) & 1) === 1
  }

  add(number: number): void {
    this.#bits[number >>> 5] = (this.#bits[number >>> 5] ?? 0) | (1 << (number & 31))
  }

  addAll(others: Owners): void {
    const more = others.#bits
    for (let index = 0; index < more.length; index++)
      this.#bits[index] = (this.#bits[index] ?? 0) | (more[index] ?? 0)
  }

  clear(): void {
    this.#bits.fill(0)
  }
}

/** Takes what {@link ContextWords.read} finds. */
interface WordSink {
  add(start: number, end: number, owners: Owners): void
}

/** The context words of many detectors, by hash. */
export class ContextWords {
  /** How many detectors they are for. */
  readonly count: number
  readonly #byHash = new Map<number, readonly ContextWord[]>()
  /** Whether a word has some hash, by its lowest bits: most words of a text end here. */
  readonly #isPossible = new Uint8Array(1 << 16)

  /** @param lists - of each detector, lower case, one word each */
  constructor(lists: readonly (readonly string[])[]) {
    this.count = lists.length
    const byWord = new Map<string, Owners>()
    lists.forEach((words, owner) => {
      for (const word of words) {
        let owners = byWord.get(word)
        if (owners === undefined) byWord.set(word, (owners = new Owners(lists.length)))
        owners.add(owner)
      }
    })
    for (const [word, owners] of byWord) {
      const hash = [...word].reduce((sum, letter) => mix(sum, letter.charCodeAt(0)), 0)
      this.#byHash.set(hash, [...(this.#byHash.get(hash) ?? []), { word, owners }])
      this.#isPossible[hash & 0xffff] = 1
    }
  }

  /** Reads the words of a stretch of a text; a word at its start counts from there on. */
  read(text: string, from: number, to: number, sink: WordSink): void {
    const isPossible = this.#isPossible
    let start = from
    let hash = 0
    for (let index = from; index < to; index++) {
      const unit = wordUnit(text.charCodeAt(index))
      if (unit !== otherUnit) {
        hash = mix(hash, unit)
        continue
      }
      if (index > start && isPossible[hash & 0xffff] === 1) this.#take(text, start, index, hash, sink)
      start = index + 1
      hash = 0
    }
    if (to > start && isPossible[hash & 0xffff] === 1) this.#take(text, start, to, hash, sink)
  }

  #take(text: string, start: number, end: number, hash: number, sink: WordSink): void {
    const found = this.#byHash.get(hash)
    if (found === undefined || end - start > wordUnitsMax) return
    const word = text.slice(start, end).toLowerCase()
    const owners = found.find((one) => one.word === word)?.owners
    if (owners !== undefined) sink.add(start, end, owners)
  }
}

/** Where context words stand in a text, as far as somebody asked. */
export class Context {
  readonly #words: ContextWords
  readonly #text: string
  readonly #ofPrevious: Owners | undefined
  readonly #near: Owners
  readonly #starts: number[] = []
  readonly #ends: number[] = []
  readonly #owners: Owners[] = []
  #readTo = 0

  /** @param previous - the message that the text answers; its words count near the text's start */
  constructor(words: ContextWords, text: string, previous: string | undefined) {
    this.#words = words
    this.#text = text
    this.#near = new Owners(words.count)
    if (previous === undefined) return
    const ofPrevious = new Owners(words.count)
    words.read(previous, 0, previous.length, {
      add: (_start, _end, owners) => {
        ofPrevious.addAll(owners)
      },
    })
    this.#ofPrevious = ofPrevious
  }

  /**
   * Detectors of which a context word may stand near a match at `at`; undefined where none does.
   * What is given back holds until the next call.
   */
  ownersNear(at: number): Owners | undefined {
    this.#readUntil(at, at + glanceUnitsMax + unitsBehind)
    let index = this.#firstFrom(at - unitsBefore)
    const ofPrevious = at < unitsOfAnswer ? this.#ofPrevious : undefined
    if (index === this.#starts.length) return ofPrevious
    const near = this.#near
    near.clear()
    for (; index < this.#owners.length; index++) {
      const owners = this.#owners[index]
      if (owners !== undefined) near.addAll(owners)
    }
    if (ofPrevious !== undefined) near.addAll(ofPrevious)
    return near
  }

  /** Whether a context word of a detector stands near a span, as a whole word in any case: `public` is not `lic`. */
  isNear(owner: number, start: number, end: number): boolean {
    if (start < unitsOfAnswer && this.#ofPrevious?.has(owner) === true) return true
    this.#readUntil(start, end + unitsBehind)
    for (let index = this.#firstFrom(start - unitsBefore); index < this.#starts.length; index++) {
      const wordStart = this.#starts[index] ?? 0
      const wordEnd = this.#ends[index] ?? 0
      if (wordEnd > end + unitsBehind) return false
      const isOutside = wordEnd <= start || wordStart >= end
      if (isOutside && this.#owners[index]?.has(owner) === true) return true
    }
    return false
  }

  /** Takes a word that was read. */
  add(start: number, end: number, owners: Owners): void {
    this.#starts.push(start)
    this.#ends.push(end)
    this.#owners.push(owners)
  }

  /** Reads on to the end of a word, past what nobody will ask for. */
  #readUntil(start: number, end: number): void {
    if (end <= this.#readTo || this.#readTo === this.#text.length) return
    let from = Math.max(this.#readTo, start - unitsBefore)
    while (from > this.#readTo && this.#isInWord(from - 1)) from -= 1
    let to = Math.min(this.#text.length, end)
    while (to < this.#text.length && to - end < wordUnitsMax && this.#isInWord(to)) to += 1
    this.#words.read(this.#text, from, to, this)
    this.#readTo = to
  }

  #isInWord(index: number): boolean {
    return unitKind(this.#text.charCodeAt(index)) !== otherUnit
  }

  /** First word from an offset on, sought from the last one back: what is asked for is near where was read to. */
  #firstFrom(offset: number): number {
    let index = this.#starts.length
    while (index > 0 && (this.#starts[index - 1] ?? 0) >= offset) index -= 1
    return index
  }
}

function mix(hash: number, unit: number): number {
  return (Math.imul(hash, 31) + unit) | 0
}
