import { isCalendarDate } from '../../check/calendar-date.ts'
import { weightedSum } from '../../check/weighted-sum.ts'
import type { Detector } from '../../contract.ts'

const weights = [1, 3, 7, 9, 1, 3, 7, 9, 1, 3, 1]

/**
 * Polish population register numbers (PESEL) of people born from 1900 to 2099: date, serial number, check
 * digit.
 */
export const detector: Detector = {
  id: 'pl-pesel',
  version: 1,
  entity: 'PL_PESEL',
  jurisdiction: 'PL',
  source: 'https://www.gov.pl/web/gov/czym-jest-numer-pesel',
  pattern: /(?<![0-9A-Za-z_]|[0-9][.-])[0-9]{6}[ -]?[0-9]{5}(?![0-9A-Za-z_]|[.-][0-9])/gu,
  lengthMax: 12,
  context: ['pesel', 'ewidencyjny'],
  score: { pattern: 0.3, validated: 0.75 },
  validate: (match) => {
    const digits = match.replace(/[^0-9]/g, '')
    // The month carries the century: 20 is added for people born from 2000 on.
    const month = Number(digits.slice(2, 4))
    const year = Number(digits.slice(0, 2)) + (month > 20 ? 2000 : 1900)
    const isDate = isCalendarDate(year, month > 20 ? month - 20 : month, Number(digits.slice(4, 6)))
    return isDate && weightedSum(digits, weights) % 10 === 0
  },
  samples: [
    { text: 'PESEL: 44051401359', found: '44051401359', isIndependent: true },
    { text: 'nr 02070803628, tel.', found: '02070803628', isIndependent: true },
    { text: '440514 01359', found: '440514 01359' },
  ],
  rejects: [
    { name: 'wrong check digit', text: '44051401358' },
    { name: 'one digit more', text: '440514013590' },
    { name: 'no such day', text: '44053201359' },
    { name: 'inside a longer reference', text: 'ref 12-44051401359-1' },
    { name: 'letters around it', text: 'a44051401359b' },
  ],
}
