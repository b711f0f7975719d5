const encoder = new TextEncoder()
let bytes = new Uint8Array(16 * 1024)

/** What stands for every unit beyond ASCII. */
export const beyondAscii = 128

/** The text whose bytes stand in the array. */
let current: string | undefined
let isCurrentAscii = false

/**
 * A text with a byte for each UTF-16 unit: itself for ASCII, {@link beyondAscii} for all others; behind the last
 * one stands a zero. An array is read several times as fast as a string. It is used again for the next text.
 */
export function bytesOf(text: string): Uint8Array {
  if (!isAscii(text)) {
    for (let index = 0; index < text.length; index++) {
      const unit = text.charCodeAt(index)
      bytes[index] = unit < beyondAscii ? unit : beyondAscii
    }
  }
  bytes[text.length] = 0
  return bytes
}

/** Whether a text is all ASCII. */
export function isAscii(text: string): boolean {
  if (text === current) return isCurrentAscii
  const { length } = text
  if (bytes.length <= length) bytes = new Uint8Array(length * 2)
  // Of ASCII, and of nothing else, there are as many bytes as units.
  const { read, written } = encoder.encodeInto(text, bytes)
  isCurrentAscii = read === length && written === length
  current = text
  return isCurrentAscii
}
