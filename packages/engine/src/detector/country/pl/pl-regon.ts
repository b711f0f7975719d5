import { weightedSum } from '../../check/weighted-sum.ts'
import type { Detector } from '../../contract.ts'

const weights = [8, 9, 2, 3, 4, 5, 6, 7]
const weightsLong = [2, 4, 8, 5, 0, 9, 7, 3, 6, 1, 2, 4, 8]

/**
 * Polish business register numbers (REGON) of nine or fourteen digits. The check digits are too few to
 * stand alone.
 */
export const detector: Detector = {
  id: 'pl-regon',
  version: 1,
  entity: 'PL_REGON',
  jurisdiction: 'PL',
  source: 'https://bip.stat.gov.pl/dzialalnosc-statystyki-publicznej/rejestr-regon/',
  pattern: /(?<![0-9A-Za-z_]|[0-9][.-])(?:[0-9]{14}|[0-9]{9})(?![0-9A-Za-z_]|[.-][0-9])/gu,
  lengthMax: 14,
  context: ['regon', 'gus'],
  score: { pattern: 0.3, validated: 0.4 },
  validate: (match) => isChecked(match, weights) && (match.length === 9 || isChecked(match, weightsLong)),
  samples: [
    { text: 'REGON 192598184', found: '192598184', isIndependent: true },
    { text: 'regon: 123456785', found: '123456785', isIndependent: true },
    { text: '12345678512347', found: '12345678512347', isIndependent: true },
  ],
  rejects: [
    { name: 'wrong check digit', text: '192598183' },
    { name: 'wrong second check digit', text: '12345678512348' },
    { name: 'one digit more', text: '1925981840' },
    { name: 'inside a longer reference', text: '1-192598184' },
  ],
}

function isChecked(digits: string, by: readonly number[]): boolean {
  return (weightedSum(digits, by) % 11) % 10 === Number(digits.charAt(by.length))
}
