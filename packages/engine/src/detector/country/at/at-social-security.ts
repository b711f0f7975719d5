import { weightedSum } from '../../check/weighted-sum.ts'
import type { Detector } from '../../contract.ts'

const weights = [3, 7, 9, 0, 5, 8, 4, 2, 1, 6]

/** Austrian social insurance numbers: serial number, check digit, date of birth; bare they count only beside a word. */
export const detector: Detector = {
  id: 'at-social-security',
  version: 1,
  entity: 'AT_SOCIAL_SECURITY',
  jurisdiction: 'AT',
  source: 'https://www.sozialversicherung.at/cdscontent/?contentid=10007.844435',
  pattern: /(?<![0-9A-Za-z_]|[0-9][.-])[1-9][0-9]{3}[ -]?[0-9]{6}(?![0-9A-Za-z_]|[.-][0-9])/gu,
  lengthMax: 11,
  context: ['sozialversicherung', 'sozialversicherungsnummer', 'svnr', 'sv', 'versicherungsnummer', 'ecard'],
  score: { pattern: 0.4, validated: 0.8 },
  validate: (match) => {
    const digits = match.replace(/[^0-9]/g, '')
    const day = Number(digits.slice(4, 6))
    const month = Number(digits.slice(6, 8))
    if (day < 1 || day > 31 || month < 1 || month > 15) return false
    if (weightedSum(digits, weights) % 11 !== Number(digits.charAt(3))) return false
    return { start: 0, end: match.length, isWeak: !match.includes(' ') }
  },
  samples: [
    { text: 'SVNR 1237 010180', found: '1237 010180', isIndependent: true },
    { text: 'Sozialversicherungsnummer 1237010180', found: '1237010180', isIndependent: true },
    { text: '1237 010180', found: '1237 010180', isIndependent: true },
    { text: 'sv: 1237-010180', found: '1237-010180' },
  ],
  rejects: [
    { name: 'wrong check digit', text: '1238 010180' },
    { name: 'no such month', text: '1237 011380' },
    { name: 'one digit more', text: '12370101800' },
  ],
}
