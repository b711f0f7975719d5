import { afterKeyWords, linkSource } from '../check/key-words.ts'
import type { Detector } from '../contract.ts'

const lead = String.raw`(?:cvv2?|cvc2?|cvn|csc|cid|cav2?|card (?:verification|security) (?:code|value|number)|security (?:code|number)|prüfziffer|kartenprüfnummer|cryptogramme(?: visuel)?|código de seguran[çz]a|código de seguridad|codice di sicurezza|beveiligingscode)(?: ?(?:number|numbers|no|num|nr|nummer|número|numero|numéro|id|code|#)\.?(?![\p{L}]))?${linkSource}`

/** Card verification codes: three or four digits behind words that say so. */
export const detector: Detector = {
  id: 'cvv',
  version: 1,
  entity: 'CVV',
  jurisdiction: 'INTL',
  source: 'https://www.pcisecuritystandards.org/glossary/',
  pattern: new RegExp(
    String.raw`(?<![\p{L}\p{N}_])${lead}[0-9]{3,4}(?![\p{L}\p{N}_]|[.,\/-][\p{L}\p{N}])`,
    'giu',
  ),
  lengthMax: 80,
  context: [],
  score: { pattern: 0.45, validated: 0.8 },
  validate: (match) => afterKeyWords(match, leading, (value) => /[0-9]/.test(value)),
  samples: [
    { text: 'cvv 123', found: '123', isIndependent: true },
    { text: 'CVC: 4321.', found: '4321', isIndependent: true },
    { text: 'the security code is 987', found: '987', isIndependent: true },
    { text: 'Kartenprüfnummer: 555', found: '555' },
  ],
  rejects: [
    { name: 'five digits', text: 'cvv 12345' },
    { name: 'no number', text: 'the cvv is wrong' },
    { name: 'a word that ends so', text: 'xcvv 123' },
  ],
}

const leading = new RegExp(`^${lead}`, 'iu')
