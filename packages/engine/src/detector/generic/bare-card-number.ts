import type { Detector } from '../contract.ts'

/**
 * Numbers as long as a card's, rightly typed or not, beside a word about cards, which may stand in the message
 * before: a number that fails its check gives the card away all the same.
 */
export const detector: Detector = {
  id: 'bare-card-number',
  version: 1,
  entity: 'CREDIT_CARD',
  jurisdiction: 'INTL',
  source: 'https://www.iso.org/standard/70484.html',
  pattern:
    /(?<![0-9A-Za-z_]|[0-9][.,:-]|[#$€£] ?)[0-9](?:[ -]?[0-9]){11,18}(?![0-9A-Za-z_]|[-.,:][0-9]| [0-9])/gu,
  lengthMax: 38,
  needsContext: true,
  context: [
    'card',
    'cards',
    'credit',
    'debit',
    'visa',
    'mastercard',
    'amex',
    'maestro',
    'karte',
    'kreditkarte',
    'kartennummer',
    'carte',
    'tarjeta',
    'cartão',
    'cartao',
    'creditcard',
    'kaart',
    'karta',
    'karty',
    'kort',
    'kortnummer',
    'kart',
    'kartı',
  ],
  score: { pattern: 0.3, validated: 0.45 },
  validate: (match) => {
    const groups = match.split(/[ -]/)
    // Dates, times and phone numbers have groups of other sizes.
    const isGrouped = groups.length <= 6 && groups.every(({ length }) => length >= 3)
    return isGrouped && { start: 0, end: match.length, isWeak: true }
  },
  samples: [
    { text: 'credit 2030508025678526', found: '2030508025678526', isIndependent: true },
    { text: 'the card, 8945 156485 123589, was lost', found: '8945 156485 123589', isIndependent: true },
    { text: 'Karte 4568-7825-6985-4589', found: '4568-7825-6985-4589' },
  ],
  rejects: [
    { name: 'eleven digits', text: 'card 89451564851' },
    { name: 'twenty digits', text: 'card 45687825698545894568' },
    { name: 'inside a longer reference', text: 'card AB-4568782569854589-7' },
    { name: 'a date and a time', text: 'card 2024 11 23 10 15 22' },
    { name: 'an amount', text: 'card 123456789012.50' },
  ],
}
