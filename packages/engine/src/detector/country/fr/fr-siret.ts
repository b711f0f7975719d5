import { isLuhnValid } from '../../check/luhn.ts'
import type { Detector } from '../../contract.ts'

/** French establishment numbers (SIRET), by Luhn, those of La Poste by the sum of their digits to five; they count only beside a word. */
export const detector: Detector = {
  id: 'fr-siret',
  version: 1,
  entity: 'FR_SIRET',
  jurisdiction: 'FR',
  source: 'https://www.insee.fr/fr/metadonnees/definition/c1841',
  pattern: /(?<![0-9A-Za-z_]|[0-9][.-])[0-9]{3} ?[0-9]{3} ?[0-9]{3} ?[0-9]{5}(?![0-9A-Za-z_]|[.-][0-9])/gu,
  lengthMax: 17,
  context: ['siret', 'établissement', 'etablissement', 'entreprise'],
  score: { pattern: 0.4, validated: 0.4 },
  validate: (match) => {
    const digits = match.replace(/[^0-9]/g, '')
    const isPostal =
      digits.startsWith('356000000') && [...digits].reduce((sum, digit) => sum + Number(digit), 0) % 5 === 0
    return isPostal || isLuhnValid(digits)
  },
  samples: [
    { text: 'SIRET 732 829 320 00074', found: '732 829 320 00074', isIndependent: true },
    { text: 'siret: 73282932000074', found: '73282932000074', isIndependent: true },
    { text: 'SIRET 356 000 000 49837', found: '356 000 000 49837', isIndependent: true },
    { text: 'Siret 73282932000074.', found: '73282932000074' },
  ],
  rejects: [
    { name: 'wrong check digit', text: 'SIRET 73282932000075' },
    { name: 'wrong sum of La Poste', text: 'SIRET 35600000049838' },
    { name: 'one digit more', text: '732829320000740' },
    { name: 'inside a longer reference', text: 'AB-73282932000074-7' },
  ],
}
