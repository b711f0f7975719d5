import type { Detector } from '../../contract.ts'

/** British passport numbers: nine digits, of older ones two letters and seven. Only a word near one makes a match. */
export const detector: Detector = {
  id: 'gb-passport',
  version: 1,
  entity: 'UK_PASSPORT',
  jurisdiction: 'GB',
  source: 'https://www.gov.uk/government/publications/basic-passport-checks',
  pattern:
    /(?<![0-9A-Za-z_]|[0-9][.-])(?:[0-9]{9}|[0-9]{3} [0-9]{3} [0-9]{3}|[A-Za-z]{2}[0-9]{7})(?![0-9A-Za-z_]|[.-][0-9])/gu,
  lengthMax: 11,
  context: ['passport', 'passports', 'passportnumber', 'passportno', 'hmpo'],
  score: { pattern: 0.35, validated: 0.35 },
  samples: [
    { text: 'passport 925665416', found: '925665416', isIndependent: true },
    { text: 'passport no. 107 185 703', found: '107 185 703' },
    { text: 'UK passport AB1234567', found: 'AB1234567' },
  ],
  rejects: [
    { name: 'one digit more', text: '9256654161' },
    { name: 'one digit less', text: '92566541' },
    { name: 'one digit more behind the letters', text: 'AB12345678' },
    { name: 'three letters', text: 'ABC1234567' },
    { name: 'inside a longer reference', text: '925665416-12' },
  ],
}
