const slotBits = 18
const slots = 1 << slotBits
const slotMask = slots - 1

/** Word hashes and their classes: open addressing, a 16-bit fingerprint and the class mask in one slot. */
export class Lexicon {
  readonly #slots = new Int32Array(slots)

  /** @param bytes - as {@link encodeLexicon} writes them */
  constructor(bytes: Uint8Array) {
    const reader = { bytes, at: 0 }
    const masks = Array.from({ length: readNumber(reader) }, () => readNumber(reader))
    const count = readNumber(reader)
    let key = 0
    for (let index = 0; index < count; index += 1) {
      key += readNumber(reader)
      this.#add(key << keyShift, masks[readNumber(reader)] ?? 0)
    }
  }

  /** @returns the class mask of a word; 0 for an unknown one */
  classesOf(hash: number): number {
    const print = printOf(hash)
    let slot = slotOf(hash)
    for (;;) {
      const held = this.#slots[slot] as number
      if (held === 0) return 0
      if (held >>> 16 === print) return held & 0xffff
      slot = (slot + 1) & slotMask
    }
  }

  #add(hash: number, mask: number): void {
    let slot = slotOf(hash)
    while (this.#slots[slot] !== 0) slot = (slot + 1) & slotMask
    this.#slots[slot] = (printOf(hash) << 16) | mask
  }
}

/** Hashes are kept without their lowest bits. */
const keyShift = 2

function slotOf(hash: number): number {
  return Math.imul(hash >>> keyShift, 0x9e37_79b1) >>> (32 - slotBits)
}

function printOf(hash: number): number {
  const mixed = Math.imul((hash >>> keyShift) ^ 0x5bd1_e995, 0x85eb_ca6b) >>> 16
  return mixed === 0 ? 1 : mixed
}

/** Writes a lexicon: the masks, most frequent first, then each key's distance to the one before and its mask. */
export function encodeLexicon(classes: ReadonlyMap<number, number>): Uint8Array {
  const byKey = new Map<number, number>()
  for (const [hash, mask] of classes) {
    const key = hash >>> keyShift
    byKey.set(key, (byKey.get(key) ?? 0) | mask)
  }
  const counts = new Map<number, number>()
  for (const mask of byKey.values()) counts.set(mask, (counts.get(mask) ?? 0) + 1)
  const masks = [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0]).map(([mask]) => mask)
  const places = new Map(masks.map((mask, place) => [mask, place]))
  const bytes: number[] = []
  writeNumber(bytes, masks.length)
  for (const mask of masks) writeNumber(bytes, mask)
  writeNumber(bytes, byKey.size)
  let last = 0
  for (const [key, mask] of [...byKey].sort((a, b) => a[0] - b[0])) {
    writeNumber(bytes, key - last)
    writeNumber(bytes, places.get(mask) ?? 0)
    last = key
  }
  return Uint8Array.from(bytes)
}

function writeNumber(bytes: number[], value: number): void {
  let rest = value
  while (rest >= 0x80) {
    bytes.push((rest & 0x7f) | 0x80)
    rest >>>= 7
  }
  bytes.push(rest)
}

function readNumber(reader: { readonly bytes: Uint8Array; at: number }): number {
  let value = 0
  for (let shift = 0; ; shift += 7) {
    const byte = reader.bytes[reader.at++] ?? 0
    value |= (byte & 0x7f) << shift
    if (byte < 0x80) return value
  }
}
