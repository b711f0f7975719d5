import { isAscii } from './text-bytes.ts'

/** A text as detectors read it, and the way back to the offsets of the text as it was given. */
export interface FoldedText {
  /** Full-width, styled and Unicode-digit spellings in ASCII; invisible characters taken out. */
  readonly text: string
  /** Offset in the original of the unit at `index`. */
  originalStart(index: number): number
  /** Offset in the original behind the unit before `index`; invisible characters after it stay outside. */
  originalEnd(index: number): number
}

const same = 1
const removed = 2

/** What each code unit folds to, worked out when it is first seen: 0 unknown, `same`, `removed`, or ASCII. */
const foldedUnits = new Uint16Array(0x1_0000)

/** Hyphens and minus signs that people type or that editors put in. Dashes between clauses are not among them. */
const hyphens = /^[\u2010-\u2013\u2212\ufe58\ufe63\uff0d]$/
/** Full-width sentence marks: folded, they would read as a part of an address or URL before them. */
const sentenceMarks = /^[\uff01\uff0c\uff1b\uff1f]$/
const invisible = /^\p{Default_Ignorable_Code_Point}$/u
const digit = /^\p{Nd}$/u

/**
 * Folds spellings that hide a value from a pattern: full-width and styled letters, digits of any script,
 * non-breaking and other spaces, hyphens, and characters that are not seen (zero-width, soft hyphen, direction marks).
 * Takes linear time; ASCII is given back as it is.
 */
export function foldText(text: string): FoldedText {
  if (isAscii(text) || isFolded(text)) return { text, originalStart: unchanged, originalEnd: unchanged }
  const parts: string[] = []
  const map = new OffsetMap(text)
  let copied = 0
  let index = 0
  while (index < text.length) {
    const unit = text.charCodeAt(index)
    const isPair = (unit & 0xfc00) === 0xd800 && (text.charCodeAt(index + 1) & 0xfc00) === 0xdc00
    const units = isPair ? 2 : 1
    const folded = unit < 0x80 ? same : isPair ? foldPair(text.codePointAt(index) ?? 0) : foldUnit(unit)
    if (folded !== same) {
      parts.push(text.slice(copied, index))
      if (folded !== removed) parts.push(String.fromCharCode(folded))
      copied = index + units
      map.add(index, units, folded === removed ? 0 : 1)
    }
    index += units
  }
  parts.push(text.slice(copied))
  const result = parts.join('')
  return {
    text: result,
    originalStart: (at) => map.originalOf(at),
    originalEnd: (at) => {
      if (at === 0) return 0
      const start = map.originalOf(at - 1)
      const isShrunk =
        (text.charCodeAt(start) & 0xfc00) === 0xd800 && (result.charCodeAt(at - 1) & 0xf800) !== 0xd800
      return start + (isShrunk ? 2 : 1)
    },
  }
}

function unchanged(index: number): number {
  return index
}

/** Whether nothing in a text folds. */
function isFolded(text: string): boolean {
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index)
    if (unit < 0x80) continue
    const isPair = (unit & 0xfc00) === 0xd800 && (text.charCodeAt(index + 1) & 0xfc00) === 0xdc00
    if ((isPair ? foldPair(text.codePointAt(index) ?? 0) : foldUnit(unit)) !== same) return false
    if (isPair) index += 1
  }
  return true
}

function foldUnit(unit: number): number {
  let folded = foldedUnits[unit] ?? same
  if (folded === 0) {
    folded = foldCodePoint(unit)
    foldedUnits[unit] = folded
  }
  return folded
}

/** What code points beyond the basic plane fold to, of those seen last. */
let foldedPairs = new Map<number, number>()
const foldedPairsMax = 4096

function foldPair(codePoint: number): number {
  let folded = foldedPairs.get(codePoint)
  if (folded === undefined) {
    folded = foldCodePoint(codePoint)
    if (foldedPairs.size >= foldedPairsMax) foldedPairs = new Map()
    foldedPairs.set(codePoint, folded)
  }
  return folded
}

function foldCodePoint(codePoint: number): number {
  const character = String.fromCodePoint(codePoint)
  if (invisible.test(character)) return removed
  if (hyphens.test(character)) return 0x2d
  if (sentenceMarks.test(character)) return same
  const plain = character.normalize('NFKC')
  if (plain.length === 1 && plain.charCodeAt(0) < 0x80) return plain.charCodeAt(0)
  return digit.test(character) ? 0x30 + digitValue(codePoint) : same
}

/** Unicode lays out decimal digits in runs of ten (stability policy), so the place in the run is the value. */
function digitValue(codePoint: number): number {
  let first = codePoint
  while (digit.test(String.fromCodePoint(first - 1))) first -= 1
  return (codePoint - first) % 10
}

/** Where folded and original offsets drift apart: one entry each time that they do. */
class OffsetMap {
  readonly #folded: number[] = [0]
  readonly #original: number[] = [0]
  readonly #length: number

  constructor(text: string) {
    this.#length = text.length
  }

  /** Notes that `from` units at `original` became `to` units. */
  add(original: number, from: number, to: number): void {
    if (from === to) return
    this.#folded.push(original - this.#drift() + to)
    this.#original.push(original + from)
  }

  originalOf(index: number): number {
    let low = 0
    let high = this.#folded.length - 1
    while (low < high) {
      const middle = (low + high + 1) >>> 1
      if ((this.#folded[middle] ?? 0) <= index) low = middle
      else high = middle - 1
    }
    return Math.min(this.#length, (this.#original[low] ?? 0) + index - (this.#folded[low] ?? 0))
  }

  #drift(): number {
    return (this.#original.at(-1) ?? 0) - (this.#folded.at(-1) ?? 0)
  }
}
