import { weightedSum } from '../../check/weighted-sum.ts'
import type { Detector } from '../../contract.ts'

const weights = [1, 2, 3, 4, 5, 6, 7, 8, 9]
/** Days from 1 January 1867 to the same day of 1900, and of 2040. */
const firstDay = 12052
const lastDay = 63187

/**
 * Hungarian personal tax numbers (adóazonosító jel): 8, the day of birth counted from 1867, serial number,
 * check digit.
 */
export const detector: Detector = {
  id: 'hu-tax-id',
  version: 1,
  entity: 'HU_TAX_ID',
  jurisdiction: 'HU',
  source:
    'https://www.oecd.org/tax/automatic-exchange/crs-implementation-and-assistance/tax-identification-numbers/Hungary-TIN.pdf',
  pattern: /(?<![0-9A-Za-z_]|[0-9][.-])8[0-9]{9}(?![0-9A-Za-z_]|[.-][0-9])/gu,
  lengthMax: 10,
  context: ['adóazonosító', 'adoazonosito', 'adóazonosítója', 'adójel', 'adóigazolvány'],
  score: { pattern: 0.3, validated: 0.4 },
  validate: (match) => {
    const day = Number(match.slice(1, 6))
    if (day < firstDay || day > lastDay) return false
    return weightedSum(match, weights) % 11 === Number(match.charAt(9))
  },
  samples: [
    { text: 'adóazonosító jele: 8365670003', found: '8365670003', isIndependent: true },
    { text: '8422780135.', found: '8422780135', isIndependent: true },
  ],
  rejects: [
    { name: 'wrong check digit', text: '8365670004' },
    { name: 'born before 1900', text: '8100000009' },
    { name: 'one digit more', text: '83656700030' },
    { name: 'a freephone number', text: '8885550100' },
    { name: 'inside a longer reference', text: '8365670003-42' },
  ],
}
