import { isCalendarDate } from '../../check/calendar-date.ts'
import { weightedSum } from '../../check/weighted-sum.ts'
import type { Detector } from '../../contract.ts'

const weights = [7, 6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2]

/**
 * Slovenian personal numbers (EMŠO), and those of the other republics of former Yugoslavia: date, region,
 * serial number, check digit.
 */
export const detector: Detector = {
  id: 'si-emso',
  version: 1,
  entity: 'SI_EMSO',
  jurisdiction: 'SI',
  source:
    'https://www.oecd.org/tax/automatic-exchange/crs-implementation-and-assistance/tax-identification-numbers/Slovenia-TIN.pdf',
  pattern: /(?<![0-9A-Za-z_]|[0-9][.-])[0-3][0-9][01][0-9][09][0-9]{8}(?![0-9A-Za-z_]|[.-][0-9])/gu,
  lengthMax: 13,
  context: ['emšo', 'emso', 'jmbg', 'matična', 'maticna', 'matični', 'maticni', 'številka'],
  score: { pattern: 0.3, validated: 0.85 },
  validate: (match) => {
    const year = Number(match.slice(4, 7)) + (match.charAt(4) === '9' ? 1000 : 2000)
    if (!isCalendarDate(year, Number(match.slice(2, 4)), Number(match.slice(0, 2)))) return false
    return (11 - (weightedSum(match, weights) % 11)) % 11 === Number(match.charAt(12))
  },
  samples: [
    { text: 'EMŠO 0101006500006', found: '0101006500006', isIndependent: true },
    { text: 'JMBG: 0101990500011', found: '0101990500011' },
  ],
  rejects: [
    { name: 'wrong check digit', text: '0101006500007' },
    { name: 'no such day', text: '3202006500006' },
    { name: 'one digit more', text: '01010065000060' },
    { name: 'inside a longer reference', text: '0101006500006-2' },
  ],
}
