import type { Span } from '../span/span.ts'

/** A stretch of a text that is another text in base64. */
export interface HiddenText extends Span {
  readonly text: string
}

const run = /[A-Za-z0-9+/_-]{16,}={0,2}/g
/** Characters of base64 that are decoded to see whether more is worth it; four stand for three bytes. */
const sampleUnits = 16

/** The stretches of a text that are readable UTF-8 text in base64 or base64url. */
export function hiddenTexts(text: string): readonly HiddenText[] {
  const found: HiddenText[] = []
  for (const { 0: written, index } of text.matchAll(run)) {
    if (!isReadable(bytesOf(written.slice(0, sampleUnits)), true)) continue
    const bytes = bytesOf(written)
    if (!isReadable(bytes, false)) continue
    const read = new TextDecoder().decode(bytes)
    found.push({ start: index, end: index + written.length, text: read })
  }
  return found
}

function bytesOf(written: string): Uint8Array | undefined {
  const plain = written.replaceAll('-', '+').replaceAll('_', '/').replace(/=+$/, '')
  // One character too many stands for no byte.
  const whole = plain.length % 4 === 1 ? plain.slice(0, -1) : plain
  try {
    return Uint8Array.from(atob(whole), (character) => character.charCodeAt(0))
  } catch {
    return undefined
  }
}

/** Whether bytes are UTF-8 without control characters other than those of text. @param isCut - may end inside a character */
function isReadable(bytes: Uint8Array | undefined, isCut: boolean): boolean {
  if (bytes === undefined || bytes.length === 0) return false
  if (bytes.some((byte) => (byte < 0x20 && byte !== 0x0a && byte !== 0x0d && byte !== 0x09) || byte === 0x7f))
    return false
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: isCut })
    return true
  } catch {
    return false
  }
}
