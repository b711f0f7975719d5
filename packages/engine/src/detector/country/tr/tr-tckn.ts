import { weightedSum } from '../../check/weighted-sum.ts'
import type { Detector } from '../../contract.ts'

const weights = [7, 9, 7, 9, 7, 9, 7, 9, 7]
const ones = [1, 1, 1, 1, 1, 1, 1, 1, 1, 1]

/** Turkish identity numbers (T.C. kimlik no) with their two check digits. */
export const detector: Detector = {
  id: 'tr-tckn',
  version: 1,
  entity: 'TR_TCKN',
  jurisdiction: 'TR',
  source: 'https://www.nvi.gov.tr/',
  pattern: /(?<![0-9A-Za-z_]|[0-9][.-])[1-9][0-9]{10}(?![0-9A-Za-z_]|[.-][0-9])/gu,
  lengthMax: 11,
  context: ['tc', 'tckn', 'kimlik', 'tckimlik', 'vatandaşlık', 'vatandaslik'],
  score: { pattern: 0.3, validated: 0.75 },
  validate: (match) => {
    const tenth = weightedSum(match, weights) % 10
    const eleventh = weightedSum(match, ones) % 10
    return tenth === Number(match.charAt(9)) && eleventh === Number(match.charAt(10))
  },
  samples: [
    { text: 'TC kimlik no: 10000000146', found: '10000000146', isIndependent: true },
    { text: 'TCKN 17291716060', found: '17291716060', isIndependent: true },
  ],
  rejects: [
    { name: 'wrong check digit', text: '10000000147' },
    { name: 'wrong first check digit', text: '10000000156' },
    { name: 'one digit more', text: '100000001460' },
    { name: 'begins with nought', text: '00000000000' },
    { name: 'inside a longer reference', text: '10000000146-7' },
  ],
}
