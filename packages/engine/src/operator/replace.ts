import type { Operator } from './contract.ts'
import { struckByType } from './contract.ts'

/** Writes a typed placeholder, `[PERSON_1]`, numbered consistently within a record. */
export const replace: Operator<unknown> = {
  id: 'replace',
  accepts: ['string', 'number'],
  isKeyed: false,
  needsSubject: false,
  apply: (leaf, _options, { entity, placeholders }) =>
    leaf.kind === 'string' || leaf.kind === 'number'
      ? { action: 'write', kind: 'string', text: placeholders.placeholder(entity, leaf.text) }
      : struckByType,
}
