import { isKoreanBirthDate, isKoreanCheckValid } from '../../check/korean-resident.ts'
import type { Detector } from '../../contract.ts'

/**
 * Korean foreigner registration numbers. Without a hyphen the check digit, which means nothing since 2020,
 * has to be right, or a word has to be near.
 */
export const detector: Detector = {
  id: 'kr-frn',
  version: 1,
  entity: 'KR_FRN',
  jurisdiction: 'KR',
  source:
    'https://www.oecd.org/tax/automatic-exchange/crs-implementation-and-assistance/tax-identification-numbers/Korea-TIN.pdf',
  pattern: /(?<![0-9A-Za-z_]|[0-9][.-])[0-9]{6}(?: ?- ?| ?)[5-8][0-9]{6}(?![0-9A-Za-z_]|[.-][0-9])/gu,
  lengthMax: 16,
  context: [
    '외국인등록번호',
    '외국인등록번호는',
    '외국인등록번호가',
    '외국인등록번호를',
    '외국인등록',
    '외국인',
    'frn',
    'alien',
    'foreigner',
  ],
  score: { pattern: 0.45, validated: 0.8 },
  validate: (match) => {
    const digits = match.replace(/[^0-9]/g, '')
    const isStrong = match.includes('-') || isKoreanCheckValid(digits, 13)
    return isKoreanBirthDate(digits) && { start: 0, end: match.length, isWeak: !isStrong }
  },
  samples: [
    { text: '번호: 900101-5234567', found: '900101-5234567', isIndependent: true },
    { text: '9001015234561', found: '9001015234561', isIndependent: true },
    { text: '외국인등록번호 9001015234567', found: '9001015234567' },
  ],
  rejects: [
    { name: 'no such day', text: '901301-5234567' },
    { name: 'no such day, and no hyphen', text: '9013015234567' },
    { name: 'one digit more', text: '90010152345670' },
    { name: 'inside a longer reference', text: '1-900101-5234567' },
  ],
}
