import { isKoreanBirthDate, isKoreanCheckValid } from '../../check/korean-resident.ts'
import type { Detector } from '../../contract.ts'

/**
 * Korean resident registration numbers. Without a hyphen the check digit, which means nothing since 2020,
 * has to be right, or a word has to be near.
 */
export const detector: Detector = {
  id: 'kr-rrn',
  version: 1,
  entity: 'KR_RRN',
  jurisdiction: 'KR',
  source:
    'https://www.oecd.org/tax/automatic-exchange/crs-implementation-and-assistance/tax-identification-numbers/Korea-TIN.pdf',
  pattern: /(?<![0-9A-Za-z_]|[0-9][.-])[0-9]{6}(?: ?- ?| ?)[1-4][0-9]{6}(?![0-9A-Za-z_]|[.-][0-9])/gu,
  lengthMax: 16,
  context: [
    '주민등록번호',
    '주민등록번호는',
    '주민등록번호가',
    '주민등록번호를',
    '주민번호',
    '주민번호는',
    '주민번호가',
    '주민번호를',
    '주민등록',
    '주민',
    'rrn',
    'resident',
  ],
  score: { pattern: 0.45, validated: 0.8 },
  validate: (match) => {
    const digits = match.replace(/[^0-9]/g, '')
    const isStrong = match.includes('-') || isKoreanCheckValid(digits, 11)
    return isKoreanBirthDate(digits) && { start: 0, end: match.length, isWeak: !isStrong }
  },
  samples: [
    { text: '번호: 900101-1234567', found: '900101-1234567', isIndependent: true },
    { text: '9001011234568', found: '9001011234568', isIndependent: true },
    { text: '주민등록번호 9001011234567', found: '9001011234567' },
  ],
  rejects: [
    { name: 'no such day', text: '901301-1234567' },
    { name: 'no such day, and no hyphen', text: '9013011234567' },
    { name: 'one digit more', text: '90010112345670' },
    { name: 'inside a longer reference', text: '1-900101-1234567' },
  ],
}
