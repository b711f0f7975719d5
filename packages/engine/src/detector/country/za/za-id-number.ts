import { isShortDate } from '../../check/calendar-date.ts'
import { isLuhnValid } from '../../check/luhn.ts'
import type { Detector } from '../../contract.ts'

/**
 * South African identity numbers: date of birth, serial number, citizenship, check digit. Of random thirteen
 * digits one in about a thousand is like that.
 */
export const detector: Detector = {
  id: 'za-id-number',
  version: 1,
  entity: 'ZA_ID_NUMBER',
  jurisdiction: 'ZA',
  source:
    'https://www.oecd.org/tax/automatic-exchange/crs-implementation-and-assistance/tax-identification-numbers/South-Africa-TIN.pdf',
  pattern:
    /(?<![0-9A-Za-z_]|[0-9][.-])[0-9]{2}[01][0-9][0-3][0-9](?:[0-9]{4}| [0-9]{4} )[0-2][0-9]{2}(?![0-9A-Za-z_]|[.-][0-9])/gu,
  lengthMax: 15,
  context: ['id', 'identity', 'rsa', 'said', 'identiteit', 'identiteitsnommer', 'sassa', 'fica'],
  score: { pattern: 0.4, validated: 0.75 },
  validate: (match) => {
    const digits = match.replaceAll(' ', '')
    return (isShortDate(digits, 1900) || isShortDate(digits, 2000)) && isLuhnValid(digits)
  },
  samples: [
    { text: '8001015009087', found: '8001015009087', isIndependent: true },
    { text: 'ID 7503305044089', found: '7503305044089', isIndependent: true },
    { text: '920220 4720 083', found: '920220 4720 083', isIndependent: true },
  ],
  rejects: [
    { name: 'wrong check digit', text: '8001015009088' },
    { name: 'no such month', text: '8013015009083' },
    { name: 'no such citizenship', text: '8001015009582' },
    { name: 'one digit more', text: '80010150090870' },
    { name: 'inside a longer reference', text: '8001015009087-1' },
  ],
}
