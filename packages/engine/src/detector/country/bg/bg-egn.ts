import { isCalendarDate } from '../../check/calendar-date.ts'
import { weightedSum } from '../../check/weighted-sum.ts'
import type { Detector } from '../../contract.ts'

const weights = [2, 4, 8, 5, 10, 9, 7, 3, 6]

/** Bulgarian civil numbers (EGN) of people born from 1900 to 2099: date, serial number, check digit. */
export const detector: Detector = {
  id: 'bg-egn',
  version: 1,
  entity: 'BG_EGN',
  jurisdiction: 'BG',
  source:
    'https://www.oecd.org/tax/automatic-exchange/crs-implementation-and-assistance/tax-identification-numbers/Bulgaria-TIN.pdf',
  pattern: /(?<![0-9A-Za-z_]|[0-9][.-])[0-9]{6} ?[0-9]{4}(?![0-9A-Za-z_]|[.-][0-9])/gu,
  lengthMax: 11,
  context: ['егн', 'egn', 'единен', 'граждански'],
  score: { pattern: 0.3, validated: 0.4 },
  validate: (match) => {
    const digits = match.replace(/[^0-9]/g, '')
    // The month carries the century: 40 is added for people born from 2000 on.
    const month = Number(digits.slice(2, 4))
    const year = Number(digits.slice(0, 2)) + (month > 40 ? 2000 : 1900)
    if (!isCalendarDate(year, month > 40 ? month - 40 : month, Number(digits.slice(4, 6)))) return false
    return (weightedSum(digits, weights) % 11) % 10 === Number(digits.charAt(9))
  },
  samples: [
    { text: 'ЕГН 7501010010', found: '7501010010', isIndependent: true },
    { text: 'егн: 0041010384', found: '0041010384', isIndependent: true },
  ],
  rejects: [
    { name: 'wrong check digit', text: '7501010011' },
    { name: 'no such day', text: '7502300010' },
    { name: 'one digit more', text: '75010100100' },
    { name: 'inside a longer reference', text: '75-7501010010' },
  ],
}
