import { weightedSum } from '../../check/weighted-sum.ts'
import type { Detector } from '../../contract.ts'

const weights = [3, 2, 7, 6, 5, 4, 3, 2, 1]

/** Norwegian organisation numbers, by a sum to eleven; they count only beside a word. */
export const detector: Detector = {
  id: 'no-organisation-number',
  version: 1,
  entity: 'NO_ORGANISATION_NUMBER',
  jurisdiction: 'NO',
  source:
    'https://www.brreg.no/en/about-us-2/our-registers/about-the-central-coordinating-register-for-legal-entities-ccr/about-the-organisation-number/',
  pattern:
    /(?<![0-9A-Za-z_]|[0-9][.-])(?:NO ?)?[89][0-9]{2} ?[0-9]{3} ?[0-9]{3}(?: ?MVA)?(?![0-9A-Za-z_]|[.-][0-9])/giu,
  lengthMax: 18,
  context: ['organisasjonsnummer', 'orgnr', 'org', 'mva'],
  score: { pattern: 0.4, validated: 0.4 },
  validate: (match) => {
    const digits = match.replace(/[^0-9]/g, '')
    return weightedSum(digits, weights) % 11 === 0
  },
  samples: [
    { text: 'orgnr 988 077 917', found: '988 077 917', isIndependent: true },
    { text: 'organisasjonsnummer 988077917', found: '988077917', isIndependent: true },
    { text: 'org NO 988 077 917 MVA', found: 'NO 988 077 917 MVA', isIndependent: true },
  ],
  rejects: [
    { name: 'wrong check digit', text: 'orgnr 988077918' },
    { name: 'one digit more', text: 'orgnr 9880779170' },
  ],
}
