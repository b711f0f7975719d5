import type { Detector } from '../../contract.ts'

/** US passport numbers: nine digits, or a letter and eight. Only a word near one makes a match. */
export const detector: Detector = {
  id: 'us-passport',
  version: 1,
  entity: 'US_PASSPORT',
  jurisdiction: 'US',
  source: 'https://travel.state.gov/content/travel/en/passports/passport-help/next-generation-passport.html',
  pattern: /(?<![0-9A-Za-z_]|[0-9][.-])[A-Za-z0-9][0-9]{8}(?![0-9A-Za-z_]|[.-][0-9])/gu,
  lengthMax: 9,
  context: ['passport', 'passports', 'passportnumber', 'passportno', 'pasaporte'],
  score: { pattern: 0.35, validated: 0.35 },
  samples: [
    { text: 'passport number 340020013', found: '340020013', isIndependent: true },
    { text: 'US passport: A12345678', found: 'A12345678' },
    { text: 'my passport is c01234567', found: 'c01234567' },
  ],
  rejects: [
    { name: 'one digit more', text: '3400200131' },
    { name: 'one digit less', text: '34002001' },
    { name: 'one digit more behind the letter', text: 'A123456789' },
    { name: 'two letters', text: 'AB1234567' },
    { name: 'inside a longer reference', text: '7-340020013' },
  ],
}
