import { StetError } from '../errors.ts'
import { decodeUtf8, exceedsBytes } from '../format/utf8.ts'
import { Utf8Gate } from '../format/utf8-gate.ts'
import { countOutcome, type Road, type RoadParts } from './road.ts'

const encoder = new TextEncoder()

/**
 * The road of plain text. A record is a paragraph, which is the one leaf at `$`; blank lines between
 * paragraphs stay, and a struck paragraph leaves nothing.
 */
export class TextRoad implements Road {
  readonly #parts: RoadParts
  readonly #gate = new Utf8Gate()
  readonly #rule: number
  /** Text of a paragraph that has not ended, in pieces: joining them at each chunk would take quadratic time. */
  #waiting: string[] = []
  #waitingUnits = 0
  #lineFeeds = 0
  #hasText = false
  #out = ''
  #isEmpty = true

  constructor(parts: RoadParts) {
    this.#parts = parts
    const { root } = parts.plan.automaton
    this.#rule = root.pattern
  }

  write(chunk: Uint8Array): Uint8Array<ArrayBuffer> {
    this.#gate.write(chunk, (bytes) => {
      if (bytes.includes(0)) throw new StetError('STET_INPUT_NUL', { record: this.#parts.tally.records + 1 })
      this.#isEmpty = false
      for (const paragraph of this.#takeParagraphs(decodeUtf8(bytes))) this.#redact(paragraph)
    })
    if (this.#waitingUnits > this.#parts.limits.recordBytesMax) this.#refuseLarge()
    return this.#take()
  }

  end(): Uint8Array<ArrayBuffer> {
    this.#gate.end()
    if (this.#isEmpty) throw new StetError('STET_INPUT_EMPTY')
    this.#redact(this.#takeWaiting())
    return this.#take()
  }

  /** Takes text; gives the paragraphs that it ends, each with the blank lines after it. */
  *#takeParagraphs(text: string): Generator<string> {
    let from = 0
    for (let at = 0; at < text.length; at += 1) {
      const unit = text.charCodeAt(at)
      if (unit === 0x0a) this.#lineFeeds += 1
      if (isBlank(unit)) continue
      if (this.#lineFeeds >= 2 && this.#hasText) {
        yield this.#takeWaiting() + text.slice(from, at)
        from = at
      }
      this.#hasText = true
      this.#lineFeeds = 0
    }
    this.#waiting.push(text.slice(from))
    this.#waitingUnits += text.length - from
  }

  #takeWaiting(): string {
    const text = this.#waiting.join('')
    this.#waiting = []
    this.#waitingUnits = 0
    return text
  }

  #redact(paragraph: string): void {
    const { record, tally, treats, limits } = this.#parts
    // The blank lines count too: they were held until the next paragraph began.
    if (exceedsBytes(paragraph, limits.recordBytesMax)) this.#refuseLarge()
    tally.records += 1
    record.begin()
    let start = 0
    let end = paragraph.length
    while (start < end && isBlank(paragraph.charCodeAt(start))) start += 1
    while (end > start && isBlank(paragraph.charCodeAt(end - 1))) end -= 1
    const body = paragraph.slice(start, end)
    const treat = treats[this.#rule]
    if (treat === undefined || this.#parts.plan.automaton.root.isBarrier) {
      if (treat === undefined) tally.unlisted += 1
      else tally.rule(this.#rule).struck += 1
      return
    }
    const outcome = treat({ kind: 'string', text: body, isTyped: false })
    countOutcome(tally.rule(this.#rule), outcome)
    if (outcome.action === 'strike') return
    const text = outcome.action === 'keep' ? body : outcome.text
    this.#out += paragraph.slice(0, start) + text + paragraph.slice(end)
  }

  #refuseLarge(): never {
    throw new StetError('STET_LIMIT_RECORD', {
      record: this.#parts.tally.records + 1,
      limit: 'recordBytesMax',
      limitValue: this.#parts.limits.recordBytesMax,
    })
  }

  #take(): Uint8Array<ArrayBuffer> {
    const bytes = encoder.encode(this.#out)
    this.#out = ''
    return bytes
  }
}

function isBlank(unit: number): boolean {
  return unit === 0x20 || unit === 0x0a || unit === 0x0d || unit === 0x09
}
