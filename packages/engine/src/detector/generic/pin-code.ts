import { afterKeyWords, linkSource } from '../check/key-words.ts'
import type { Detector } from '../contract.ts'

const lead = String.raw`(?:(?:atm|card|debit|credit|bank|phone|door|gate|security|sim|banking|secret|account|geheim|karten)[ -]?(?:pin(?![\p{L}])|zahl)|pin(?! ?code of)|passcode|geheimzahl|code (?:pin|secret)|clave|código pin|codice pin|pincode van mijn (?:kaart|pas))(?: ?(?:number|no|code|nr|#)\.?(?![\p{L}]))?${linkSource}`

/** Secret numbers (PIN) behind words that say so; postal pin codes are left to postcodes. */
export const detector: Detector = {
  id: 'pin-code',
  version: 1,
  entity: 'PIN_CODE',
  jurisdiction: 'INTL',
  source: 'https://www.iso.org/standard/68669.html',
  pattern: new RegExp(
    String.raw`(?<![\p{L}\p{N}_])${lead}[0-9]{4,8}(?![\p{L}\p{N}_]|[.,\/-][\p{L}\p{N}])`,
    'giu',
  ),
  lengthMax: 80,
  context: [],
  score: { pattern: 0.45, validated: 0.8 },
  validate: (match) => afterKeyWords(match, leading, (value) => /[0-9]/.test(value)),
  samples: [
    { text: 'my PIN is 4711', found: '4711', isIndependent: true },
    { text: 'atm pin: 0815', found: '0815', isIndependent: true },
    { text: 'passcode 123456', found: '123456' },
    { text: 'Geheimzahl 9876', found: '9876' },
  ],
  rejects: [
    { name: 'three digits', text: 'pin 123' },
    { name: 'no number', text: 'the pin is wrong' },
    { name: 'another word', text: 'pink 1234' },
  ],
}

const leading = new RegExp(`^${lead}`, 'iu')
