import { isCalendarDate } from '../../check/calendar-date.ts'
import { weightedSum } from '../../check/weighted-sum.ts'
import type { Detector } from '../../contract.ts'

const weights = [4, 3, 2, 7, 6, 5, 4, 3, 2, 1]

/** Danish personal numbers (CPR): date of birth and serial number; their check digit was given up in 2007. Without a hyphen and that digit only beside a word. */
export const detector: Detector = {
  id: 'dk-cpr',
  version: 1,
  entity: 'DK_CPR',
  jurisdiction: 'DK',
  source: 'https://cpr.dk/cpr-systemet/opbygning-af-cpr-nummeret',
  pattern: /(?<![0-9A-Za-z_]|[0-9][.-])[0-3][0-9][01][0-9]{3}[ -]?[0-9]{4}(?![0-9A-Za-z_]|[.-][0-9])/gu,
  lengthMax: 11,
  context: ['cpr', 'personnummer', 'cprnummer', 'cprnr'],
  score: { pattern: 0.4, validated: 0.8 },
  validate: (match) => {
    const digits = match.replace(/[^0-9]/g, '')
    const isDate = isCalendarDate(
      2000 + Number(digits.slice(4, 6)),
      Number(digits.slice(2, 4)),
      Number(digits.slice(0, 2)),
    )
    const isStrong = match.includes('-') && weightedSum(digits, weights) % 11 === 0
    return isDate && { start: 0, end: match.length, isWeak: !isStrong }
  },
  samples: [
    { text: 'CPR 211062-5629', found: '211062-5629', isIndependent: true },
    { text: '211062-5629', found: '211062-5629', isIndependent: true },
    { text: 'CPR 010165-0000', found: '010165-0000' },
    { text: 'cpr 211062 5629', found: '211062 5629' },
    { text: 'cpr 2110625629', found: '2110625629' },
    { text: 'cpr-nr.: 070761-4285', found: '070761-4285', isIndependent: true },
  ],
  rejects: [
    { name: 'no such month', text: '211362-5629' },
    { name: 'no such day', text: '321062-5629' },
    { name: 'one digit more', text: '211062-56290' },
  ],
}
