import { sha256 } from '@noble/hashes/sha2.js'

const bitcoinAlphabet = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz'

/** Alphabet of the XRP Ledger: the same signs in another order. */
export const rippleAlphabet = 'rpshnaf39wBUDNEGHJKLM4PQRST7VWXYZ2bcdeCg65jkm8oFqi1tuvAxyz'

/**
 * Bytes of a base58 text.
 *
 * @param alphabet - 58 signs, of which the first one stands for zero
 * @returns undefined where a sign is not of the alphabet
 */
export function decodeBase58(text: string, alphabet = bitcoinAlphabet): Uint8Array | undefined {
  const bytes: number[] = []
  for (const sign of text) {
    let carry = alphabet.indexOf(sign)
    if (carry < 0) return undefined
    for (let index = 0; index < bytes.length; index++) {
      carry += (bytes[index] ?? 0) * 58
      bytes[index] = carry & 0xff
      carry >>= 8
    }
    for (; carry > 0; carry >>= 8) bytes.push(carry & 0xff)
  }
  for (let index = 0; text.charAt(index) === alphabet.charAt(0); index++) bytes.push(0)
  return Uint8Array.from(bytes.reverse())
}

/**
 * Whether a text is an address in base58check: a version, the 20 bytes of a hash and a check sum of four bytes.
 *
 * @param versions - first bytes that the network gives its addresses
 * @see https://en.bitcoin.it/wiki/Base58Check_encoding
 */
export function isBase58Address(text: string, versions: readonly number[], alphabet?: string): boolean {
  const bytes = decodeBase58(text, alphabet)
  if (bytes?.length !== 25 || !versions.includes(bytes[0] ?? -1)) return false
  const sum = sha256(sha256(bytes.subarray(0, 21)))
  return [0, 1, 2, 3].every((index) => sum[index] === bytes[21 + index])
}
