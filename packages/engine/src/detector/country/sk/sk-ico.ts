import { weightedSum } from '../../check/weighted-sum.ts'
import type { Detector } from '../../contract.ts'

const weights = [8, 7, 6, 5, 4, 3, 2]

/** Czech and Slovak company numbers (IČO), by a sum to eleven; they count only beside a word. */
export const detector: Detector = {
  id: 'sk-ico',
  version: 1,
  entity: 'SK_ICO',
  jurisdiction: 'SK',
  source: 'https://www.zakonypreludi.sk/zz/2015-272',
  pattern: /(?<![0-9A-Za-z_]|[0-9][.-])[0-9]{8}(?![0-9A-Za-z_]|[.-][0-9])/gu,
  lengthMax: 8,
  context: ['ičo', 'ico', 'firma', 'spoločnosť'],
  score: { pattern: 0.4, validated: 0.4 },
  validate: (match) => {
    const check = (11 - (weightedSum(match, weights) % 11)) % 10
    return check === Number(match.charAt(7))
  },
  samples: [
    { text: 'IČO 25123891', found: '25123891', isIndependent: true },
    { text: 'ico: 25123891', found: '25123891' },
    { text: 'firma, IČO: 25123891', found: '25123891' },
  ],
  rejects: [
    { name: 'wrong check digit', text: 'IČO 25123892' },
    { name: 'one digit more', text: 'IČO 251238910' },
  ],
}
