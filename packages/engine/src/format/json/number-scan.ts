const digit0 = 0x30
const digit9 = 0x39

/** 1 for bytes that can stand in a JSON number. */
const numberByteClass = new Uint8Array(256)
for (const char of '0123456789+-.eE') numberByteClass[char.charCodeAt(0)] = 1

/** First index at or after `from` that cannot belong to a number, at most `end`. */
export function numberEnd(bytes: Uint8Array, from: number, end: number): number {
  let at = from
  while (at < end && numberByteClass[bytes[at] as number] === 1) at += 1
  return at
}

/**
 * Whether `[start, end)` is a number by RFC 8259: no leading zero, no plus, no bare point.
 * @see https://www.rfc-editor.org/rfc/rfc8259#section-6
 */
export function isNumber(bytes: Uint8Array, start: number, end: number): boolean {
  let at = start
  if (bytes[at] === 0x2d) at += 1
  if (at < end && bytes[at] === digit0) at += 1
  else {
    const first = at
    at = digitsEnd(bytes, at, end)
    if (at === first) return false
  }
  if (at < end && bytes[at] === 0x2e) {
    const first = at + 1
    at = digitsEnd(bytes, first, end)
    if (at === first) return false
  }
  if (at < end && ((bytes[at] as number) | 0x20) === 0x65) {
    at += 1
    if (at < end && (bytes[at] === 0x2b || bytes[at] === 0x2d)) at += 1
    const first = at
    at = digitsEnd(bytes, first, end)
    if (at === first) return false
  }
  return at === end
}

function digitsEnd(bytes: Uint8Array, from: number, end: number): number {
  let at = from
  while (at < end && (bytes[at] as number) >= digit0 && (bytes[at] as number) <= digit9) at += 1
  return at
}
