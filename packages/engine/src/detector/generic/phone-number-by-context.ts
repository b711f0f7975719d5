import { afterKeyWords, linkSource } from '../check/key-words.ts'
import type { Detector } from '../contract.ts'

const lead = String.raw`(?:(?:my |tele|cell ?|mobile ?|home ?|work ?|office ?|contact ?|alternate ?)?phone|telephone|tel\.?|mobile|cell|contact|whatsapp|ph|mob|fax|call (?:me )?(?:at|on|back (?:at|on))|reach me (?:at|on)|text me (?:at|on)|send (?:it )?to my number|telefon|handy|rückruf(?:nummer)?|téléphone|portable|teléfono|móvil|telefone|celular|telefono|cellulare|telefoon|mobiel|numer telefonu)(?: ?(?:number|numbers|no|num|nr|nummer|número|numero|numéro|#)\.?(?![\p{L}]))?${linkSource}`

/** Phone numbers behind words that say so, also such as no numbering plan has: whoever mistypes a number gives it away all the same. */
export const detector: Detector = {
  id: 'phone-number-by-context',
  version: 1,
  entity: 'PHONE_NUMBER',
  jurisdiction: 'INTL',
  source: 'https://www.itu.int/rec/T-REC-E.164',
  pattern: new RegExp(
    String.raw`(?<![\p{L}\p{N}_])${lead}\+?[0-9](?:[ ().-]{0,2}[0-9]){6,14}(?![\p{L}\p{N}_]|[.,\/-][\p{L}\p{N}])`,
    'giu',
  ),
  lengthMax: 140,
  context: [],
  score: { pattern: 0.45, validated: 0.65 },
  validate: (match) => afterKeyWords(match, leading, (value) => !/^[0-9]{4}-[0-9]{2}-[0-9]{2}$/.test(value)),
  samples: [
    { text: 'phone number is 746454657657', found: '746454657657', isIndependent: true },
    { text: 'my contact no is 5585586363', found: '5585586363', isIndependent: true },
    { text: 'call me on 020 7946 0018', found: '020 7946 0018' },
    { text: 'ph 908 567 8900', found: '908 567 8900', isIndependent: true },
  ],
  rejects: [
    { name: 'no number', text: 'my phone is broken' },
    { name: 'six digits', text: 'phone 123456' },
    { name: 'a date', text: 'phone 2024-05-01' },
    { name: 'a word that ends so', text: 'xphone 5585586363' },
  ],
}

const leading = new RegExp(`^${lead}`, 'iu')
