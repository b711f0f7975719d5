import { expand, extract } from '@noble/hashes/hkdf.js'
import { hmac } from '@noble/hashes/hmac.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { StetError } from '../errors.ts'
import type { KeyedHash, KeyMaterial } from './contract.ts'

/** Bytes of secret that {@link createKeyedHash} asks for at least. */
export const secretBytesMin = 32
/** Highest version of a key: it is written into pseudonyms and tokens. */
export const keyVersionMax = 9999

const encoder = new TextEncoder()
/** Separates what is derived here from any other use of the same secret. */
const salt = encoder.encode('stet operator v1')

/**
 * Makes the keyed hash of one destination: HMAC-SHA-256 under keys that HKDF derives for each purpose
 * and entity, so that what one destination receives cannot be joined with what another does. Pure
 * JavaScript: the same bytes in Node and in a browser.
 *
 * @param key - the secret is read now; changing its bytes afterwards changes nothing
 * @throws {@link StetError} STET_POLICY_KEYS for a secret or a version that is out of bounds
 * @see https://www.rfc-editor.org/rfc/rfc5869 HKDF
 * @see https://www.rfc-editor.org/rfc/rfc2104 HMAC
 */
export function createKeyedHash({ version, secret }: KeyMaterial, destination: string): KeyedHash {
  if (secret.length < secretBytesMin) {
    throw new StetError('STET_POLICY_KEYS', { limit: 'secretBytesMin', limitValue: secretBytesMin })
  }
  if (!Number.isInteger(version) || version < 1 || version > keyVersionMax) {
    throw new StetError('STET_POLICY_KEYS', { limit: 'keyVersionMax', limitValue: keyVersionMax })
  }
  const root = extract(sha256, secret, salt)
  const macs = new Map<string, ReturnType<typeof hmac.create>>()
  const macFor = (purpose: string, entity: string): ReturnType<typeof hmac.create> => {
    const name = `${purpose}\0${entity}`
    let mac = macs.get(name)
    if (mac === undefined) {
      const info = encodeParts([String(version), destination, purpose, entity])
      mac = hmac.create(sha256, expand(sha256, root, info, 32))
      macs.set(name, mac)
    }
    return mac
  }
  return {
    keyVersion: version,
    digest: (purpose, entity, parts) => macFor(purpose, entity).clone().update(encodeParts(parts)).digest(),
  }
}

/** Stands where no key was given: asking it for a digest throws STET_POLICY_KEYS. */
export const withoutKey: KeyedHash = {
  keyVersion: 0,
  digest: () => {
    throw new StetError('STET_POLICY_KEYS')
  },
}

/**
 * Encodes texts so that no two lists have the same bytes: each as UTF-8 behind its length in bytes, four
 * bytes big-endian, and the number of texts first.
 */
export function encodeParts(parts: readonly string[]): Uint8Array {
  const encoded = parts.map((part) => encoder.encode(part))
  const bytes = new Uint8Array(encoded.reduce((sum, part) => sum + 4 + part.length, 4))
  const view = new DataView(bytes.buffer)
  view.setUint32(0, parts.length)
  let at = 4
  for (const part of encoded) {
    view.setUint32(at, part.length)
    bytes.set(part, at + 4)
    at += 4 + part.length
  }
  return bytes
}

const base32Alphabet = 'abcdefghijklmnopqrstuvwxyz234567'

/**
 * The first characters of the base32 of some bytes, in lower case and without padding.
 *
 * @param length - characters; five bits each
 * @throws {@link StetError} STET_BUG where there are fewer bits than that
 * @see https://www.rfc-editor.org/rfc/rfc4648#section-6
 */
export function base32(bytes: Uint8Array, length: number): string {
  if (length * 5 > bytes.length * 8) throw new StetError('STET_BUG')
  let text = ''
  for (let index = 0; index < length; index++) {
    const bit = index * 5
    const pair = ((bytes[bit >> 3] ?? 0) << 8) | (bytes[(bit >> 3) + 1] ?? 0)
    text += base32Alphabet.charAt((pair >> (11 - (bit & 7))) & 31)
  }
  return text
}

/** The first bytes of a digest as one unsigned number. */
export function unsignedOf(digest: Uint8Array, bytesCount: number): bigint {
  let value = 0n
  for (const byte of digest.subarray(0, bytesCount)) value = (value << 8n) | BigInt(byte)
  return value
}
