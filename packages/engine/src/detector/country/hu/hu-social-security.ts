import { weightedSum } from '../../check/weighted-sum.ts'
import type { Detector } from '../../contract.ts'

const weights = [3, 7, 3, 7, 3, 7, 3, 7]

/** Hungarian social security numbers (TAJ). One check digit, so that only a word near it makes a match. */
export const detector: Detector = {
  id: 'hu-social-security',
  version: 1,
  entity: 'HU_SOCIAL_SECURITY',
  jurisdiction: 'HU',
  source: 'https://net.jogtar.hu/jogszabaly?docid=99600020.tv',
  pattern:
    /(?<![0-9A-Za-z_]|[0-9][.-])[0-9]{3}(?:[0-9]{3}|[ -][0-9]{3}[ -])[0-9]{3}(?![0-9A-Za-z_]|[.-][0-9])/gu,
  lengthMax: 11,
  context: ['taj', 'tajszám', 'tajszam', 'társadalombiztosítási', 'társadalombiztosítás', 'tb'],
  score: { pattern: 0.3, validated: 0.4 },
  validate: (match) => {
    const digits = match.replace(/[^0-9]/g, '')
    return weightedSum(digits, weights) % 10 === Number(digits.charAt(8))
  },
  samples: [
    { text: 'TAJ: 111 111 110', found: '111 111 110', isIndependent: true },
    { text: 'TAJ 111111110', found: '111111110', isIndependent: true },
  ],
  rejects: [
    { name: 'wrong check digit', text: '111 111 111' },
    { name: 'one digit more', text: '1111111100' },
    { name: 'inside a longer reference', text: '111-111-110-5' },
  ],
}
