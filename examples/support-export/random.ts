/** A small seeded source of choices: the same seed gives the same choices on every machine. */
export interface Random {
  /** In [0, 1). */
  next(): number
  /** A whole number from `min` to `max`, both possible. */
  int(min: number, max: number): number
  pick<Item>(items: readonly Item[]): Item
  /** True with the given probability, 0 to 1. */
  chance(probability: number): boolean
  /** `count` decimal digits, the first one not 0. */
  digits(count: number): string
}

/** Mixes numbers into one 32-bit seed, so that neighbours (ticket 7 and ticket 8) have nothing in common. */
export function mixSeed(...parts: readonly number[]): number {
  let hash = 0x811c9dc5
  for (const part of parts) {
    hash = Math.imul(hash ^ (part >>> 0), 0x01000193)
    hash ^= hash >>> 15
    hash = Math.imul(hash, 0x2c1b3c6d)
    hash ^= hash >>> 12
  }
  return hash >>> 0
}

/** Makes a source of choices with mulberry32, a 32-bit generator in the public domain by Tommy Ettinger. */
export function createRandom(seed: number): Random {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const int = (min: number, max: number): number => min + Math.floor(next() * (max - min + 1))
  return {
    next,
    int,
    pick: (items) => {
      const item = items[int(0, items.length - 1)]
      if (item === undefined) throw new RangeError('pick: the list is empty')
      return item
    },
    chance: (probability) => next() < probability,
    digits: (count) => {
      let text = String(int(1, 9))
      while (text.length < count) text += String(int(0, 9))
      return text
    },
  }
}
