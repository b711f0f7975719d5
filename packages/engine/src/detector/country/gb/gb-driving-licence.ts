import { isCalendarDate } from '../../check/calendar-date.ts'
import type { Detector } from '../../contract.ts'

/**
 * Driver numbers of Great Britain: five characters of the surname, the date of birth (50 added to the month of
 * a woman), initials and three more characters; the licence adds an issue number.
 */
export const detector: Detector = {
  id: 'gb-driving-licence',
  version: 1,
  entity: 'UK_DRIVING_LICENCE',
  jurisdiction: 'GB',
  source: 'https://www.gov.uk/government/publications/inf1d-driving-licences-and-endorsements',
  pattern:
    /(?<![0-9A-Za-z_]|[0-9][.-])[A-Z](?:[A-Z]{4}|[A-Z]{3}9|[A-Z]{2}9{2}|[A-Z]9{3}|9{4})[ -]?[0-9][0156][0-9][0-3][0-9]{2}[ -]?[A-Z][A-Z9][A-Z0-9][A-Z]{2}(?:[ -]?[0-9]{2})?(?![0-9A-Za-z_]|[.-][0-9])/giu,
  lengthMax: 21,
  context: ['driving', 'driver', 'licence', 'license', 'dvla'],
  score: { pattern: 0.45, validated: 0.9 },
  validate: (match) => {
    const digits = match.slice(5).replace(/[^0-9]/g, '')
    const year = 1900 + Number(digits.charAt(0) + digits.charAt(5))
    const month = Number(digits.slice(1, 3)) % 50
    const day = Number(digits.slice(3, 5))
    return isCalendarDate(year, month, day) || isCalendarDate(year + 100, month, day)
  },
  samples: [
    { text: 'licence MORGA657054SM9IJ', found: 'MORGA657054SM9IJ', isIndependent: true },
    { text: 'MORGA 753116 SM9IJ 35', found: 'MORGA 753116 SM9IJ 35', isIndependent: true },
    { text: 'fox99 803156 jd9ab', found: 'fox99 803156 jd9ab' },
  ],
  rejects: [
    { name: 'no such month', text: 'MORGA663054SM9IJ' },
    { name: 'no such day', text: 'MORGA602304SM9IJ' },
    { name: 'one digit more', text: 'MORGA6570541SM9IJ' },
    { name: 'one character less', text: 'MORGA657054SM9I' },
    { name: 'a nine inside the surname', text: 'MO9GA657054SM9IJ' },
    { name: 'inside a longer reference', text: '7-MORGA657054SM9IJ' },
  ],
}
