import { isShortDate } from '../../check/calendar-date.ts'
import { weightedSum } from '../../check/weighted-sum.ts'
import type { Detector } from '../../contract.ts'

const weights = [2, 7, 9, 1, 4, 6, 3, 5, 8, 2, 7, 9]
/** Counties, Bucharest and its sectors, and the codes for diplomats and later registrations. */
const counties = /^(?:0[1-9]|[1-3][0-9]|4[0-8]|5[12]|70|8[0-3])$/

/** Romanian personal numbers (CNP): sex and century, date, county, serial number, check digit. */
export const detector: Detector = {
  id: 'ro-cnp',
  version: 1,
  entity: 'RO_CNP',
  jurisdiction: 'RO',
  source:
    'https://www.oecd.org/tax/automatic-exchange/crs-implementation-and-assistance/tax-identification-numbers/Romania-TIN.pdf',
  pattern: /(?<![0-9A-Za-z_]|[0-9][.-])[125-9][0-9]{12}(?![0-9A-Za-z_]|[.-][0-9])/gu,
  lengthMax: 13,
  context: ['cnp', 'personal', 'numeric', 'codul'],
  score: { pattern: 0.3, validated: 0.85 },
  validate: (match) => {
    const sex = match.charAt(0)
    const isDate =
      (!'56'.includes(sex) && isShortDate(match.slice(1), 1900)) ||
      (!'12'.includes(sex) && isShortDate(match.slice(1), 2000))
    if (!isDate || !counties.test(match.slice(7, 9))) return false
    const rest = weightedSum(match, weights) % 11
    return (rest === 10 ? 1 : rest) === Number(match.charAt(12))
  },
  samples: [
    { text: 'CNP 1630615123457', found: '1630615123457', isIndependent: true },
    { text: 'cnp: 1800101221144.', found: '1800101221144', isIndependent: true },
  ],
  rejects: [
    { name: 'wrong check digit', text: '1630615123458' },
    { name: 'no such county', text: '1630615993450' },
    { name: 'no such day', text: '1630632123457' },
    { name: 'one digit more', text: '16306151234570' },
    { name: 'inside a longer reference', text: '1630615123457-1' },
  ],
}
