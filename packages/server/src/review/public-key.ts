import { createPublicKey, type KeyObject } from 'node:crypto'
import { sha256 } from './canonical.ts'

/** A key of a person, as the trust file has it. */
export type TrustedKey =
  /** Raw public key, 32 bytes in base64. */
  | { readonly ed25519: string }
  /** A passkey: its credential, and where it may be used. */
  | {
      readonly passkey: {
        /** Base64url. */
        readonly credential: string
        /** COSE key, base64url. */
        readonly publicKey: string
        /** Domain of the console. */
        readonly site: string
        /** Address of the console, with scheme and port. */
        readonly origin: string
      }
    }

/** Names a key for people to compare: the first 128 bits of its SHA-256, in groups of four. */
export function fingerprint(key: TrustedKey): string {
  const bytes =
    'ed25519' in key ? Buffer.from(key.ed25519, 'base64') : Buffer.from(key.passkey.publicKey, 'base64url')
  return sha256(bytes)
    .slice(0, 32)
    .replace(/.{4}(?=.)/g, '$&-')
}

/** @param raw - 32 bytes in base64 @throws where it is no such key */
export function ed25519PublicKey(raw: string): KeyObject {
  const x = Buffer.from(raw, 'base64')
  if (x.length !== 32) throw new TypeError('an Ed25519 key has 32 bytes')
  return createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: x.toString('base64url') }, format: 'jwk' })
}

/** The raw public key, in base64, that belongs to a private or public key. @throws for other kinds of keys */
export function rawPublicKey(key: KeyObject): string {
  const { crv, x } = (key.type === 'private' ? createPublicKey(key) : key).export({ format: 'jwk' })
  if (crv !== 'Ed25519' || x === undefined) throw new TypeError('this is no Ed25519 key')
  return Buffer.from(x, 'base64url').toString('base64')
}
