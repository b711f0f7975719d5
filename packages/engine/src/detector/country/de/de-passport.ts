import { isDocumentValid } from '../../check/document-check.ts'
import type { Detector } from '../../contract.ts'

/** German passports: nine letters and digits, with or without their check digit; they count only beside a word. */
export const detector: Detector = {
  id: 'de-passport',
  version: 1,
  entity: 'DE_PASSPORT',
  jurisdiction: 'DE',
  source:
    'https://www.bmi.bund.de/DE/themen/moderne-verwaltung/ausweise-und-paesse/ausweise-und-paesse-node.html',
  pattern: /(?<![0-9A-Za-z_]|[0-9][.-])[CFGHJK][0-9CFGHJKLMNPRTVWXYZ]{8}[0-9]?(?![0-9A-Za-z_]|[.-][0-9])/gu,
  lengthMax: 10,
  context: ['reisepass', 'pass', 'passnummer', 'passport', 'reisepassnummer', 'passnr'],
  score: { pattern: 0.4, validated: 0.4 },
  validate: (match) => {
    return match.length === 9 ? /[0-9]/.test(match) : isDocumentValid(match)
  },
  samples: [
    { text: 'Reisepass C01X00T478', found: 'C01X00T478', isIndependent: true },
    { text: 'Passnummer: C01X00T47', found: 'C01X00T47', isIndependent: true },
    { text: 'passport no C01X00T47', found: 'C01X00T47' },
  ],
  rejects: [
    { name: 'wrong check digit', text: 'Reisepass C01X00T479' },
    { name: 'another first letter', text: 'Reisepass A01X00T47' },
    { name: 'one character more', text: 'C01X00T4789' },
  ],
}
