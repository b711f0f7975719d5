import { weightedSum } from '../../check/weighted-sum.ts'
import type { Detector } from '../../contract.ts'

const weights = [6, 7, 8, 9, 10, 5, 4, 3, 2]

/** British unique taxpayer references. One check digit, the first one, so that only a word near one makes a match. */
export const detector: Detector = {
  id: 'gb-utr',
  version: 1,
  entity: 'UK_UTR',
  jurisdiction: 'GB',
  source:
    'https://www.oecd.org/tax/automatic-exchange/crs-implementation-and-assistance/tax-identification-numbers/UK-TIN.pdf',
  pattern: /(?<![0-9A-Za-z_]|[0-9][.-])[0-9]{5}(?:[0-9]{5}| [0-9]{5})K?(?![0-9A-Za-z_]|[.-][0-9])/giu,
  lengthMax: 12,
  context: ['utr', 'utrs', 'taxpayer', 'hmrc', 'tax', 'assessment'],
  score: { pattern: 0.3, validated: 0.45 },
  validate: (match) => {
    const digits = match.replace(/[^0-9]/g, '')
    return '21987654321'.charAt(weightedSum(digits.slice(1), weights) % 11) === digits.charAt(0)
  },
  samples: [
    { text: 'UTR 1955839661', found: '1955839661', isIndependent: true },
    { text: 'utr: 11234 56789', found: '11234 56789', isIndependent: true },
    { text: 'tax reference 2234567890k', found: '2234567890k' },
  ],
  rejects: [
    { name: 'wrong check digit', text: '2955839661' },
    { name: 'one digit more', text: '19558396610' },
    { name: 'inside a longer reference', text: '1955839661-12' },
    { name: 'another letter', text: '1955839661L' },
  ],
}
