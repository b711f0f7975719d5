import { isCalendarDate } from '../../check/calendar-date.ts'
import { weightedSum } from '../../check/weighted-sum.ts'
import type { Detector } from '../../contract.ts'

const weights = [10, 5, 8, 4, 2, 1, 6, 3, 7, 9]

/**
 * Latvian personal codes (personas kods): date, century, serial number, check digit; or, since 2017, 32 and
 * nine digits.
 */
export const detector: Detector = {
  id: 'lv-personal-code',
  version: 1,
  entity: 'LV_PERSONAL_CODE',
  jurisdiction: 'LV',
  source:
    'https://www.oecd.org/tax/automatic-exchange/crs-implementation-and-assistance/tax-identification-numbers/Latvia-TIN.pdf',
  pattern: /(?<![0-9A-Za-z_]|[0-9][.-])[0-9]{6}-?[0-9]{5}(?![0-9A-Za-z_]|[.-][0-9])/gu,
  lengthMax: 12,
  context: ['personas', 'kods', 'pk'],
  score: { pattern: 0.3, validated: 0.85 },
  validate: (match) => {
    const digits = match.replace('-', '')
    // The newer kind has no date, and is not promised to keep the check digit: its hyphen is enough.
    if (digits.startsWith('32') && match.includes('-')) return true
    const year = { '1': 1900, '2': 2000 }[digits.charAt(6)]
    const isDated =
      year !== undefined &&
      isCalendarDate(
        year + Number(digits.slice(4, 6)),
        Number(digits.slice(2, 4)),
        Number(digits.slice(0, 2)),
      )
    const isChecked = ((1 + weightedSum(digits, weights)) % 11) % 10 === Number(digits.charAt(10))
    if (digits.startsWith('32')) return { start: 0, end: match.length, isWeak: !isChecked }
    return isDated && isChecked
  },
  samples: [
    { text: 'personas kods 161175-19997', found: '161175-19997', isIndependent: true },
    { text: '16117519997', found: '16117519997', isIndependent: true },
    { text: 'p. k. 329999-99004', found: '329999-99004', isIndependent: true },
    { text: 'personas kods 32999999005', found: '32999999005' },
  ],
  rejects: [
    { name: 'wrong check digit', text: '161175-19998' },
    { name: 'no such month', text: '161375-19997' },
    { name: 'one digit more', text: '161175-199970' },
    { name: 'inside a longer reference', text: '5-161175-19997' },
  ],
}
