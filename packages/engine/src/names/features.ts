import { foldUnit, hashSeed, hashStep } from './characters.ts'
import { wordClass, wordlikeClasses } from './classes.ts'
import { shape, type Tokens } from './tokens.ts'

/** Rows of the weight table; a power of two. */
export const bucketBits = 17
export const featuresMax = 40

const bucketShift = 32 - bucketBits

/** Works out which rows of the weight table speak for a token. */
export class FeatureReader {
  readonly rows = new Int32Array(featuresMax)
  #count = 0
  #reduced = new Int32Array(64)
  #text = ''
  #tokens: Tokens | undefined
  #prompt = 0

  /** Begins a piece of text. @param prompt - what the message before asked for; 0 for nothing */
  begin(text: string, tokens: Tokens, prompt: number): void {
    this.#text = text
    this.#tokens = tokens
    this.#prompt = prompt
    const { count } = tokens
    if (this.#reduced.length < count) this.#reduced = new Int32Array(tokens.start.length)
    for (let at = 0; at < count; at += 1) this.#reduced[at] = reduce(tokens.classes[at] as number)
  }

  /** Fills `rows` for the token. @returns how many there are */
  read(at: number): number {
    const tokens = this.#tokens
    if (tokens === undefined) return 0
    this.#count = 0
    const { count } = tokens
    const word = tokens.hash[at] as number
    const left = at > 0 ? (tokens.hash[at - 1] as number) : 1
    const left2 = at > 1 ? (tokens.hash[at - 2] as number) : 2
    const right = at + 1 < count ? (tokens.hash[at + 1] as number) : 4
    const kind = this.#written(tokens, at)
    const kindLeft = at > 0 ? this.#written(tokens, at - 1) : 0x7001
    const kindRight = at + 1 < count ? this.#written(tokens, at + 1) : 0x7003
    const form = (tokens.shape[at] as number) * 3 + (tokens.cases[at] as number)
    const before = tokens.gap[at] as number
    const behind = at + 1 < count ? (tokens.gap[at + 1] as number) : tokens.lastGap + 16
    const gaps = before * 32 + behind
    const gapLeft = at > 0 ? (tokens.gap[at - 1] as number) : 0

    this.#add(1, word, 0, 0)
    this.#add(2, word, form, 0)
    this.#add(3, left, before, 0)
    this.#add(4, right, behind, 0)
    this.#add(5, left, word, 0)
    this.#add(6, word, right, 0)
    this.#add(9, left, kind, before)
    this.#add(10, right, kind, behind)
    this.#add(13, left2, left, kind)
    this.#add(15, tokens.classes[at] as number, form, 0)
    this.#add(16, kind, gaps, 0)
    this.#add(17, kindLeft, kind, before)
    this.#add(18, kind, kindRight, behind)
    this.#add(19, kindLeft, kind, kindRight)
    this.#add(22, gapLeft * 1024 + gaps, form, this.#form(tokens, at - 1) * 64 + this.#form(tokens, at + 1))
    this.#add(24, kind, 0, 0)
    this.#addLetters(tokens, at, form)
    this.#addPlace(tokens, at, kind, form)
    return this.#count
  }

  #addLetters(tokens: Tokens, at: number, form: number): void {
    const start = tokens.start[at] as number
    const end = tokens.end[at] as number
    const isWord = form < shape.digits1 * 3
    if (!isWord) return
    const text = this.#text
    let hash = hashSeed
    const sizeMax = Math.min(4, end - start)
    for (let size = 1; size <= sizeMax; size += 1) {
      hash = hashStep(hash, foldUnit(text.charCodeAt(end - size)))
      if (size > 1) this.#add(24 + size, hash, form, 0)
    }
    hash = hashSeed
    for (let size = 1; size <= sizeMax; size += 1) {
      hash = hashStep(hash, foldUnit(text.charCodeAt(start + size - 1)))
      if (size > 2) this.#add(28 + size, hash, form, 0)
    }
  }

  /** Where in line and text the token stands, and what was asked for. */
  #addPlace(tokens: Tokens, at: number, kind: number, form: number): void {
    const first = tokens.lineFirst[at] as number
    const length = Math.min(tokens.lineLength[at] as number, 7)
    const place = Math.min(at - first, 5)
    this.#add(34, tokens.hash[first] as number, place * 64 + form, 0)
    this.#add(35, place * 8 + length, kind, 0)
    const isWhole = tokens.count <= 6 ? tokens.count : 7
    this.#add(36, this.#prompt * 8 + isWhole, kind, Math.min(at, 4))
    this.#add(37, this.#prompt * 8 + isWhole, form, (tokens.classes[at] as number) & wordlikeClasses)
    let near = 0
    const from = Math.max(0, at - 5)
    for (let one = at - 1; one >= from; one -= 1) {
      const known = tokens.classes[one] as number
      if ((known & wordClass.street) !== 0) near |= 1
      if ((known & wordClass.addressCue) !== 0) near |= 2
      if ((known & wordClass.nameCue) !== 0) near |= 4
      if ((tokens.shape[one] as number) >= shape.digits1) near |= 8
    }
    const to = Math.min(tokens.count, at + 6)
    for (let one = at + 1; one < to; one += 1) {
      const known = tokens.classes[one] as number
      if ((known & wordClass.street) !== 0) near |= 16
      if ((known & wordClass.unit) !== 0) near |= 32
      if ((tokens.shape[one] as number) >= shape.digits1 + 3) near |= 64
    }
    this.#add(38, near, kind, 0)
    this.#add(39, near, form, tokens.gap[at] as number)
  }

  #form(tokens: Tokens, at: number): number {
    return at < 0 || at >= tokens.count ? 63 : (tokens.shape[at] as number)
  }

  /** Class and shape of a token in one number. */
  #written(tokens: Tokens, at: number): number {
    return (
      (this.#reduced[at] as number) * 64 + (tokens.shape[at] as number) * 3 + (tokens.cases[at] as number)
    )
  }

  #add(feature: number, one: number, two: number, three: number): void {
    let hash = Math.imul(one ^ (feature * 0x9e37_79b1), 0x85eb_ca6b)
    hash = Math.imul((hash ^ (hash >>> 15) ^ two) | 0, 0xc2b2_ae35)
    hash = Math.imul((hash ^ (hash >>> 13) ^ three) | 0, 0x27d4_eb2f)
    this.rows[this.#count++] = (hash ^ (hash >>> 15)) >>> bucketShift
  }
}

const specials: readonly number[] = [
  wordClass.street,
  wordClass.unit,
  wordClass.title,
  wordClass.nameCue,
  wordClass.addressCue,
  wordClass.calendar,
  wordClass.company,
  wordClass.particle,
  wordClass.softCue,
]

/** The class mask with fewer values: name, place, how common, and the first special class. */
function reduce(known: number): number {
  const name = known & (wordClass.first | wordClass.last)
  const place =
    (known & wordClass.country) !== 0
      ? 3
      : (known & wordClass.city) !== 0
        ? 2
        : (known & wordClass.cityPart) !== 0
          ? 1
          : 0
  const common = (known & wordClass.frequent) !== 0 ? 2 : (known & wordClass.common) !== 0 ? 1 : 0
  let special = 0
  if ((known & specialMask) !== 0) {
    while ((known & (specials[special] as number)) === 0) special += 1
    special += 1
  }
  return ((name * 4 + place) * 3 + common) * 10 + special
}

const specialMask = specials.reduce((mask, one) => mask | one, 0)
