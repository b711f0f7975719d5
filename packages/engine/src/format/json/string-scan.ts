import { StetError } from '../../errors.ts'

/** 0: an ordinary byte of a string; 1: its end, an escape, or a byte that no string may hold. */
const stringByteClass = new Uint8Array(256)
stringByteClass.fill(1, 0, 0x20)
stringByteClass[0x22] = 1
stringByteClass[0x5c] = 1

/** Longest escape: a surrogate pair, `\ud83d\ude00`. */
const simpleEscapeBytes = new Set(Array.from('"\\/bfnrt', (char) => char.charCodeAt(0)))

/**
 * Goes through the inside of a JSON string by bytes and can stop anywhere: the grammar of strings, of
 * escapes and of surrogate pairs is checked, nothing is decoded.
 */
export class StringScan {
  /** Whether the string held an escape so far; set to false where a string begins. */
  hasEscapes = false
  /** Where the last byte stands that was refused. */
  refusedAt = 0

  /**
   * @param from - first byte after the opening quote, or where an earlier call stopped
   * @param end - one past the last byte at hand
   * @returns the index of the closing quote; or, where more bytes are needed, the bitwise complement of
   *   the index to go on from (an escape that is cut is gone over again)
   * @throws {@link StetError} STET_INPUT_JSON for a bad escape or control character, STET_INPUT_SURROGATE
   */
  run(bytes: Uint8Array, from: number, end: number): number {
    let at = from
    for (;;) {
      while (at < end && stringByteClass[bytes[at] as number] === 0) at += 1
      if (at >= end) return ~end
      const byte = bytes[at]
      if (byte === 0x22) return at
      this.refusedAt = at
      if (byte !== 0x5c) throw new StetError('STET_INPUT_JSON')
      this.hasEscapes = true
      const length = escapeLength(bytes, at, end)
      if (length === 0) return ~at
      at += length
    }
  }
}

/** Length in bytes of the escape at `at` (a surrogate pair counts as one), or 0 where it is cut. */
function escapeLength(bytes: Uint8Array, at: number, end: number): number {
  if (at + 1 >= end) return 0
  const letter = bytes[at + 1] as number
  if (letter !== 0x75) {
    if (!simpleEscapeBytes.has(letter)) throw new StetError('STET_INPUT_JSON')
    return 2
  }
  const unit = hex4(bytes, at + 2, end)
  if (unit === -1) return 0
  if (unit < 0xd800 || unit > 0xdfff) return 6
  if (unit > 0xdbff) throw new StetError('STET_INPUT_SURROGATE')
  if (at + 6 >= end) return 0
  if (bytes[at + 6] !== 0x5c) throw new StetError('STET_INPUT_SURROGATE')
  if (at + 7 >= end) return 0
  if (bytes[at + 7] !== 0x75) throw new StetError('STET_INPUT_SURROGATE')
  const low = hex4(bytes, at + 8, end)
  if (low === -1) return 0
  if (low < 0xdc00 || low > 0xdfff) throw new StetError('STET_INPUT_SURROGATE')
  return 12
}

/** Value of four hex digits, or -1 where they are cut. */
function hex4(bytes: Uint8Array, at: number, end: number): number {
  let value = 0
  for (let index = at; index < at + 4; index += 1) {
    if (index >= end) return -1
    const byte = bytes[index] as number
    let digit: number
    if (byte >= 0x30 && byte <= 0x39) digit = byte - 0x30
    else if (byte >= 0x41 && byte <= 0x46) digit = byte - 0x37
    else if (byte >= 0x61 && byte <= 0x66) digit = byte - 0x57
    else throw new StetError('STET_INPUT_JSON')
    value = value * 16 + digit
  }
  return value
}
