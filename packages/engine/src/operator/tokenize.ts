import type { Operator } from './contract.ts'
import { struckByType } from './contract.ts'
import { base32 } from './hash.ts'

/** A token as it is written: the version of the key, the entity, and 130 bits; an e-mail's at `.invalid`. */
export const tokenPattern =
  /tok[1-9][0-9]{0,3}_[a-z][a-z0-9_]{0,63}_[a-z2-7]{26}(?![a-z0-9_])(?:@token\.invalid)?/

/**
 * Writes a token that only the vault can turn back, and files it for the vault before anything leaves.
 *
 * The same value of the same subject has the same token at a destination, `tok1_person_` and 26 of
 * `a-z2-7`; another subject's has another. The value is taken exactly as it is, since it is what comes
 * back. A token for an e-mail address has the form of one, at `token.invalid`.
 */
export const tokenize: Operator<unknown> = {
  id: 'tokenize',
  accepts: ['string', 'number'],
  isKeyed: true,
  needsSubject: false,
  apply(leaf, _options, { entity, subject, hash, fileToken }) {
    if (leaf.kind !== 'string' && leaf.kind !== 'number') return struckByType
    const original = leaf.text
    const digest = hash.digest('token', entity, [subject ?? '', original])
    const bare = `tok${hash.keyVersion}_${entity.toLowerCase()}_${base32(digest, 26)}`
    const token = entity === 'EMAIL_ADDRESS' ? `${bare}@token.invalid` : bare
    fileToken(token, original)
    return { action: 'write', kind: 'string', text: token }
  },
}
