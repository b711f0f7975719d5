import type { Span } from '../span/span.ts'
import { piecesOf, unitMark, type TextView } from './text-view.ts'

interface Edit extends Span {
  readonly text: string
}

/** Writes a text anew where a view of it was changed; its markup stays. */
export class TextEdits {
  readonly #text: string
  readonly #view: TextView
  readonly #edits: Edit[]

  /** @param text - as it was given, of which `view` is a view */
  constructor(text: string, view: TextView) {
    this.#text = text
    this.#view = view
    this.#edits = view.struck.map(({ start, end }) => {
      const literal = literalAt(view.literals, start)
      return literal === undefined ? { start, end, text: '' } : { ...literal, text: 'null' }
    })
  }

  /** Writes `written` over the units of the view from `start` to `end`. */
  write(start: number, end: number, written: string): void {
    const { literals, encoders } = this.#view
    piecesOf(this.#view, start, end).forEach((piece, index) => {
      const text = index > 0 ? '' : encode(written, piece.marks, encoders)
      const literal = literalAt(literals, piece.start)
      if (literal === undefined) this.#edits.push({ start: piece.start, end: piece.end, text })
      // A number that is not one any more is a string; what is left of it goes with it.
      else this.#edits.push({ ...literal, text: JSON.stringify(text) })
    })
  }

  /** The text with all edits. */
  result(): string {
    let result = ''
    let copied = 0
    for (const { start, end, text } of this.#edits.sort((a, b) => a.start - b.start || a.end - b.end)) {
      // Units that stand for the same characters are written over once.
      if (start < copied) {
        if (end > copied) copied = end
        continue
      }
      result += this.#text.slice(copied, start) + text
      copied = end
    }
    return result + this.#text.slice(copied)
  }
}

function encode(written: string, marks: number, encoders: TextView['encoders']): string {
  const isPercent = (marks & unitMark.percent) !== 0
  return encoders.reduceRight(
    (text, encoder) => encoder(text, marks),
    isPercent ? encodeURIComponent(written) : written,
  )
}

/** Literals are in order and do not overlap. */
function literalAt(literals: readonly Span[], at: number): Span | undefined {
  let low = 0
  let high = literals.length - 1
  while (low <= high) {
    const middle = (low + high) >>> 1
    const literal = literals[middle]
    if (literal === undefined) return undefined
    if (at < literal.start) high = middle - 1
    else if (at >= literal.end) low = middle + 1
    else return literal
  }
  return undefined
}
