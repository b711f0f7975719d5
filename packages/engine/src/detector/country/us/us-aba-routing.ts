import { weightedSum } from '../../check/weighted-sum.ts'
import type { Detector } from '../../contract.ts'

const weights = [3, 7, 1, 3, 7, 1, 3, 7, 1]

/** US bank routing numbers. One check digit, so that only a word near one makes a match. */
export const detector: Detector = {
  id: 'us-aba-routing',
  version: 1,
  entity: 'ABA_ROUTING_NUMBER',
  jurisdiction: 'US',
  source: 'https://www.aba.com/about-us/routing-number',
  pattern:
    /(?<![0-9A-Za-z_]|[0-9][.-])(?:0[0-9]|1[0-2]|2[1-9]|3[0-2]|6[1-9]|7[0-2]|80)[0-9]{2}(?:[0-9]{5}|-[0-9]{4}-[0-9])(?![0-9A-Za-z_]|[.-][0-9])/gu,
  lengthMax: 11,
  context: ['aba', 'routing', 'routingnumber', 'rtn', 'transit', 'bank', 'wire', 'ach', 'fedwire'],
  score: { pattern: 0.3, validated: 0.45 },
  validate: (match) => weightedSum(match.replaceAll('-', ''), weights) % 10 === 0,
  samples: [
    { text: 'routing number 021000021', found: '021000021', isIndependent: true },
    { text: 'ABA: 1110-0002-5', found: '1110-0002-5', isIndependent: true },
    { text: 'bank 121000358, thanks', found: '121000358', isIndependent: true },
  ],
  rejects: [
    { name: 'wrong check digit', text: '021000022' },
    { name: 'no such district', text: '500000005' },
    { name: 'one digit more', text: '0210000210' },
    { name: 'inside a longer reference', text: 'AB-021000021-7' },
  ],
}
