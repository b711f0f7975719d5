import { weightedSum } from '../../check/weighted-sum.ts'
import type { Detector } from '../../contract.ts'

const weights = [5, 4, 3, 2, 7, 6, 5, 4, 3, 2]

/** Argentine tax and labour numbers (CUIT, CUIL): kind, document number, check digit. */
export const detector: Detector = {
  id: 'ar-cuit',
  version: 1,
  entity: 'AR_CUIT',
  jurisdiction: 'AR',
  source:
    'https://www.oecd.org/tax/automatic-exchange/crs-implementation-and-assistance/tax-identification-numbers/Argentina-TIN.pdf',
  pattern:
    /(?<![0-9A-Za-z_]|[0-9][.-])(?:2[03-7]|3[034])(?:[0-9]{9}|-[0-9]{8}-[0-9]| [0-9]{8} [0-9])(?![0-9A-Za-z_]|[.-][0-9])/gu,
  lengthMax: 13,
  context: ['cuit', 'cuil', 'cdi', 'afip', 'arca'],
  score: { pattern: 0.3, validated: 0.75 },
  validate: (match) => {
    const digits = match.replace(/[^0-9]/g, '')
    const rest = 11 - (weightedSum(digits, weights) % 11)
    // For ten the kind is changed, so that the digit fits; it is never written.
    return (rest === 11 ? 0 : rest) === Number(digits.charAt(10))
  },
  samples: [
    { text: 'CUIT 20-26756539-3', found: '20-26756539-3', isIndependent: true },
    { text: 'CUIL: 20123456786', found: '20123456786', isIndependent: true },
  ],
  rejects: [
    { name: 'wrong check digit', text: '20-26756539-4' },
    { name: 'no such kind', text: '21-26756539-3' },
    { name: 'one digit more', text: '20-26756539-30' },
    { name: 'inside a longer reference', text: '1-20-26756539-3' },
  ],
}
