import { createCipheriv, createDecipheriv, createHmac, hkdfSync } from 'node:crypto'

/** Turns the helpdesk's entity tags into the gateway's own and back. */
export interface EntityTags {
  /** Undefined for what is no entity tag. */
  seal(tag: string): string | undefined
  /** What {@link seal} was given; undefined for any other tag, or one of another policy. */
  open(sealed: string): string | undefined
}

const tagPattern = /^(?:W\/)?"[\x21\x23-\x7e]{0,256}"$/
const nonceBytes = 12
const macBytes = 16

/**
 * A helpdesk's tag may be a digest of what was struck, which could be guessed from it; and what was redacted
 * by one policy is not fresh under another. So a tag goes out sealed: encrypted by AES-256-GCM with a nonce
 * that is an HMAC of the tag (the same tag gives the same sealed one), bound to the policy and the route.
 *
 * @param key - 32 secret bytes
 * @param context - the policy's digest and the route
 */
export function entityTags(key: Uint8Array, context: string): EntityTags {
  const derive = (purpose: string): Uint8Array =>
    new Uint8Array(hkdfSync('sha256', key, '', `stet entity tag ${purpose}`, 32))
  const [encryptionKey, nonceKey] = [derive('encryption'), derive('nonce')]
  const bound = Buffer.from(context)
  return {
    seal: (tag) => {
      if (!tagPattern.test(tag)) return undefined
      const nonce = createHmac('sha256', nonceKey)
        .update(bound)
        .update('\0')
        .update(tag)
        .digest()
        .subarray(0, nonceBytes)
      const cipher = createCipheriv('aes-256-gcm', encryptionKey, nonce).setAAD(bound)
      const text = Buffer.concat([cipher.update(tag, 'latin1'), cipher.final()])
      return `W/"${Buffer.concat([nonce, cipher.getAuthTag(), text]).toString('base64url')}"`
    },
    open: (sealed) => {
      const bytes = Buffer.from(/^W\/"([\w-]{40,500})"$/.exec(sealed)?.[1] ?? '', 'base64url')
      if (bytes.length < nonceBytes + macBytes) return undefined
      const decipher = createDecipheriv('aes-256-gcm', encryptionKey, bytes.subarray(0, nonceBytes))
      decipher.setAAD(bound).setAuthTag(bytes.subarray(nonceBytes, nonceBytes + macBytes))
      try {
        const text = [decipher.update(bytes.subarray(nonceBytes + macBytes)), decipher.final()]
        return Buffer.concat(text).toString('latin1')
      } catch {
        return undefined
      }
    },
  }
}
