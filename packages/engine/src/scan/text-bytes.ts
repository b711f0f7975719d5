const encoder = new TextEncoder()
let bytes = new Uint8Array(16 * 1024)

/** What stands for every unit beyond ASCII. */
export const beyondAscii = 128

/**
 * A text with a byte for each UTF-16 unit: itself for ASCII, {@link beyondAscii} for all others. An array is
 * read several times as fast as a string. It is used again for the next text, and may be longer than the text.
 */
export function bytesOf(text: string): Uint8Array {
  const { length } = text
  if (bytes.length < length) bytes = new Uint8Array(length * 2)
  // Of ASCII, and of nothing else, there are as many bytes as units.
  const { read, written } = encoder.encodeInto(text, bytes)
  if (read === length && written === length) return bytes
  for (let index = 0; index < length; index++) {
    const unit = text.charCodeAt(index)
    bytes[index] = unit < beyondAscii ? unit : beyondAscii
  }
  return bytes
}
