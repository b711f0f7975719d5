import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Secret } from '../../contract/secret.ts'

/** Bytes of a digest. */
export const digestBytes = { sha1: 20, sha256: 32 } as const

/**
 * Whether one of the secrets made one of the signatures. Every pair is compared, each in constant time, so
 * that the time taken says nothing about which one matched.
 *
 * @param keys - raw keys
 * @param parts - what was signed, one after another; text is UTF-8
 */
export function isAnyHmac(
  algorithm: keyof typeof digestBytes,
  keys: readonly (string | Uint8Array)[],
  parts: readonly (string | Uint8Array)[],
  signatures: readonly Uint8Array[],
): boolean {
  let isFound = false
  for (const key of keys) {
    const hmac = createHmac(algorithm, key)
    for (const part of parts) hmac.update(part)
    const expected = hmac.digest()
    for (const signature of signatures) {
      // The length of a digest is no secret.
      if (signature.length === expected.length && timingSafeEqual(signature, expected)) isFound = true
    }
  }
  return isFound
}

/** The secrets that can be used: an empty one would let anybody sign. */
export function usable(secrets: readonly Secret[]): string[] {
  return secrets.map((secret) => secret.reveal()).filter((value) => value !== '')
}
