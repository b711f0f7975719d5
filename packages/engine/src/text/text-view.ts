import type { Span } from '../span/span.ts'

/** What a reader sees of a text, unit by unit, and where in the text as it was given each unit stands. */
export interface TextView {
  readonly text: string
  /** Offset in the given text of each unit; {@link nowhere} for one that was put in. */
  readonly start: Int32Array
  /** Offset behind it. */
  readonly end: Int32Array
  /** {@link unitMark} of each unit. */
  readonly marks: Uint8Array
  /** Spans of the given text that no reader sees, or that are not on the list of what may stay. */
  readonly struck: readonly Span[]
  /** Numbers of a JSON text, as spans of the given text: a word that takes the place of one needs quotes. */
  readonly literals: readonly Span[]
  /** How a text is written so that it reads as itself: outermost first. */
  readonly encoders: readonly Encoder[]
}

/** @param marks - those of the first unit of what is written over */
export type Encoder = (text: string, marks: number) => string

export const nowhere = -1

/** What has to be minded where a unit is written over. */
export const unitMark = {
  /** Markup: it stays. */
  fixed: 1,
  /** Written as `%XX`. */
  percent: 2,
  /** Inside the value of an attribute. */
  attribute: 4,
} as const

/** The view of a text that is read as it stands. */
export function plainView(text: string): TextView {
  const start = new Int32Array(text.length)
  const end = new Int32Array(text.length)
  for (let at = 0; at < text.length; at += 1) {
    start[at] = at
    end[at] = at + 1
  }
  const marks = new Uint8Array(text.length)
  return { text, start, end, marks, struck: [], literals: [], encoders: [] }
}

/** Writes one view from another. Offsets given to it are those of the view it reads from. */
export class ViewBuilder {
  readonly #from: TextView
  readonly #parts: string[] = []
  readonly #struck: Span[]
  #start: Int32Array
  #end: Int32Array
  #marks: Uint8Array
  #length = 0

  constructor(from: TextView) {
    this.#from = from
    this.#struck = [...from.struck]
    this.#start = new Int32Array(from.text.length)
    this.#end = new Int32Array(from.text.length)
    this.#marks = new Uint8Array(from.text.length)
  }

  /** Units that read as they are written. */
  copy(start: number, end: number, mark = 0): void {
    if (end <= start) return
    const { text, start: starts, end: ends, marks } = this.#from
    this.#reserve(end - start)
    this.#parts.push(text.slice(start, end))
    this.#start.set(starts.subarray(start, end), this.#length)
    this.#end.set(ends.subarray(start, end), this.#length)
    for (let at = start; at < end; at += 1)
      this.#marks[this.#length + at - start] = (marks[at] as number) | mark
    this.#length += end - start
  }

  /** Text for which the units from `start` to `end` stand, all of them for all of it. */
  decode(text: string, start: number, end: number, mark = 0): void {
    const { start: starts, end: ends, marks } = this.#from
    let first = nowhere
    let last = nowhere
    let all = mark
    for (let at = start; at < end; at += 1) {
      all |= marks[at] as number
      if (starts[at] === nowhere) continue
      if (first === nowhere) first = starts[at] as number
      last = ends[at] as number
    }
    this.#reserve(text.length)
    this.#parts.push(text)
    this.#start.fill(first, this.#length, this.#length + text.length)
    this.#end.fill(last, this.#length, this.#length + text.length)
    this.#marks.fill(all, this.#length, this.#length + text.length)
    this.#length += text.length
  }

  /** Text that stands nowhere, such as the line break that a paragraph's end is. */
  put(text: string): void {
    this.#reserve(text.length)
    this.#parts.push(text)
    this.#start.fill(nowhere, this.#length, this.#length + text.length)
    this.#end.fill(nowhere, this.#length, this.#length + text.length)
    this.#marks.fill(0, this.#length, this.#length + text.length)
    this.#length += text.length
  }

  /** Takes units out of the text itself; fixed ones stay. */
  strike(start: number, end: number): void {
    for (const span of piecesOf(this.#from, start, end))
      this.#struck.push({ start: span.start, end: span.end })
  }

  build(more: { encoder?: Encoder; literals?: readonly Span[] } = {}): TextView {
    const { literals, encoders } = this.#from
    return {
      text: this.#parts.join(''),
      start: this.#start.subarray(0, this.#length),
      end: this.#end.subarray(0, this.#length),
      marks: this.#marks.subarray(0, this.#length),
      struck: this.#struck,
      literals: more.literals ?? literals,
      encoders: more.encoder === undefined ? encoders : [...encoders, more.encoder],
    }
  }

  #reserve(units: number): void {
    const needed = this.#length + units
    if (needed <= this.#start.length) return
    const size = Math.max(needed, this.#start.length * 2)
    this.#start = grown(this.#start, new Int32Array(size))
    this.#end = grown(this.#end, new Int32Array(size))
    this.#marks = grown(this.#marks, new Uint8Array(size))
  }
}

function grown<T extends Int32Array | Uint8Array>(from: T, to: T): T {
  to.set(from)
  return to
}

/** A stretch of the given text that units of a view stand for. */
export interface Piece extends Span {
  /** Those of its first unit. */
  readonly marks: number
}

/** The stretches of the given text that the units from `start` to `end` stand for, without what is fixed. */
export function piecesOf(view: TextView, start: number, end: number): Piece[] {
  const pieces: { start: number; end: number; marks: number }[] = []
  let last: { start: number; end: number; marks: number } | undefined
  for (let at = start; at < end; at += 1) {
    const from = view.start[at] as number
    const to = view.end[at] as number
    const marks = view.marks[at] as number
    if (from === nowhere || (marks & unitMark.fixed) !== 0) continue
    const isSame = last !== undefined && from >= last.start && from <= last.end
    if (last !== undefined && isSame) last.end = Math.max(last.end, to)
    else pieces.push((last = { start: from, end: to, marks }))
  }
  return pieces
}
