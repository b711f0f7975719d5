import { weightedSum } from '../../check/weighted-sum.ts'
import type { Detector } from '../../contract.ts'

const weights = [8, 7, 6, 5, 4, 3, 2, 1, 1]

/** Australian company numbers. One check digit, so that only a word near one makes a match. */
export const detector: Detector = {
  id: 'au-acn',
  version: 1,
  entity: 'AU_ACN',
  jurisdiction: 'AU',
  source:
    'https://asic.gov.au/for-business/registering-a-company/steps-to-register-a-company/australian-company-numbers/australian-company-number-digit-check/',
  pattern:
    /(?<![0-9A-Za-z_]|[0-9][.-])[0-9]{3}(?:[0-9]{6}| [0-9]{3} [0-9]{3}|-[0-9]{3}-[0-9]{3})(?![0-9A-Za-z_]|[.-][0-9])/gu,
  lengthMax: 11,
  context: ['acn', 'acns', 'arbn', 'asic', 'pty'],
  score: { pattern: 0.3, validated: 0.45 },
  validate: (match) => weightedSum(match.replace(/[^0-9]/g, ''), weights) % 10 === 0,
  samples: [
    { text: 'ACN 004 085 616', found: '004 085 616', isIndependent: true },
    { text: 'acn: 010499966', found: '010499966', isIndependent: true },
    { text: 'Pty Ltd 005-749-986', found: '005-749-986', isIndependent: true },
  ],
  rejects: [
    { name: 'wrong check digit', text: '004 085 617' },
    { name: 'one digit more', text: '004 085 6160' },
    { name: 'one digit less', text: '00408561' },
    { name: 'inside a longer reference', text: '53-004-085-616' },
  ],
}
