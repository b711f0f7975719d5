/**
 * Bytes of a text in standard base64 (RFC 4648, section 4) with its padding, or undefined where it is not:
 * the platform's own decoder passes over what it does not know.
 */
export function fromBase64(text: string): Uint8Array | undefined {
  const bytes = Buffer.from(text, 'base64')
  return bytes.toString('base64') === text ? bytes : undefined
}

/** Bytes of lower- or upper-case hexadecimal of a known length, or undefined. */
export function fromHex(text: string, bytesCount: number): Uint8Array | undefined {
  return text.length === bytesCount * 2 && /^[0-9A-Fa-f]*$/.test(text) ? Buffer.from(text, 'hex') : undefined
}
