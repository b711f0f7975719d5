import { isDocumentValid } from '../../check/document-check.ts'
import type { Detector } from '../../contract.ts'

/** German identity cards: nine letters and digits, with or without their check digit; they count only beside a word. */
export const detector: Detector = {
  id: 'de-id-card',
  version: 1,
  entity: 'DE_ID_CARD',
  jurisdiction: 'DE',
  source: 'https://www.personalausweisportal.de/',
  pattern:
    /(?<![0-9A-Za-z_]|[0-9][.-])[CFGHJKLMNPRTVWXYZ][0-9CFGHJKLMNPRTVWXYZ]{8}(?:[0-9]D?)?(?![0-9A-Za-z_]|[.-][0-9])/giu,
  lengthMax: 11,
  context: ['personalausweis', 'ausweis', 'ausweisnummer', 'ausweisnr', 'perso', 'id', 'identity'],
  score: { pattern: 0.4, validated: 0.4 },
  validate: (match) => {
    return match.length === 9 ? /[0-9].*[0-9]/.test(match) : isDocumentValid(match.slice(0, 10))
  },
  samples: [
    { text: 'Personalausweis: T220001293', found: 'T220001293', isIndependent: true },
    { text: 'Ausweisnummer LZ6311T475', found: 'LZ6311T475', isIndependent: true },
    { text: 'Ausweis: L01X00T47', found: 'L01X00T47', isIndependent: true },
    { text: 'perso l01x00t471', found: 'l01x00t471' },
    { text: 'ID card T220001293.', found: 'T220001293' },
  ],
  rejects: [
    { name: 'wrong check digit', text: 'Ausweis T220001294' },
    { name: 'one digit more', text: 'T2200012930' },
    { name: 'no digit', text: 'Ausweis LMNPRTVWX' },
    { name: 'a vowel', text: 'A220001293' },
  ],
}
