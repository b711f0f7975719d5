import { isLuhnValid } from '../../check/luhn.ts'
import type { Detector } from '../../contract.ts'

/** French company numbers (SIREN), by Luhn; they count only beside a word. */
export const detector: Detector = {
  id: 'fr-siren',
  version: 1,
  entity: 'FR_SIREN',
  jurisdiction: 'FR',
  source: 'https://www.insee.fr/fr/metadonnees/definition/c2047',
  pattern: /(?<![0-9A-Za-z_]|[0-9][.-])[0-9]{3} ?[0-9]{3} ?[0-9]{3}(?![0-9A-Za-z_]|[.-][0-9])/gu,
  lengthMax: 11,
  context: ['siren', 'rcs', 'entreprise', 'société', 'societe'],
  score: { pattern: 0.4, validated: 0.4 },
  validate: (match) => {
    const digits = match.replace(/[^0-9]/g, '')
    return isLuhnValid(digits)
  },
  samples: [
    { text: 'SIREN 552 008 443', found: '552 008 443', isIndependent: true },
    { text: 'siren: 552008443', found: '552008443', isIndependent: true },
    { text: 'RCS Paris 552 008 443', found: '552 008 443' },
  ],
  rejects: [
    { name: 'wrong check digit', text: 'SIREN 552008444' },
    { name: 'one digit more', text: '5520084430' },
    { name: 'inside a longer reference', text: 'AB-552008443-7' },
  ],
}
