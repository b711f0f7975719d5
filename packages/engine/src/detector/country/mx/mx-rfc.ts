import { isShortDate } from '../../check/calendar-date.ts'
import type { Detector } from '../../contract.ts'

/** Used for customers without a code, and for foreign ones. */
const forAnybody: ReadonlySet<string> = new Set(['XAXX010101000', 'XEXX010101000'])
const alphabet = '0123456789ABCDEFGHIJKLMN&OPQRSTUVWXYZ Ñ'

/** Mexican taxpayers' codes (RFC) of people: initials, date, and three characters, the last a check digit. */
export const detector: Detector = {
  id: 'mx-rfc',
  version: 1,
  entity: 'MX_RFC',
  jurisdiction: 'MX',
  source:
    'https://www.oecd.org/tax/automatic-exchange/crs-implementation-and-assistance/tax-identification-numbers/Mexico-TIN.pdf',
  pattern:
    /(?<![0-9A-Za-z_]|[0-9][.-])[A-ZÑ&][AEIOUX][A-ZÑ&]{2}[ -]?[0-9]{6}[ -]?[0-9A-Z]{2}[0-9A](?![0-9A-Za-z_]|[.-][0-9])/giu,
  lengthMax: 15,
  context: ['rfc', 'contribuyentes', 'fiscal'],
  score: { pattern: 0.3, validated: 0.75 },
  validate: (match) => {
    const text = match.replace(/[ -]/g, '').toUpperCase()
    if (forAnybody.has(text)) return false
    if (!isShortDate(text.slice(4), 1900) && !isShortDate(text.slice(4), 2000)) return false
    // Not all were given with the right digit; without it, a word, a date and a number look alike.
    return isChecked(text) || (match === text && /[A-Z]/.test(text.slice(10, 12)))
  },
  samples: [
    { text: 'RFC GODE561231GR8', found: 'GODE561231GR8', isIndependent: true },
    { text: 'rfc: GODE 561231 GR8', found: 'GODE 561231 GR8', isIndependent: true },
    { text: 'gode561231gr8', found: 'gode561231gr8' },
  ],
  rejects: [
    { name: 'no such day', text: 'GODE561331GR8' },
    { name: 'a code for the public at large', text: 'XAXX010101000' },
    { name: "a file's name", text: 'DATE-240115-002' },
    { name: 'a company', text: 'GOE561231GR8' },
    { name: 'one digit more', text: 'GODE561231GR81' },
    { name: 'inside a longer reference', text: '1-GODE561231GR8-1' },
  ],
}

function isChecked(text: string): boolean {
  let sum = 0
  for (let index = 0; index < 12; index++) sum += alphabet.indexOf(text.charAt(index)) * (13 - index)
  return '0123456789A'.charAt((11 - (sum % 11)) % 11) === text.charAt(12)
}
