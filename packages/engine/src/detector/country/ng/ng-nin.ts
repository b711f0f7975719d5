import type { Detector } from '../../contract.ts'

/** Nigerian national identification numbers: eleven digits without a check digit. Only a word near one makes a match. */
export const detector: Detector = {
  id: 'ng-nin',
  version: 1,
  entity: 'NG_NIN',
  jurisdiction: 'NG',
  source: 'https://nimc.gov.ng/about-nin/',
  pattern:
    /(?<![0-9A-Za-z_+]|[0-9][.-])[0-9]{4}(?:[0-9]{7}|[ -][0-9]{3}[ -][0-9]{4}|[ -][0-9]{4}[ -][0-9]{3})(?![0-9A-Za-z_]|[.-][0-9])/gu,
  lengthMax: 13,
  context: ['nin', 'nins', 'vnin', 'nimc', 'identification'],
  score: { pattern: 0.35, validated: 0.35 },
  samples: [
    { text: 'NIN 12345678901', found: '12345678901', isIndependent: true },
    { text: 'my nin is 7052-918-3364', found: '7052-918-3364' },
    { text: 'NIMC number: 4832 0917 265', found: '4832 0917 265' },
  ],
  rejects: [
    { name: 'one digit more', text: '123456789012' },
    { name: 'one digit less', text: '1234567890' },
    { name: 'a telephone number', text: '+23480123456' },
    { name: 'inside a longer reference', text: '12345678901-2' },
  ],
}
