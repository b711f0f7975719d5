import { isMod1110Valid } from '../../check/iso-7064.ts'
import type { Detector } from '../../contract.ts'

/**
 * Croatian personal numbers (OIB), by ISO 7064 MOD 11,10. One check digit, so that only a word near it
 * makes a match.
 */
export const detector: Detector = {
  id: 'hr-oib',
  version: 1,
  entity: 'HR_OIB',
  jurisdiction: 'HR',
  source:
    'https://www.oecd.org/tax/automatic-exchange/crs-implementation-and-assistance/tax-identification-numbers/Croatia-TIN.pdf',
  pattern: /(?<![0-9A-Za-z_]|[0-9][.-])(?:HR ?)?[0-9]{11}(?![0-9A-Za-z_]|[.-][0-9])/gu,
  lengthMax: 14,
  context: ['oib', 'porezni', 'osobni', 'identifikacijski', 'mbg', 'pdv'],
  score: { pattern: 0.3, validated: 0.45 },
  validate: (match) => isMod1110Valid(match.replace(/[^0-9]/g, '')),
  samples: [
    { text: 'OIB: 33392005961', found: '33392005961', isIndependent: true },
    { text: 'OIB 69435151530', found: '69435151530', isIndependent: true },
    { text: 'HR33392005961', found: 'HR33392005961' },
  ],
  rejects: [
    { name: 'wrong check digit', text: '33392005962' },
    { name: 'one digit more', text: '333920059610' },
    { name: 'inside a longer reference', text: '33392005961-1' },
  ],
}
