import { createHash } from 'node:crypto'
import canonicalize from 'canonicalize'

/** What may be put into canonical form: JSON, without undefined members. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json }

/**
 * The one way to write a value (RFC 8785): what is signed is these bytes, and what is read back is compared
 * with them.
 *
 * @see https://www.rfc-editor.org/rfc/rfc8785
 */
export function canonicalBytes(value: unknown): Uint8Array<ArrayBuffer> {
  const text = canonicalize(value)
  if (text === undefined) throw new TypeError('no JSON')
  return new TextEncoder().encode(text)
}

/** SHA-256, lower-case hex. */
export function sha256(bytes: Uint8Array | string): string {
  return createHash('sha256').update(bytes).digest('hex')
}

/** SHA-256 of a value's canonical form. */
export function digestOf(value: unknown): string {
  return sha256(canonicalBytes(value))
}
