import { StetError } from '../errors.ts'
import { isUtf8, wholeCharactersEnd } from './utf8.ts'

const byteOrderMark = [0xef, 0xbb, 0xbf] as const

/**
 * Lets only valid UTF-8 through, in whole characters however the input was cut, without its
 * byte-order mark.
 */
export class Utf8Gate {
  #isAtStart = true
  #markLength = 0
  #tail = new Uint8Array(4)
  #tailLength = 0

  /**
   * @param sink - gets views of the chunk, at most two a call, valid only during the call
   * @throws {@link StetError} STET_INPUT_UTF8
   */
  write(chunk: Uint8Array, sink: (bytes: Uint8Array) => void): void {
    let at = this.#isAtStart ? this.#skipMark(chunk) : 0
    if (this.#tailLength > 0) {
      const length = characterLength(this.#tail[0] as number)
      while (this.#tailLength < length && at < chunk.length) {
        this.#tail[this.#tailLength] = chunk[at] as number
        this.#tailLength += 1
        at += 1
      }
      if (this.#tailLength < length) return
      this.#pass(this.#tail.slice(0, length), sink)
      this.#tailLength = 0
    }
    const end = wholeCharactersEnd(chunk, at, chunk.length)
    for (let rest = end; rest < chunk.length; rest += 1) {
      this.#tail[this.#tailLength] = chunk[rest] as number
      this.#tailLength += 1
    }
    if (end > at) this.#pass(at === 0 && end === chunk.length ? chunk : chunk.subarray(at, end), sink)
  }

  /** @throws {@link StetError} STET_INPUT_UTF8 where the input ends inside a character */
  end(): void {
    if (this.#tailLength > 0 || (this.#isAtStart && this.#markLength > 0))
      throw new StetError('STET_INPUT_UTF8')
  }

  /** Drops the mark; what only began like one goes into the tail. Returns where the chunk goes on. */
  #skipMark(chunk: Uint8Array): number {
    let at = 0
    while (at < chunk.length && this.#markLength < 3 && chunk[at] === byteOrderMark[this.#markLength]) {
      this.#markLength += 1
      at += 1
    }
    if (this.#markLength === 3) this.#isAtStart = false
    else if (at < chunk.length) {
      this.#isAtStart = false
      this.#tail.set(byteOrderMark.slice(0, this.#markLength))
      this.#tailLength = this.#markLength
    }
    return at
  }

  #pass(bytes: Uint8Array, sink: (bytes: Uint8Array) => void): void {
    if (!isUtf8(bytes)) throw new StetError('STET_INPUT_UTF8')
    sink(bytes)
  }
}

function characterLength(lead: number): number {
  return lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2
}
