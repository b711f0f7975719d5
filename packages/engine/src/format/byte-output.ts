/**
 * Bytes on their way out: whole ranges of the input and single bytes, put together with as few copies as
 * possible. Ranges that follow each other in the input, with the same punctuation between, become one copy.
 */
export class ByteOutput {
  #bytes = new Uint8Array(64 * 1024)
  #length = 0
  #source: Uint8Array = new Uint8Array(0)
  #from = 0
  #to = 0

  /** Names the input that {@link range} speaks of; an open range of the one before must be settled. */
  setSource(source: Uint8Array): void {
    this.settle()
    this.#source = source
    this.#from = 0
    this.#to = 0
  }

  /** Appends `[start, end)` of the source. */
  range(start: number, end: number): void {
    if (start === this.#to && this.#to > this.#from) {
      this.#to = end
      return
    }
    this.settle()
    this.#from = start
    this.#to = end
  }

  /** Appends one byte. */
  byte(value: number): void {
    if (this.#to > this.#from) {
      if (this.#source[this.#to] === value) {
        this.#to += 1
        return
      }
      this.settle()
    }
    if (this.#length === this.#bytes.length) this.#grow(1)
    this.#bytes[this.#length] = value
    this.#length += 1
  }

  /** Appends bytes from elsewhere. */
  append(bytes: Uint8Array): void {
    this.settle()
    if (this.#length + bytes.length > this.#bytes.length) this.#grow(bytes.length)
    this.#bytes.set(bytes, this.#length)
    this.#length += bytes.length
  }

  /** Copies the open range, so that the source may be changed. */
  settle(): void {
    const size = this.#to - this.#from
    if (size <= 0) return
    if (this.#length + size > this.#bytes.length) this.#grow(size)
    if (size < 32) {
      for (let at = this.#from, to = this.#length; at < this.#to; at += 1, to += 1) {
        this.#bytes[to] = this.#source[at] as number
      }
    } else {
      this.#bytes.set(this.#source.subarray(this.#from, this.#to), this.#length)
    }
    this.#length += size
    this.#from = this.#to
    this.#to = this.#from
  }

  /** Takes all that was appended, as a copy, and begins anew. */
  take(): Uint8Array<ArrayBuffer> {
    this.settle()
    const taken = this.#bytes.slice(0, this.#length)
    this.#length = 0
    return taken
  }

  /** Throws away what was appended. */
  drop(): void {
    this.#length = 0
    this.#from = 0
    this.#to = 0
  }

  #grow(size: number): void {
    const larger = new Uint8Array(Math.max(this.#bytes.length * 2, this.#length + size))
    larger.set(this.#bytes.subarray(0, this.#length))
    this.#bytes = larger
  }
}
