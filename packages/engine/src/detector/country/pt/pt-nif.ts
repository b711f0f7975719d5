import { weightedSum } from '../../check/weighted-sum.ts'
import type { Detector } from '../../contract.ts'

const weights = [9, 8, 7, 6, 5, 4, 3, 2]

/** Portuguese tax numbers (NIF), by a sum to eleven; they count only beside a word. */
export const detector: Detector = {
  id: 'pt-nif',
  version: 1,
  entity: 'PT_NIF',
  jurisdiction: 'PT',
  source:
    'https://www.oecd.org/tax/automatic-exchange/crs-implementation-and-assistance/tax-identification-numbers/Portugal-TIN.pdf',
  pattern:
    /(?<![0-9A-Za-z_]|[0-9][.-])(?:PT ?)?(?:[1235689][0-9]|45|7[0124579])[0-9] ?[0-9]{3} ?[0-9]{3}(?![0-9A-Za-z_]|[.-][0-9])/gu,
  lengthMax: 14,
  context: ['nif', 'contribuinte', 'fiscal', 'nipc'],
  score: { pattern: 0.4, validated: 0.4 },
  validate: (match) => {
    const digits = match.replace(/[^0-9]/g, '')
    const check = 11 - (weightedSum(digits, weights) % 11)
    return (check > 9 ? 0 : check) === Number(digits.charAt(8))
  },
  samples: [
    { text: 'NIF 501964843', found: '501964843', isIndependent: true },
    { text: 'contribuinte: 501 964 843', found: '501 964 843' },
    { text: 'NIF PT501964843', found: 'PT501964843' },
  ],
  rejects: [
    { name: 'wrong check digit', text: 'NIF 501964842' },
    { name: 'one digit more', text: '5019648430' },
    { name: 'inside a longer reference', text: 'AB-501964843-7' },
  ],
}
