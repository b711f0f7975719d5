import type { Detector } from '../../contract.ts'

/** Italian passports: two letters and seven digits; they count only beside a word. */
export const detector: Detector = {
  id: 'it-passport',
  version: 1,
  entity: 'IT_PASSPORT',
  jurisdiction: 'IT',
  source: 'https://www.poliziadistato.it/articolo/passaporto',
  pattern: /(?<![0-9A-Za-z_]|[0-9][.-])[A-Z]{2} ?[0-9]{7}(?![0-9A-Za-z_]|[.-][0-9])/gu,
  lengthMax: 10,
  context: ['passaporto', 'passport'],
  score: { pattern: 0.4, validated: 0.4 },
  samples: [
    { text: 'passaporto YA1234567', found: 'YA1234567', isIndependent: true },
    { text: 'Passaporto n. AA 1234567', found: 'AA 1234567' },
    { text: 'passport AB7654321', found: 'AB7654321' },
  ],
  rejects: [
    { name: 'six digits', text: 'passaporto YA123456' },
    { name: 'eight digits', text: 'passaporto YA12345678' },
  ],
}
