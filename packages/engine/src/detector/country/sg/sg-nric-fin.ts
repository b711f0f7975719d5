import { weightedSum } from '../../check/weighted-sum.ts'
import type { Detector } from '../../contract.ts'

const weights = [2, 7, 6, 5, 4, 3, 2]

/** Of each series: what is added to the sum, and the check letters. */
const series: Readonly<Record<string, readonly [offset: number, letters: string]>> = {
  S: [0, 'JZIHGFEDCBA'],
  T: [4, 'JZIHGFEDCBA'],
  F: [0, 'XWUTRQPNMLK'],
  G: [4, 'XWUTRQPNMLK'],
  M: [3, 'XWUTRQPNJLK'],
}

/** Singaporean identity card and foreigners' numbers (NRIC, FIN): series letter, seven digits, check letter. */
export const detector: Detector = {
  id: 'sg-nric-fin',
  version: 1,
  entity: 'SG_NRIC_FIN',
  jurisdiction: 'SG',
  source: 'https://www.ica.gov.sg/',
  pattern: /(?<![0-9A-Za-z_]|[0-9][.-])[FGMST][0-9]{7}[A-Z](?![0-9A-Za-z_]|[.-][0-9])/giu,
  lengthMax: 9,
  context: ['nric', 'fin', 'ic', 'singpass', 'identity'],
  score: { pattern: 0.4, validated: 0.8 },
  validate: (match) => {
    const text = match.toUpperCase()
    const [offset, letters] = series[text.charAt(0)] ?? [0, '']
    return letters.charAt((weightedSum(text.slice(1), weights) + offset) % 11) === text.charAt(8)
  },
  samples: [
    { text: 'NRIC S1234567D', found: 'S1234567D', isIndependent: true },
    { text: 'T1234567J', found: 'T1234567J', isIndependent: true },
    { text: 'FIN: F1234567N', found: 'F1234567N', isIndependent: true },
    { text: 'g1234567x', found: 'g1234567x', isIndependent: true },
    { text: 'M1234567K', found: 'M1234567K', isIndependent: true },
  ],
  rejects: [
    { name: 'wrong check letter', text: 'S1234567E' },
    { name: 'no such series', text: 'A1234567D' },
    { name: 'one digit more', text: 'S12345678D' },
    { name: 'one digit less', text: 'S123456D' },
    { name: 'inside a longer reference', text: 'S1234567D-7' },
  ],
}
