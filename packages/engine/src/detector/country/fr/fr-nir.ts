import { mod97 } from '../../check/mod-97.ts'
import type { Detector } from '../../contract.ts'

/** French social security numbers (NIR): sex, year and month of birth, department, commune, order, key of two digits. */
export const detector: Detector = {
  id: 'fr-nir',
  version: 1,
  entity: 'FR_NIR',
  jurisdiction: 'FR',
  source: 'https://www.insee.fr/fr/metadonnees/definition/c1409',
  pattern:
    /(?<![0-9A-Za-z_]|[0-9][.-])[1278] ?[0-9]{2} ?(?:0[1-9]|1[0-2]|[2-4][0-9]|[5-9][0-9]) ?(?:[0-9]{2}|2[AB]) ?[0-9]{3} ?[0-9]{3} ?[0-9]{2}(?![0-9A-Za-z_]|[.-][0-9])/giu,
  lengthMax: 21,
  context: ['nir', 'sécu', 'secu', 'sécurité', 'securite', 'sociale', 'insee', 'vitale'],
  score: { pattern: 0.45, validated: 0.9 },
  validate: (match) => {
    const text = match.replaceAll(' ', '').toUpperCase()
    // Corsica's departments count as 19 and 18.
    const digits = text.replace('2A', '19').replace('2B', '18')
    return 97 - mod97(digits.slice(0, 13)) === Number(digits.slice(13))
  },
  samples: [
    { text: 'NIR 2 95 10 99 126 111 93', found: '2 95 10 99 126 111 93', isIndependent: true },
    { text: '295109912611193', found: '295109912611193', isIndependent: true },
    { text: 'sécu : 1 84 12 76 451 089 46', found: '1 84 12 76 451 089 46', isIndependent: true },
  ],
  rejects: [
    { name: 'wrong key', text: '2 95 10 99 126 111 94' },
    { name: 'one digit more', text: '2951099126111930' },
    { name: 'inside a longer reference', text: '7-295109912611193-1' },
  ],
}
