import { weightedSum } from '../../check/weighted-sum.ts'
import type { Detector } from '../../contract.ts'

const weights = [1, 4, 3, 7, 5, 8, 6, 9, 10]
const oldWeights = [10, 7, 8, 4, 6, 3, 5, 1]

/** Australian tax file numbers, of nine digits or formerly eight. One check digit, so that only a word near one makes a match. */
export const detector: Detector = {
  id: 'au-tfn',
  version: 1,
  entity: 'AU_TFN',
  jurisdiction: 'AU',
  source: 'https://www.ato.gov.au/individuals-and-families/tax-file-number/what-is-a-tax-file-number',
  pattern:
    /(?<![0-9A-Za-z_]|[0-9][.-])[0-9]{3}(?:[0-9]{5,6}| [0-9]{3} [0-9]{2,3}|-[0-9]{3}-[0-9]{2,3})(?![0-9A-Za-z_]|[.-][0-9])/gu,
  lengthMax: 11,
  context: ['tfn', 'tfns', 'tax', 'ato', 'taxfilenumber'],
  score: { pattern: 0.3, validated: 0.45 },
  validate: (match) => {
    const digits = match.replace(/[^0-9]/g, '')
    return weightedSum(digits, digits.length === 9 ? weights : oldWeights) % 11 === 0
  },
  samples: [
    { text: 'TFN 123 456 782', found: '123 456 782', isIndependent: true },
    { text: 'my tax file number is 876543210', found: '876543210', isIndependent: true },
    { text: 'tfn: 459-599-230', found: '459-599-230', isIndependent: true },
    { text: 'tfn 37118629', found: '37118629' },
  ],
  rejects: [
    { name: 'wrong check digit', text: '123 456 783' },
    { name: 'one digit more', text: '123 456 7820' },
    { name: 'inside a longer reference', text: '123-456-782-7' },
    { name: 'groups that no number has', text: '1234 567 82' },
  ],
}
