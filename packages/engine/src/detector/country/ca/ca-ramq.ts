import { isCalendarDate } from '../../check/calendar-date.ts'
import type { Detector } from '../../contract.ts'

/**
 * Health insurance numbers of Quebec: four letters of the name, the date of birth (50 added to the month of a
 * woman), two more characters. With a date, in capitals and in groups of four they count alone.
 */
export const detector: Detector = {
  id: 'ca-ramq',
  version: 1,
  entity: 'CA_HEALTH_CARD',
  jurisdiction: 'CA',
  source: 'https://www.ramq.gouv.qc.ca/en/citizens/health-insurance/using-health-insurance-card',
  pattern:
    /(?<![0-9A-Za-z_]|[0-9][.-])[A-Z]{4}(?:[0-9]{8}| [0-9]{4} [0-9]{4}|-[0-9]{4}-[0-9]{4})(?![0-9A-Za-z_]|[ .-][0-9])/giu,
  lengthMax: 14,
  context: ['ramq', 'nam', 'maladie', 'assurance', 'health', 'santé', 'sante', 'medicare', 'soleil'],
  score: { pattern: 0.45, validated: 0.8 },
  validate: (match) => {
    const digits = match.replace(/[^0-9]/g, '')
    const year = 1900 + Number(digits.slice(0, 2))
    const month = Number(digits.slice(2, 4)) % 50
    const day = Number(digits.slice(4, 6))
    if (!isCalendarDate(year, month, day) && !isCalendarDate(year + 100, month, day)) return false
    return { start: 0, end: match.length, isWeak: match.length === 12 || match !== match.toUpperCase() }
  },
  samples: [
    { text: 'RAMQ: BOUF 9401 1419', found: 'BOUF 9401 1419', isIndependent: true },
    { text: 'TREM-7956-2315', found: 'TREM-7956-2315' },
    { text: 'assurance maladie trem79562315', found: 'trem79562315' },
  ],
  rejects: [
    { name: 'no such month', text: 'BOUF 9413 1419' },
    { name: 'no such day', text: 'BOUF 9402 3019' },
    { name: 'one digit more', text: 'BOUF 9401 14190' },
    { name: 'three letters', text: 'BOU 9401 1419' },
    { name: 'a card number behind a word', text: 'card 4111 1111 1111 1111' },
    { name: 'inside a longer reference', text: '7-BOUF94011419' },
  ],
}
