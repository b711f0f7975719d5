/** Numbers that only a seed decides (xorshift128 of Marsaglia, seeded by splitmix32). */
export class Random {
  #a: number
  #b: number
  #c: number
  #d: number

  /** @param seed - 32 bits */
  constructor(seed: number) {
    let state = seed | 0
    const next = (): number => {
      state = (state + 0x9e3779b9) | 0
      let mixed = Math.imul(state ^ (state >>> 16), 0x21f0aaad)
      mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97)
      return mixed ^ (mixed >>> 15)
    }
    this.#a = next()
    this.#b = next()
    this.#c = next()
    this.#d = next() | 1
  }

  /** An integer from 0 to below `end`. */
  below(end: number): number {
    const t = this.#d ^ (this.#d << 11)
    this.#d = this.#c
    this.#c = this.#b
    this.#b = this.#a
    this.#a = this.#a ^ (this.#a >>> 19) ^ t ^ (t >>> 8)
    return Math.floor(((this.#a >>> 0) / 0x1_0000_0000) * end)
  }

  /** True once in `times`. */
  once(times: number): boolean {
    return this.below(times) === 0
  }

  pick<T>(items: readonly T[]): T {
    const item = items[this.below(items.length)]
    if (item === undefined) throw new RangeError('nothing to pick from')
    return item
  }
}
