import type { Detector } from '../../contract.ts'

/**
 * Indian permanent account numbers. The rule of the last letter is unpublished: in capitals they count by their
 * structure and their holder's letter, in lower case only with a word near one.
 */
export const detector: Detector = {
  id: 'in-pan',
  version: 1,
  entity: 'IN_PAN',
  jurisdiction: 'IN',
  source: 'https://incometaxindia.gov.in/tutorials/1.permanent%20account%20number%20(pan).pdf',
  pattern:
    /(?<![0-9A-Za-z_]|[0-9][.-])[A-Z]{3}[ABCFGHJKLPT][A-Z](?!0{4})[0-9]{4}[A-Z](?![0-9A-Za-z_]|[.-][0-9])/giu,
  lengthMax: 10,
  context: ['pan', 'pancard', 'panno', 'permanent', 'income', 'tax', 'taxpayer', 'पैन'],
  score: { pattern: 0.4, validated: 0.6 },
  validate: (match) => ({ start: 0, end: match.length, isWeak: match !== match.toUpperCase() }),
  samples: [
    { text: 'ACUPA7085R', found: 'ACUPA7085R', isIndependent: true },
    { text: 'PAN: AAPPV8261K.', found: 'AAPPV8261K', isIndependent: true },
    { text: 'my pan is acupa7085r', found: 'acupa7085r' },
  ],
  rejects: [
    { name: 'no such holder', text: 'ABMXA3211G' },
    { name: 'a digit for the last letter', text: 'ABMPA32111' },
    { name: 'no serial number', text: 'ABMPA0000G' },
    { name: 'one letter more', text: 'ACUPA7085RS' },
    { name: 'inside a longer reference', text: 'ACUPA7085R-1' },
  ],
}
