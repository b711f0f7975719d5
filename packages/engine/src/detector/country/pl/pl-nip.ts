import { weightedSum } from '../../check/weighted-sum.ts'
import type { Detector } from '../../contract.ts'

const weights = [6, 5, 7, 2, 3, 4, 5, 6, 7]

/** Polish tax numbers (NIP). One check digit, so that only a word near it makes a match. */
export const detector: Detector = {
  id: 'pl-nip',
  version: 1,
  entity: 'PL_NIP',
  jurisdiction: 'PL',
  source:
    'https://www.oecd.org/tax/automatic-exchange/crs-implementation-and-assistance/tax-identification-numbers/Poland-TIN.pdf',
  pattern:
    /(?<![0-9A-Za-z_]|[0-9][.-])(?:PL ?)?[1-9][0-9]{2}(?:-?[0-9]{3}-?[0-9]{2}-?[0-9]{2}|-[0-9]{2}-[0-9]{2}-[0-9]{3}| [0-9]{3} [0-9]{2} [0-9]{2})(?![0-9A-Za-z_]|[.-][0-9])/gu,
  lengthMax: 16,
  context: ['nip', 'podatnika', 'podatkowy', 'podatkowej', 'vat', 'faktura', 'nabywca', 'sprzedawca'],
  score: { pattern: 0.3, validated: 0.45 },
  validate: (match) => {
    const digits = match.replace(/[^0-9]/g, '')
    return weightedSum(digits, weights) % 11 === Number(digits.charAt(9))
  },
  samples: [
    { text: 'NIP: 856-734-62-15', found: '856-734-62-15', isIndependent: true },
    { text: 'NIP PL8567346215', found: 'PL8567346215', isIndependent: true },
    { text: '106-00-00-062', found: '106-00-00-062', isIndependent: true },
    { text: '856 734 62 15', found: '856 734 62 15' },
  ],
  rejects: [
    { name: 'wrong check digit', text: '856-734-62-16' },
    { name: 'one digit more', text: '85673462150' },
    { name: 'inside a longer reference', text: '12-856-734-62-15' },
    { name: 'groups that no NIP has', text: '8567-34-62-15' },
  ],
}
