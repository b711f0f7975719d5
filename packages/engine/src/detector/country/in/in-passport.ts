import type { Detector } from '../../contract.ts'

/** Indian passport numbers: a letter and seven digits. Only a word near one makes a match. */
export const detector: Detector = {
  id: 'in-passport',
  version: 1,
  entity: 'IN_PASSPORT',
  jurisdiction: 'IN',
  source: 'https://www.passportindia.gov.in/',
  pattern: /(?<![0-9A-Za-z_]|[0-9][.-])[A-Z] ?[1-9][0-9]{6}(?![0-9A-Za-z_]|[.-][0-9])/giu,
  lengthMax: 9,
  context: ['passport', 'passports', 'passportnumber', 'passportno', 'पासपोर्ट'],
  score: { pattern: 0.35, validated: 0.35 },
  samples: [
    { text: 'passport J8369854', found: 'J8369854', isIndependent: true },
    { text: 'passport no: A2190457', found: 'A2190457', isIndependent: true },
    { text: 'passport k 1234567', found: 'k 1234567' },
  ],
  rejects: [
    { name: 'begins with nought', text: 'J0369854' },
    { name: 'one digit more', text: 'J83698540' },
    { name: 'one digit less', text: 'J836985' },
    { name: 'inside a longer reference', text: 'J8369854-1' },
  ],
}
