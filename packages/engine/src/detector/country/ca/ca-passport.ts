import type { Detector } from '../../contract.ts'

/** Canadian passport numbers of both series. Only a word near one makes a match. */
export const detector: Detector = {
  id: 'ca-passport',
  version: 1,
  entity: 'CA_PASSPORT',
  jurisdiction: 'CA',
  source: 'https://www.canada.ca/en/immigration-refugees-citizenship/services/canadian-passports.html',
  pattern:
    /(?<![0-9A-Za-z_]|[0-9][.-])(?:[A-Z]{2} ?[0-9]{6}|[A-Z][0-9]{6}[A-Z]{2})(?![0-9A-Za-z_]|[.-][0-9])/giu,
  lengthMax: 9,
  context: ['passport', 'passports', 'passeport', 'passportnumber', 'passportno'],
  score: { pattern: 0.35, validated: 0.35 },
  samples: [
    { text: 'passport GA302922', found: 'GA302922', isIndependent: true },
    { text: 'passeport canadien P123456AA', found: 'P123456AA', isIndependent: true },
    { text: 'passport hk 444152', found: 'hk 444152' },
  ],
  rejects: [
    { name: 'one digit more', text: 'GA3029220' },
    { name: 'one digit less', text: 'GA30292' },
    { name: 'one letter more', text: 'P123456AAA' },
    { name: 'inside a longer reference', text: 'GA302922-7' },
  ],
}
