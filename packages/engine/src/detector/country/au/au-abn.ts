import { weightedSum } from '../../check/weighted-sum.ts'
import type { Detector } from '../../contract.ts'

const weights = [10, 1, 3, 5, 7, 9, 11, 13, 15, 17, 19]

/**
 * Australian business numbers, which sole traders have as well: check digits modulo 89 after one is taken from
 * the first digit. Without spaces only a word near one makes a match.
 */
export const detector: Detector = {
  id: 'au-abn',
  version: 1,
  entity: 'AU_ABN',
  jurisdiction: 'AU',
  source: 'https://abr.business.gov.au/Help/AbnFormat',
  pattern:
    /(?<![0-9A-Za-z_]|[0-9][.-])[1-9][0-9](?:[0-9]{9}| [0-9]{3} [0-9]{3} [0-9]{3}|-[0-9]{3}-[0-9]{3}-[0-9]{3})(?![0-9A-Za-z_]|[.-][0-9])/gu,
  lengthMax: 14,
  context: ['abn', 'abns', 'business', 'supplier', 'invoice', 'gst', 'ato'],
  score: { pattern: 0.45, validated: 0.8 },
  validate: (match) => {
    const sum = weightedSum(match.replace(/[^0-9]/g, ''), weights)
    return (sum - 10) % 89 === 0 && { start: 0, end: match.length, isWeak: match.length === 11 }
  },
  samples: [
    { text: '51 824 753 556', found: '51 824 753 556', isIndependent: true },
    { text: 'ABN 83914571673', found: '83914571673', isIndependent: true },
    { text: 'abn: 53-004-085-616', found: '53-004-085-616', isIndependent: true },
  ],
  rejects: [
    { name: 'wrong check digits', text: '52 824 753 556' },
    { name: 'last digit changed', text: '51 824 753 557' },
    { name: 'one digit more', text: '51 824 753 5560' },
    { name: 'one digit less', text: '5182475355' },
    { name: 'inside a longer reference', text: '7-51824753556' },
  ],
}
