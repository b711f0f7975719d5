interface NodeBuffer {
  readonly isUtf8: (bytes: Uint8Array) => boolean
}
interface ModuleHost {
  readonly process?: { readonly getBuiltinModule?: (id: string) => NodeBuffer | undefined }
}

const strictDecoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/** Whether bytes are valid UTF-8: Node's vectorised check where there is one, else the platform's decoder. */
export const isUtf8: (bytes: Uint8Array) => boolean =
  (globalThis as ModuleHost).process?.getBuiltinModule?.('node:buffer')?.isUtf8 ?? isUtf8ByDecoder

/** The check that every platform has; exported so that a test can hold the two equal. */
export function isUtf8ByDecoder(bytes: Uint8Array): boolean {
  try {
    strictDecoder.decode(bytes)
    return true
  } catch {
    return false
  }
}

/** Decodes bytes that were checked before. */
export function decodeUtf8(bytes: Uint8Array): string {
  return strictDecoder.decode(bytes)
}

/**
 * Where the last whole character before `end` ends: at most three bytes before it, when a character is
 * cut there. Says nothing about validity.
 */
export function wholeCharactersEnd(bytes: Uint8Array, start: number, end: number): number {
  for (let back = 1; back <= 3 && end - back >= start; back += 1) {
    const byte = bytes[end - back] as number
    if (byte < 0x80) return end
    if (byte >= 0xc0) {
      const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2
      return length > back ? end - back : end
    }
  }
  return end
}

/** Number of bytes of a byte-order mark at the start of an input. */
export function byteOrderMarkLength(bytes: Uint8Array): number {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0
}

const encoder = new TextEncoder()

/** Whether a text has more than so many bytes in UTF-8; encodes it only where its length leaves that open. */
export function exceedsBytes(text: string, bytesMax: number): boolean {
  if (text.length > bytesMax) return true
  return text.length * 3 > bytesMax && encoder.encode(text).length > bytesMax
}
