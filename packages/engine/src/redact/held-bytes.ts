/** Bytes of the record that is being read, addressed by their offset in the whole input. */
export class HeldBytes {
  #bytes = new Uint8Array(64 * 1024)
  #length = 0
  #base = 0

  /** Offset one past the last byte. */
  get end(): number {
    return this.#base + this.#length
  }

  append(bytes: Uint8Array): void {
    const length = this.#length + bytes.length
    if (length > this.#bytes.length) {
      const larger = new Uint8Array(Math.max(length, this.#bytes.length * 2))
      larger.set(this.#bytes.subarray(0, this.#length))
      this.#bytes = larger
    }
    this.#bytes.set(bytes, this.#length)
    this.#length = length
  }

  /** A view of `[start, end)`, valid until the next call of {@link append} or {@link release}. */
  slice(start: number, end: number): Uint8Array {
    return this.#bytes.subarray(start - this.#base, end - this.#base)
  }

  /** Lets go of everything before an offset. */
  release(before: number): void {
    const size = Math.min(before, this.end) - this.#base
    if (size <= 0) return
    this.#bytes.copyWithin(0, size, this.#length)
    this.#length -= size
    this.#base += size
  }
}
