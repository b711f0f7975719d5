import type { Detector } from '../../contract.ts'

/** Australian passport numbers: one or two letters, seven digits. Only a word near one makes a match. */
export const detector: Detector = {
  id: 'au-passport',
  version: 1,
  entity: 'AU_PASSPORT',
  jurisdiction: 'AU',
  source: 'https://www.passports.gov.au/help/passports-explained',
  pattern: /(?<![0-9A-Za-z_]|[0-9][.-])[A-Za-z]{1,2}[0-9]{7}(?![0-9A-Za-z_]|[.-][0-9])/gu,
  lengthMax: 9,
  context: ['passport', 'passports', 'passportnumber', 'passportno'],
  score: { pattern: 0.35, validated: 0.35 },
  samples: [
    { text: 'passport N1234567', found: 'N1234567', isIndependent: true },
    { text: 'passport number: PA0940443', found: 'PA0940443', isIndependent: true },
    { text: 'passport pb1234567', found: 'pb1234567' },
  ],
  rejects: [
    { name: 'one digit more', text: 'N12345678' },
    { name: 'one digit less', text: 'N123456' },
    { name: 'three letters', text: 'NAB1234567' },
    { name: 'inside a longer reference', text: 'N1234567-8' },
  ],
}
