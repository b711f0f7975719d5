import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto'

/** The key that wraps all other keys. It may be on this machine or in a service that never gives it out. */
export interface KeyEncryptionKey {
  /** Names the key, e.g. `file:3f2a…`; rows that another one wrapped are wrapped anew by a rotation. */
  readonly id: string
  /** @param context - what the key is for; unwrapping for another context fails */
  wrap(key: Uint8Array, context: string): Promise<Uint8Array>
  /** @throws where it was wrapped by another key, for another context, or changed since */
  unwrap(wrapped: Uint8Array, context: string): Promise<Uint8Array>
}

const nonceBytes = 12
const tagBytes = 16

/** Seals bytes by AES-256-GCM: nonce, tag, ciphertext. @param key - 32 bytes */
export function seal(key: Uint8Array, bytes: Uint8Array, context: string): Uint8Array {
  const nonce = randomBytes(nonceBytes)
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(context))
  const text = Buffer.concat([cipher.update(bytes), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), text])
}

/** Opens what {@link seal} made. @throws where the key or context is another one, or a bit was changed */
export function unseal(key: Uint8Array, sealed: Uint8Array, context: string): Uint8Array {
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, nonceBytes), {
    authTagLength: tagBytes,
  })
  decipher.setAAD(Buffer.from(context)).setAuthTag(sealed.subarray(nonceBytes, nonceBytes + tagBytes))
  return Buffer.concat([decipher.update(sealed.subarray(nonceBytes + tagBytes)), decipher.final()])
}

/** A key-encryption key on this machine. @param secret - 32 bytes */
export function localKey(secret: Uint8Array): KeyEncryptionKey {
  const id = `file:${createHash('sha256').update('stet key id').update(secret).digest('hex').slice(0, 16)}`
  return {
    id,
    wrap: (key, context) => Promise.resolve(seal(secret, key, context)),
    unwrap: (wrapped, context) => Promise.resolve().then(() => unseal(secret, wrapped, context)),
  }
}
