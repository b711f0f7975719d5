import { weightedSum } from '../../check/weighted-sum.ts'
import type { Detector } from '../../contract.ts'

const weights = [256, 128, 64, 32, 16, 8, 4, 2]

/** Greek tax numbers (AFM), by powers of two; they count only beside a word. */
export const detector: Detector = {
  id: 'gr-afm',
  version: 1,
  entity: 'GR_AFM',
  jurisdiction: 'GR',
  source:
    'https://www.oecd.org/tax/automatic-exchange/crs-implementation-and-assistance/tax-identification-numbers/Greece-TIN.pdf',
  pattern: /(?<![0-9A-Za-z_]|[0-9][.-])(?:EL ?)?[0-9]{9}(?![0-9A-Za-z_]|[.-][0-9])/gu,
  lengthMax: 12,
  context: ['afm', 'αφμ', 'vat', 'εφορία'],
  score: { pattern: 0.4, validated: 0.4 },
  validate: (match) => {
    const digits = match.replace(/[^0-9]/g, '')
    return (weightedSum(digits, weights) % 11) % 10 === Number(digits.charAt(8))
  },
  samples: [
    { text: 'AFM 094259216', found: '094259216', isIndependent: true },
    { text: 'ΑΦΜ: EL094259216', found: 'EL094259216' },
    { text: 'αφμ 094259216', found: '094259216' },
  ],
  rejects: [
    { name: 'wrong check digit', text: 'AFM 094259217' },
    { name: 'one digit more', text: 'AFM 0942592160' },
  ],
}
