import type { Detector } from '../../contract.ts'

/** Letters in the order of their values, from 10 on. */
const letters = 'ABCDEFGHJKLMNPQRSTUVXYWZIO'

/**
 * Taiwanese identity numbers of nationals and, since 2021, of residents: a letter, a digit for sex and status,
 * a check digit. Only a word near one makes a match.
 */
export const detector: Detector = {
  id: 'tw-national-id',
  version: 1,
  entity: 'TW_NATIONAL_ID',
  jurisdiction: 'TW',
  source: 'https://www.ris.gov.tw/app/en/3911',
  pattern: /(?<![0-9A-Za-z_]|[0-9][.-])[A-Z][1289][0-9]{8}(?![0-9A-Za-z_]|[.-][0-9])/giu,
  lengthMax: 10,
  context: [
    '身分證',
    '身分證字號',
    '身分證號碼',
    '身分證號',
    '身分證統一編號',
    '國民身分證',
    '身份證',
    '身份證字號',
    '身份證號碼',
    '統一證號',
    '居留證',
    '居留證號碼',
    'taiwan',
    'taiwanese',
    'national',
    'identity',
    'arc',
  ],
  score: { pattern: 0.3, validated: 0.45 },
  validate: (match) => {
    const value = letters.indexOf(match.charAt(0).toUpperCase()) + 10
    const first = Math.floor(value / 10) + (value % 10) * 9
    const sum = Array.from(match.slice(1), Number).reduce(
      (total, digit, index) => total + digit * Math.max(8 - index, 1),
      first,
    )
    return sum % 10 === 0
  },
  samples: [
    { text: '身分證字號：A123456789', found: 'A123456789', isIndependent: true },
    { text: 'Taiwan ID W100232754', found: 'W100232754', isIndependent: true },
    { text: '居留證 A800000014', found: 'A800000014', isIndependent: true },
    { text: 'national id a234567893', found: 'a234567893', isIndependent: true },
  ],
  rejects: [
    { name: 'wrong check digit', text: 'A123456788' },
    { name: 'no such sex', text: 'A323456787' },
    { name: 'one digit more', text: 'A1234567890' },
    { name: 'one digit less', text: 'A12345678' },
    { name: 'inside a longer reference', text: 'A123456789-1' },
  ],
}
