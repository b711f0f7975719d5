import { weightedSum } from '../../check/weighted-sum.ts'
import type { Detector } from '../../contract.ts'

const weights = [3, 2, 7, 6, 5, 4, 3, 2]
const secondWeights = [7, 4, 3, 2, 5, 2, 7, 6]

/** New Zealand IRD numbers. One check digit, so that only a word near one makes a match. */
export const detector: Detector = {
  id: 'nz-ird',
  version: 1,
  entity: 'NZ_IRD',
  jurisdiction: 'NZ',
  source:
    'https://www.oecd.org/tax/automatic-exchange/crs-implementation-and-assistance/tax-identification-numbers/New%20Zealand-TIN.pdf',
  pattern:
    /(?<![0-9A-Za-z_]|[0-9][.-])(?:1[0-4][0-9]|[1-9][0-9])(?:[0-9]{6}|-[0-9]{3}-[0-9]{3}| [0-9]{3} [0-9]{3})(?![0-9A-Za-z_]|[.-][0-9])/gu,
  lengthMax: 11,
  context: ['ird', 'irds', 'inland', 'revenue', 'gst', 'tax'],
  score: { pattern: 0.3, validated: 0.45 },
  validate: (match) => {
    const digits = match.replace(/[^0-9]/g, '').padStart(9, '0')
    const first = (11 - (weightedSum(digits, weights) % 11)) % 11
    const check = first < 10 ? first : (11 - (weightedSum(digits, secondWeights) % 11)) % 11
    return check === Number(digits.charAt(8))
  },
  samples: [
    { text: 'IRD 49-098-576', found: '49-098-576', isIndependent: true },
    { text: 'ird number 136410132', found: '136410132', isIndependent: true },
    { text: 'ird: 49 091 850', found: '49 091 850', isIndependent: true },
    { text: 'my IRD is 35901981', found: '35901981', isIndependent: true },
  ],
  rejects: [
    { name: 'wrong check digit', text: '136410133' },
    { name: 'never given yet', text: '150000008' },
    { name: 'one digit less', text: '4909857' },
    { name: 'inside a longer reference', text: '1-49-098-576' },
  ],
}
