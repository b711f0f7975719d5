import type { Detector } from '../../contract.ts'

/** Nigerian bank verification numbers: eleven digits that begin with 22. Only a word near one makes a match. */
export const detector: Detector = {
  id: 'ng-bvn',
  version: 1,
  entity: 'NG_BVN',
  jurisdiction: 'NG',
  source: 'https://nibss-plc.com.ng/bank-verification-number/',
  pattern:
    /(?<![0-9A-Za-z_+]|[0-9][.-])22[0-9]{2}(?:[0-9]{7}|[ -][0-9]{3}[ -][0-9]{4})(?![0-9A-Za-z_]|[.-][0-9])/gu,
  lengthMax: 13,
  context: ['bvn', 'bvns', 'nibss', 'verification'],
  score: { pattern: 0.4, validated: 0.4 },
  samples: [
    { text: 'BVN 22222222222', found: '22222222222', isIndependent: true },
    { text: 'my bvn: 22123456789', found: '22123456789' },
    { text: 'bank verification number 2298-431-0576', found: '2298-431-0576' },
  ],
  rejects: [
    { name: 'another beginning', text: '12123456789' },
    { name: 'one digit more', text: '221234567890' },
    { name: 'one digit less', text: '2212345678' },
    { name: 'inside a longer reference', text: '22123456789-1' },
  ],
}
