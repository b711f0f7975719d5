import { afterKeyWords, linkSource } from '../check/key-words.ts'
import type { Detector } from '../contract.ts'

const lead = String.raw`(?:zip(?: ?code)?|post(?:al)? ?code|postcode|pin ?code|area pin|plz|postleitzahl|code postal|código postal|cep|cap|kod pocztowy|postnummer|posta kodu|psč)(?: ?(?:number|numbers|no|num|nr|nummer|número|numero|numéro|id|code|#)\.?(?![\p{L}]))?${linkSource}`

/** Postcodes of any country behind words that say so. */
export const detector: Detector = {
  id: 'postal-code-by-context',
  version: 1,
  entity: 'POSTAL_CODE',
  jurisdiction: 'INTL',
  source: 'https://www.upu.int/en/postal-solutions/programmes-services/addressing-solutions',
  pattern: new RegExp(
    String.raw`(?<![\p{L}\p{N}_])${lead}(?:[a-z]{1,2}-)?[0-9]{3,6}(?:[ -]?[0-9]{2,4})?(?![\p{L}\p{N}_]|[.,\/-][\p{L}\p{N}])`,
    'giu',
  ),
  lengthMax: 80,
  context: [],
  score: { pattern: 0.45, validated: 0.8 },
  validate: (match) => afterKeyWords(match, leading, (value) => /[0-9]/.test(value)),
  samples: [
    { text: 'zip code is 80201', found: '80201', isIndependent: true },
    { text: 'pincode 625 016', found: '625 016', isIndependent: true },
    { text: 'CEP 01310-100', found: '01310-100', isIndependent: true },
    { text: 'PLZ: 10115', found: '10115' },
  ],
  rejects: [
    { name: 'no number', text: 'zip code is wrong' },
    { name: 'a file', text: 'unzip 12345' },
    { name: 'two digits', text: 'zip 12' },
  ],
}

const leading = new RegExp(`^${lead}`, 'iu')
