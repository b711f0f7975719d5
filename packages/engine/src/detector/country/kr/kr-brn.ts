import { weightedSum } from '../../check/weighted-sum.ts'
import type { Detector } from '../../contract.ts'

const weights = [1, 3, 7, 1, 3, 7, 1, 3, 5]

/** Korean business registration numbers. One check digit, so that only a word near it makes a match. */
export const detector: Detector = {
  id: 'kr-brn',
  version: 1,
  entity: 'KR_BRN',
  jurisdiction: 'KR',
  source:
    'https://www.oecd.org/tax/automatic-exchange/crs-implementation-and-assistance/tax-identification-numbers/Korea-TIN.pdf',
  pattern: /(?<![0-9A-Za-z_]|[0-9][.-])[1-9][0-9]{2}-?[0-9]{2}-?[0-9]{5}(?![0-9A-Za-z_]|[.-][0-9])/gu,
  lengthMax: 12,
  context: [
    '사업자등록번호',
    '사업자등록번호는',
    '사업자등록번호가',
    '사업자등록번호를',
    '사업자번호',
    '사업자번호는',
    '사업자번호가',
    '사업자번호를',
    '사업자등록',
    '사업자',
    'brn',
    'business',
  ],
  score: { pattern: 0.3, validated: 0.45 },
  validate: (match) => {
    const digits = match.replace(/[^0-9]/g, '')
    const sum = weightedSum(digits, weights) + Math.floor((Number(digits.charAt(8)) * 5) / 10)
    return (10 - (sum % 10)) % 10 === Number(digits.charAt(9))
  },
  samples: [
    { text: '사업자등록번호 116-82-00276', found: '116-82-00276', isIndependent: true },
    { text: '사업자번호: 2208162517', found: '2208162517', isIndependent: true },
  ],
  rejects: [
    { name: 'wrong check digit', text: '116-82-00277' },
    { name: 'one digit more', text: '116-82-002760' },
    { name: 'inside a longer reference', text: '4-116-82-00276' },
  ],
}
