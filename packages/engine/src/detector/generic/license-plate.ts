import { afterKeyWords, linkSource } from '../check/key-words.ts'
import type { Detector } from '../contract.ts'

const lead = String.raw`(?:licen[cs]e plates?|number plates?|plates?(?= ?(?:number|no|is|:))|reg(?:istration)? (?:plate|number|no)|vehicle reg(?:istration)?|car reg|kfz-kennzeichen|kennzeichen|nummernschild|plaque(?: d'immatriculation)?|immatriculation|matrícula|targa|kenteken|numer rejestracyjny|registreringsnummer|plaka|placa)(?: ?(?:number|numbers|no|num|nr|nummer|número|numero|numéro|id|code|#)\.?(?![\p{L}]))?${linkSource}`

/** Licence plates behind words that say so, of any country. */
export const detector: Detector = {
  id: 'license-plate',
  version: 1,
  entity: 'LICENSE_PLATE',
  jurisdiction: 'INTL',
  source: 'https://en.wikipedia.org/wiki/Vehicle_registration_plate',
  pattern: new RegExp(
    String.raw`(?<![\p{L}\p{N}_])${lead}[A-Z0-9]{1,4}(?:[ ·-]?[A-Z0-9]{1,4}){1,3}(?![\p{L}\p{N}_]|[.,\/-][\p{L}\p{N}])`,
    'giu',
  ),
  lengthMax: 100,
  context: [],
  score: { pattern: 0.45, validated: 0.8 },
  validate: (match) =>
    afterKeyWords(
      match,
      leading,
      (value) => /[0-9]/.test(value) && /[a-z]/i.test(value) && value === value.toUpperCase(),
    ),
  samples: [
    { text: 'license plate 7ABC123', found: '7ABC123', isIndependent: true },
    { text: 'reg number AB12 CDE', found: 'AB12 CDE', isIndependent: true },
    { text: 'Kennzeichen: B-MW 1234', found: 'B-MW 1234' },
    { text: 'targa AB 123 CD', found: 'AB 123 CD' },
  ],
  rejects: [
    { name: 'no number', text: 'the license plate is missing' },
    { name: 'words', text: 'plate number of the car' },
  ],
}

const leading = new RegExp(`^${lead}`, 'iu')
