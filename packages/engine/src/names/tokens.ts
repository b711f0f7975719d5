import {
  digit,
  foldedMask,
  hashSeed,
  hashStep,
  kindShift,
  lower,
  other,
  packedUnit,
  uncased,
  upper,
} from './characters.ts'

/** How a token is written. Runs of digits have a shape by their length: `digits1` to `digits1 + 6`. */
export const shape = {
  lower: 0,
  capital: 1,
  allCapitals: 2,
  initial: 3,
  camel: 4,
  mixed: 5,
  uncased: 6,
  digits1: 7,
} as const

/** What stands before a token. */
export const gap = {
  start: 0,
  space: 1,
  joint: 2,
  apostrophe: 3,
  comma: 4,
  period: 5,
  line: 6,
  blankLine: 7,
  colon: 8,
  quote: 9,
  end: 10,
  mark: 11,
  dot: 12,
  at: 13,
  slash: 14,
  dash: 15,
} as const

/** Whether the paragraph or line of a token has both cases, no capitals, or nothing but capitals. */
export const lineCase = { both: 0, lower: 1, upper: 2 } as const

/** The tokens of a piece of text, in columns that are used again for the next one. */
export class Tokens {
  readonly start: Int32Array
  readonly end: Int32Array
  /** Hash of the folded word. */
  readonly hash: Int32Array
  readonly shape: Uint8Array
  readonly gap: Uint8Array
  /** Of {@link lineCase}. */
  readonly cases: Uint8Array
  /** First token of the line. */
  readonly lineFirst: Int32Array
  /** Number of tokens in the line. */
  readonly lineLength: Uint16Array
  /** Lexicon classes, filled in by the gate. */
  readonly classes: Uint16Array
  count = 0
  /** Gap behind the last token. */
  lastGap = 0

  constructor(unitsMax: number) {
    const size = (unitsMax >>> 1) + 4
    this.start = new Int32Array(size)
    this.end = new Int32Array(size)
    this.hash = new Int32Array(size)
    this.shape = new Uint8Array(size)
    this.gap = new Uint8Array(size)
    this.cases = new Uint8Array(size)
    this.lineFirst = new Int32Array(size)
    this.lineLength = new Uint16Array(size)
    this.classes = new Uint16Array(size)
  }

  /** Splits `text` from `from` to `to` into words and runs of digits. */
  read(text: string, from: number, to: number): void {
    let count = 0
    let at = from
    let before: number = gap.start
    while (at < to) {
      const unit = text.charCodeAt(at)
      let packed = packedUnit(unit)
      const kind = packed >>> kindShift
      at += 1
      if (kind === other) {
        if (unit === 0x20 && before === gap.start) before = gap.space
        else before = joinGap(before, unit)
        continue
      }
      const start = at - 1
      let hash = hashStep(hashSeed, packed & foldedMask)
      let inner = 0
      while (at < to) {
        packed = packedUnit(text.charCodeAt(at))
        if (packed >>> kindShift === other) break
        hash = hashStep(hash, packed & foldedMask)
        inner |= 1 << (packed >>> kindShift)
        at += 1
      }
      this.start[count] = start
      this.end[count] = at
      this.hash[count] = hash
      this.shape[count] = shapeOf(kind, inner | (1 << kind), inner, at - start)
      this.gap[count] = count === 0 ? gap.start : before === gap.start ? gap.joint : before
      count += 1
      before = gap.start
    }
    this.count = count
    this.lastGap = before
    this.#readLines()
  }

  /** Notes lines and their case. */
  #readLines(): void {
    const { count } = this
    let paragraph = 0
    let capitals = 0
    let line = 0
    let small = 0
    let large = 0
    for (let at = 0; at <= count; at += 1) {
      const before = at === count ? gap.blankLine : this.gap[at]
      if (at > 0 && (before === gap.line || before === gap.blankLine)) {
        const isUpper = small === 0 && large > 0
        const length = Math.min(at - line, 0xffff)
        for (let one = line; one < at; one += 1) {
          this.lineFirst[one] = line
          this.lineLength[one] = length
          this.cases[one] = isUpper ? lineCase.upper : lineCase.both
        }
        line = at
        small = large = 0
        if (before === gap.blankLine) {
          if (capitals === 0) this.cases.fill(lineCase.lower, paragraph, at)
          paragraph = at
          capitals = 0
        }
      }
      if (at === count) break
      const written = this.shape[at] as number
      if (written === shape.lower) small += 1
      else if (written === shape.allCapitals) {
        large += 1
        capitals += 1
      } else if (written !== shape.mixed && written < shape.uncased) {
        capitals += 1
        if (written !== shape.initial) small += 1
      }
    }
  }
}

function shapeOf(first: number, seen: number, inner: number, length: number): number {
  if (seen === 1 << digit) return shape.digits1 + Math.min(length, 7) - 1
  if ((seen & (1 << digit)) !== 0) return shape.mixed
  if ((seen & ((1 << lower) | (1 << upper))) === 0) return shape.uncased
  if (first === upper) {
    if (length === 1) return shape.initial
    if ((inner & (1 << upper)) === 0) return shape.capital
    return (inner & ((1 << lower) | (1 << uncased))) === 0 ? shape.allCapitals : shape.camel
  }
  return (inner & (1 << upper)) === 0 ? shape.lower : shape.camel
}

/** The gap so far and one more unit of it. The strongest sign counts. */
function joinGap(before: number, unit: number): number {
  switch (unit) {
    case 0x20:
    case 0x09:
    case 0xa0:
      if (before === gap.start || before === gap.joint) return gap.space
      return before === gap.dot ? gap.period : before
    case 0x0a:
      return before === gap.line || before === gap.blankLine ? gap.blankLine : gap.line
    case 0x0d:
    case 0x3e:
    case 0x7c:
      return before === gap.start ? gap.mark : before
  }
  if (before === gap.line || before === gap.blankLine) return before
  switch (unit) {
    case 0x2c:
      return gap.comma
    case 0x2e:
      return before === gap.start ? gap.dot : gap.end
    case 0x3a:
    case 0x3d:
      return gap.colon
    case 0x27:
    case 0x2019:
      return before === gap.start ? gap.apostrophe : gap.quote
    case 0x21:
    case 0x3f:
    case 0x3b:
      return gap.end
    case 0x2d:
      return before === gap.start ? gap.joint : gap.dash
    case 0x2013:
    case 0x2014:
      return gap.dash
    case 0x22:
    case 0x201c:
    case 0x201d:
    case 0x201e:
    case 0xab:
    case 0xbb:
    case 0x28:
    case 0x29:
      return before === gap.comma || before === gap.colon || before === gap.end ? before : gap.quote
    case 0x40:
      return gap.at
    case 0x2f:
    case 0x5c:
      return gap.slash
  }
  return gap.mark
}
