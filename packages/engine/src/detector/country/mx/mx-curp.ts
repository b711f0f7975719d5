import { isShortDate } from '../../check/calendar-date.ts'
import type { Detector } from '../../contract.ts'

const states: ReadonlySet<string> = new Set(
  'AS BC BS CC CS CH DF CM CL CO DG GT GR HG JC MC MN MS NT NL OC PL QT QR SP SL SR TC TL TS VZ YN ZS NE'.split(
    ' ',
  ),
)
const alphabet = '0123456789ABCDEFGHIJKLMNÑOPQRSTUVWXYZ'

/** Mexican population register codes (CURP): initials, date, sex, state, check digit. */
export const detector: Detector = {
  id: 'mx-curp',
  version: 1,
  entity: 'MX_CURP',
  jurisdiction: 'MX',
  source: 'https://www.gob.mx/curp/',
  pattern:
    /(?<![0-9A-Za-z_]|[0-9][.-])[A-Z][AEIOUX][A-Z]{2}[0-9]{6}[HMX][A-Z]{2}[B-DF-HJ-NP-TV-Z]{3}[0-9A-Z][0-9](?![0-9A-Za-z_]|[.-][0-9])/giu,
  lengthMax: 18,
  context: ['curp', 'población', 'poblacion'],
  score: { pattern: 0.3, validated: 0.9 },
  validate: (match) => {
    const text = match.toUpperCase()
    // The last character but one says the century: a digit until 1999, a letter from then on.
    const century = text.charAt(16) < 'A' ? 1900 : 2000
    return isShortDate(text.slice(4), century) && states.has(text.slice(11, 13)) && isChecked(text)
  },
  samples: [
    { text: 'CURP: BOXW310820HNERXN09', found: 'BOXW310820HNERXN09', isIndependent: true },
    { text: 'curp hegg560427mvzrrl04', found: 'hegg560427mvzrrl04', isIndependent: true },
  ],
  rejects: [
    { name: 'wrong check digit', text: 'BOXW310820HNERXN08' },
    { name: 'no such day', text: 'BOXW310832HNERXN09' },
    { name: 'no such state', text: 'BOXW310820HZZRXN09' },
    { name: 'one digit more', text: 'BOXW310820HNERXN091' },
    { name: 'inside a longer reference', text: '1-BOXW310820HNERXN09-1' },
  ],
}

function isChecked(text: string): boolean {
  let sum = 0
  for (let index = 0; index < 17; index++) sum += alphabet.indexOf(text.charAt(index)) * (18 - index)
  return (10 - (sum % 10)) % 10 === Number(text.charAt(17))
}
