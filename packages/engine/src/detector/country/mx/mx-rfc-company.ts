import { isShortDate } from '../../check/calendar-date.ts'
import type { Detector } from '../../contract.ts'

/**
 * Mexican taxpayers' codes (RFC) of companies, which order numbers look like. Only a word near one makes a
 * match.
 */
export const detector: Detector = {
  id: 'mx-rfc-company',
  version: 1,
  entity: 'MX_RFC',
  jurisdiction: 'MX',
  source:
    'https://www.oecd.org/tax/automatic-exchange/crs-implementation-and-assistance/tax-identification-numbers/Mexico-TIN.pdf',
  pattern:
    /(?<![0-9A-Za-z_]|[0-9][.-])[A-ZÑ&]{3}[ -]?[0-9]{6}[ -]?[0-9A-Z]{2}[0-9A](?![0-9A-Za-z_]|[.-][0-9])/gu,
  lengthMax: 14,
  context: ['rfc', 'contribuyentes', 'fiscal'],
  score: { pattern: 0.3, validated: 0.45 },
  validate: (match) => {
    const date = match.replace(/[ -]/g, '').slice(3)
    return isShortDate(date, 1900) || isShortDate(date, 2000)
  },
  samples: [
    { text: 'RFC: MAB9307148T4', found: 'MAB9307148T4', isIndependent: true },
    { text: 'RFC SAT-970701-NN3', found: 'SAT-970701-NN3', isIndependent: true },
  ],
  rejects: [
    { name: 'no such day', text: 'MAB9313148T4' },
    { name: 'a person', text: 'MABE9307148T4' },
    { name: 'one digit more', text: 'MAB9307148T41' },
    { name: 'inside a longer reference', text: '1-MAB9307148T4-1' },
  ],
}
