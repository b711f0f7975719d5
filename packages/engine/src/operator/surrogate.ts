import type { Operator } from './contract.ts'
import { struckByType } from './contract.ts'
import { unsignedOf } from './hash.ts'

/** What language and country stand-ins come from. */
export interface SurrogateOptions {
  /** BCP 47, e.g. `de-DE`. */
  readonly locale: string
}

const drawsMax = 16

/**
 * Writes a realistic stand-in: the same for the same value of a subject under a key, and drawn without
 * looking at the value. One that equals the value, or holds the whole of it, in any case, is drawn
 * again; where {@link drawsMax} draws all do, the leaf is struck.
 */
export const surrogate: Operator<SurrogateOptions> = {
  id: 'surrogate',
  accepts: ['string'],
  isKeyed: true,
  needsSubject: false,
  apply(leaf, { locale }, { entity, subject, hash, surrogates }) {
    if (leaf.kind !== 'string') return struckByType
    const value = leaf.text.normalize('NFC').trim()
    const folded = value.toLowerCase()
    for (let draw = 0; draw < drawsMax; draw++) {
      const digest = hash.digest('surrogate', entity, [subject ?? '', value, String(draw)])
      const text = surrogates.make(entity, locale, Number(unsignedOf(digest, 4)))
      if (!reveals(text.normalize('NFC').toLowerCase(), folded))
        return { action: 'write', kind: 'string', text }
    }
    return struckByType
  },
}

/** Whether a stand-in is, or holds, the value; one or two characters occur in anything. */
function reveals(standIn: string, value: string): boolean {
  return standIn === value || (value.length > 2 && standIn.includes(value))
}
