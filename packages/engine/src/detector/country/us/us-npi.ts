import { isLuhnValid } from '../../check/luhn.ts'
import type { Detector } from '../../contract.ts'

/** US national provider identifiers of the health service. One check digit, so that only a word near one makes a match. */
export const detector: Detector = {
  id: 'us-npi',
  version: 1,
  entity: 'US_NPI',
  jurisdiction: 'US',
  source: 'https://www.cms.gov/Regulations-and-Guidance/Administrative-Simplification/NationalProvIdentStand',
  pattern:
    /(?<![0-9A-Za-z_]|[0-9][.-])[12][0-9]{3}(?:[0-9]{6}|-[0-9]{3}-[0-9]{3}| [0-9]{3} [0-9]{3})(?![0-9A-Za-z_]|[.-][0-9])/gu,
  lengthMax: 12,
  context: ['npi', 'npis', 'provider', 'prescriber', 'physician', 'nppes', 'taxonomy'],
  score: { pattern: 0.3, validated: 0.45 },
  // The check digit counts the prefix of health identifiers in the United States.
  validate: (match) => isLuhnValid(`80840${match.replace(/[^0-9]/g, '')}`),
  samples: [
    { text: 'NPI 1234567893', found: '1234567893', isIndependent: true },
    { text: 'provider: 1245319599', found: '1245319599', isIndependent: true },
    { text: 'npi 1234-567-893', found: '1234-567-893' },
  ],
  rejects: [
    { name: 'wrong check digit', text: '1234567890' },
    { name: 'one digit more', text: '12345678930' },
    { name: 'neither a person nor an organization', text: '3234567891' },
    { name: 'inside a longer reference', text: '9-1234567893' },
  ],
}
