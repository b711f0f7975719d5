import { fault } from './fault.ts'

/** 1 for the letters of escapes of two characters. */
const simpleEscapes = new Uint8Array(256)
for (const char of '"\\/bfnrt') simpleEscapes[char.charCodeAt(0)] = 1

/**
 * First index at or after `from` whose byte ends the ordinary run of a string: its quote, an escape, or a
 * byte that no string may hold; `end` where there is none. Three comparisons a byte are faster here than
 * a table of classes.
 */
export function ordinaryEnd(bytes: Uint8Array, from: number, end: number): number {
  let at = from
  for (; at < end; at += 1) {
    const byte = bytes[at] as number
    if (byte === 0x22 || byte === 0x5c || byte < 0x20) break
  }
  return at
}

/**
 * Goes through the inside of a JSON string by bytes and can stop anywhere: the grammar of strings, of
 * escapes and of surrogate pairs is checked, nothing is decoded.
 */
export class StringScan {
  /** Whether the string held an escape so far; set to false where a string begins. */
  hasEscapes = false

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
      at = ordinaryEnd(bytes, at, end)
      if (at >= end) return ~end
      const byte = bytes[at]
      if (byte === 0x22) return at
      if (byte !== 0x5c) throw fault('STET_INPUT_JSON', at)
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
  if (simpleEscapes[letter] === 1) return 2
  if (letter !== 0x75) throw fault('STET_INPUT_JSON', at)
  const unit = hex4(bytes, at + 2, end)
  if (unit === -1) return 0
  if (unit < 0xd800 || unit > 0xdfff) return 6
  if (unit > 0xdbff) throw fault('STET_INPUT_SURROGATE', at)
  if (at + 6 >= end) return 0
  if (bytes[at + 6] !== 0x5c) throw fault('STET_INPUT_SURROGATE', at)
  if (at + 7 >= end) return 0
  if (bytes[at + 7] !== 0x75) throw fault('STET_INPUT_SURROGATE', at)
  const low = hex4(bytes, at + 8, end)
  if (low === -1) return 0
  if (low < 0xdc00 || low > 0xdfff) throw fault('STET_INPUT_SURROGATE', at)
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
    else throw fault('STET_INPUT_JSON', index)
    value = value * 16 + digit
  }
  return value
}
