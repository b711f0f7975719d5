import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto'
import { GatewayError } from '../contract/errors.ts'

/** A key that was wrapped, and by which version of which key-encryption key. */
export interface WrappedKey {
  readonly wrapped: Uint8Array
  /** E.g. `file:3f2a…`, `vault-transit:transit/stet:v3`. */
  readonly wrappedBy: string
}

/** The key that wraps all other keys. It may be on this machine or in a service that never gives it out. */
export interface KeyEncryptionKey {
  /**
   * Wraps by the version in force.
   *
   * @param context - what the key is for; unwrapping for another context fails
   * @throws where the service does not answer, or refuses
   */
  wrap(key: Uint8Array, context: string): Promise<WrappedKey>
  /** @throws where it was wrapped by a key that is not known here, for another context, or changed since */
  unwrap(wrapped: Uint8Array, context: string): Promise<Uint8Array>
  /** Wraps anew by the version in force; a service does it without giving the key out. */
  rewrap(wrapped: Uint8Array, context: string): Promise<WrappedKey>
  /** Which version wrapped it. */
  versionOf(wrapped: Uint8Array, context: string): Promise<string>
  /** Makes a new version, in force from now on; left out where that is done elsewhere. */
  readonly renew?: () => Promise<void>
  /** Destroys or closes all versions but the one in force; left out where that is done elsewhere. */
  readonly retire?: () => Promise<void>
  /** Forgets what it may have kept of a key in memory. */
  readonly forget?: (context: string) => void
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

/** Names a key without giving it away. */
export function localKeyId(secret: Uint8Array): string {
  return `file:${createHash('sha256').update('stet key id').update(secret).digest('hex').slice(0, 16)}`
}

/**
 * Keys on this machine.
 *
 * @param secrets - 32 bytes each: the one in force, then others that may be read
 */
export function localKey(...secrets: readonly [Uint8Array, ...Uint8Array[]]): KeyEncryptionKey {
  const [inForce] = secrets
  const open = (wrapped: Uint8Array, context: string): { key: Uint8Array; version: string } => {
    for (const secret of secrets) {
      try {
        return { key: unseal(secret, wrapped, context), version: localKeyId(secret) }
      } catch {
        // Another key may open it.
      }
    }
    throw new GatewayError('STET_KEYS_REFUSED')
  }
  const wrap = (key: Uint8Array, context: string): WrappedKey => ({
    wrapped: seal(inForce, key, context),
    wrappedBy: localKeyId(inForce),
  })
  return {
    wrap: (key, context) => Promise.resolve(wrap(key, context)),
    unwrap: async (wrapped, context) => Promise.resolve().then(() => open(wrapped, context).key),
    rewrap: async (wrapped, context) =>
      Promise.resolve().then(() => wrap(open(wrapped, context).key, context)),
    versionOf: async (wrapped, context) => Promise.resolve().then(() => open(wrapped, context).version),
  }
}
