import type { Detector } from '../../contract.ts'

/** Australian bank state branch codes. Only a word near one makes a match. */
export const detector: Detector = {
  id: 'au-bsb',
  version: 1,
  entity: 'AU_BSB',
  jurisdiction: 'AU',
  source: 'https://www.auspaynet.com.au/resources/direct-entry',
  pattern: /(?<![0-9A-Za-z_]|[0-9][.-])[0-9]{3}[ -]?[0-9]{3}(?![0-9A-Za-z_]|[ .,-]?[0-9])/gu,
  lengthMax: 7,
  context: ['bsb', 'bsbs', 'osko', 'payid'],
  score: { pattern: 0.4, validated: 0.4 },
  samples: [
    { text: 'BSB 062-000', found: '062-000', isIndependent: true },
    { text: 'bsb: 082902', found: '082902', isIndependent: true },
    { text: 'bsb is 733 000', found: '733 000' },
  ],
  rejects: [
    { name: 'one digit more', text: '062-0001' },
    { name: 'one digit less', text: '062-00' },
    { name: 'inside a longer reference', text: '062-000-123' },
    { name: 'a telephone number', text: '062 000 1234' },
  ],
}
