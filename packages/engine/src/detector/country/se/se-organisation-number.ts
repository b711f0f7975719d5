import { isLuhnValid } from '../../check/luhn.ts'
import type { Detector } from '../../contract.ts'

/** Swedish organisation numbers, by Luhn; they count only beside a word. */
export const detector: Detector = {
  id: 'se-organisation-number',
  version: 1,
  entity: 'SE_ORGANISATION_NUMBER',
  jurisdiction: 'SE',
  source: 'https://www.bolagsverket.se/foretag/organisationsnummer.2547.html',
  pattern: /(?<![0-9A-Za-z_]|[0-9][.-])[1-9][0-9][2-9][0-9]{3}-?[0-9]{4}(?![0-9A-Za-z_]|[.-][0-9])/gu,
  lengthMax: 11,
  context: ['organisationsnummer', 'orgnr', 'org', 'företag'],
  score: { pattern: 0.4, validated: 0.4 },
  validate: (match) => {
    const digits = match.replace(/[^0-9]/g, '')
    return isLuhnValid(digits)
  },
  samples: [
    { text: 'orgnr 556703-7485', found: '556703-7485', isIndependent: true },
    { text: 'organisationsnummer 5567037485', found: '5567037485' },
    { text: 'orgnr 123456-7897', found: '123456-7897', isIndependent: true },
    { text: 'org. 556703-7485', found: '556703-7485' },
  ],
  rejects: [
    { name: 'wrong check digit', text: 'orgnr 556703-7486' },
    { name: 'one digit more', text: 'orgnr 556703-74850' },
  ],
}
