import { afterKeyWords, linkSource } from '../check/key-words.ts'
import type { Detector } from '../contract.ts'

const lead = String.raw`(?:(?:(?:credit|debit|bank|visa|master|gift|amex|atm) ?)?(?:card|crad|cards)(?![\p{L}])|visa|mastercard|amex|cc|kreditkarten?|kartennummer|carte (?:bancaire|bleue|de crédit)|tarjeta(?: de (?:crédito|débito))?|cartão(?: de crédito)?|carta di credito|creditcard|karta|kredi kartı)(?: ?(?:number|numbers|no|num|nr|nummer|número|numero|numéro|#)\.?(?![\p{L}]))?(?: (?:ending|ends|ended|last four|last 4)(?: (?:in|with|on|digits))?)?${linkSource}`

/** Card numbers, or the last digits of one, behind words that say so: whoever mistypes a card number gives it away all the same. */
export const detector: Detector = {
  id: 'card-number-by-context',
  version: 1,
  entity: 'CREDIT_CARD',
  jurisdiction: 'INTL',
  source: 'https://www.iso.org/standard/70484.html',
  pattern: new RegExp(
    String.raw`(?<![\p{L}\p{N}_])${lead}[0-9](?:[ -]?[0-9]){3,18}(?![\p{L}\p{N}_]|[.,\/-][\p{L}\p{N}])`,
    'giu',
  ),
  lengthMax: 150,
  context: [],
  score: { pattern: 0.45, validated: 0.8 },
  validate: (match) =>
    afterKeyWords(
      match,
      leading,
      (value) =>
        !/^[0-9]{4}-[0-9]{2}-[0-9]{2}/.test(value) && (isLong(value) || !/^(?:19|20)[0-9]{2}$/.test(value)),
    ),
  samples: [
    { text: 'credit card number is 4568 7825 6985 4589', found: '4568 7825 6985 4589', isIndependent: true },
    { text: 'card no 1145115811591158', found: '1145115811591158', isIndependent: true },
    { text: 'my visa ending in 4242 was charged', found: '4242', isIndependent: true },
    { text: 'card number: 4575-7621-3247-4524.', found: '4575-7621-3247-4524' },
    { text: 'Kartennummer 5431257894215648', found: '5431257894215648' },
  ],
  rejects: [
    { name: 'no number', text: 'my card is lost' },
    { name: 'a year', text: 'the card from 2024' },
    { name: 'an amount', text: 'card fee 1500.00' },
    { name: 'three digits', text: 'card 123' },
  ],
}

const leading = new RegExp(`^${lead}`, 'iu')

function isLong(value: string): boolean {
  return value.replace(/[^0-9]/g, '').length > 4
}
