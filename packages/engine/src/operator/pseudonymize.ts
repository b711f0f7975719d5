import type { KeyedHash, Operator } from './contract.ts'
import { struckByType } from './contract.ts'
import { base32, unsignedOf } from './hash.ts'

/** What a pseudonym looks like. */
export interface PseudonymizeOptions {
  readonly form: 'id' | 'uuid' | 'integer' | 'email'
}

/** An opaque id or an e-mail pseudonym, as it is written: the version of the key, and 130 bits. */
export const pseudonymPattern =
  /ps[1-9][0-9]{0,3}_[a-z2-7]{26}(?![a-z0-9_])|u-[a-z2-7]{26}@ps[1-9][0-9]{0,3}\.invalid(?![a-z0-9_])/

/**
 * Writes a stable, one-way stand-in: HMAC-SHA-256 under a key for this destination and entity, so that
 * the same value can be linked within a destination and nowhere else. It does not depend on the subject.
 * The value is put into NFC and trimmed first, and an e-mail is lower-cased; `7` and `"7"` are the same.
 *
 * | form | looks like | key version | collisions |
 * |---|---|---|---|
 * | `id` | `ps1_` and 26 of `a-z2-7` | behind `ps` | 130 bits |
 * | `uuid` | version 8 of RFC 9562 | the first 16 bits | 106 bits |
 * | `integer` | 16 digits, below 2^53 | the first digit, 1 to 8 and round again | 10^15 values: among a million, one in 2,000 that any two meet; among ten million, one in 20 |
 * | `email` | `u-` and 26 of `a-z2-7`, `@ps1.invalid` | in the domain | 130 bits |
 *
 * @see https://www.rfc-editor.org/rfc/rfc9562#section-5.8
 * @see https://www.rfc-editor.org/rfc/rfc6761#section-6.4 `.invalid`
 */
export const pseudonymize: Operator<PseudonymizeOptions> = {
  id: 'pseudonymize',
  accepts: ['string', 'number'],
  isKeyed: true,
  needsSubject: false,
  apply(leaf, { form }, { entity, hash }) {
    if (leaf.kind !== 'string' && leaf.kind !== 'number') return struckByType
    const trimmed = leaf.text.normalize('NFC').trim()
    const isEmail = form === 'email' || entity === 'EMAIL_ADDRESS'
    const digest = hash.digest('pseudonym', entity, [form, isEmail ? trimmed.toLowerCase() : trimmed])
    const kind = form === 'integer' ? leaf.kind : 'string'
    return { action: 'write', kind, text: write(form, digest, hash) }
  },
}

function write(form: PseudonymizeOptions['form'], digest: Uint8Array, { keyVersion }: KeyedHash): string {
  switch (form) {
    case 'id':
      return `ps${keyVersion}_${base32(digest, 26)}`
    case 'email':
      return `u-${base32(digest, 26)}@ps${keyVersion}.invalid`
    case 'uuid':
      return uuid(digest, keyVersion)
    case 'integer':
      return (
        String(((keyVersion - 1) % 8) + 1) + String(unsignedOf(digest, 16) % 10n ** 15n).padStart(15, '0')
      )
  }
}

/** A UUID of version 8: 16 bits of key version, then the digest around the version and variant bits. */
function uuid(digest: Uint8Array, keyVersion: number): string {
  const bytes = digest.slice(0, 16)
  bytes[0] = keyVersion >> 8
  bytes[1] = keyVersion & 0xff
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x80
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}
