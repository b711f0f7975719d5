import { isLuhnValid } from '../check/luhn.ts'
import type { Detector } from '../contract.ts'
import { cardRanges } from '../data/card-issuers.ts'

/** How card numbers are grouped beside groups of equal size: American Express, Diners Club, old Visa. */
const groupings: ReadonlySet<string> = new Set(['4-6-5', '4-6-4', '4-3-3-3'])

const firstDigits: ReadonlySet<string> = new Set(cardRanges.map(({ from }) => from.charAt(0)))

/**
 * Payment card numbers, by Luhn's formula and the issuers' ranges. Of all bare numbers of their length some
 * three in a hundred pass both, so without groups they count only beside a word.
 */
export const detector: Detector = {
  id: 'credit-card',
  version: 1,
  entity: 'CREDIT_CARD',
  jurisdiction: 'INTL',
  source: 'https://www.iso.org/standard/70484.html',
  pattern: /(?<![0-9A-Za-z_]|[0-9][.,-])[0-9](?:[ .\n-]{0,2}[0-9]){11,18}(?![0-9A-Za-z_]|-[0-9])/gu,
  lengthMax: 55,
  context: [
    'card',
    'cards',
    'credit',
    'debit',
    'visa',
    'mastercard',
    'amex',
    'maestro',
    'cc',
    'pan',
    'karte',
    'kreditkarte',
    'carte',
    'carta',
    'tarjeta',
    'cartão',
    'cartao',
    'kaart',
    'karta',
    'kort',
    'kart',
    'payment',
    'pay',
    'paid',
    'paying',
    'charge',
    'charged',
    'billing',
    'zahlung',
    'paiement',
    'pago',
  ],
  score: { pattern: 0.4, validated: 0.9 },
  validate: (match) => {
    if (!firstDigits.has(match.charAt(0))) return false
    // The number may be followed by another one, as an expiry date is: try it without the last groups.
    for (let end = match.length; end > 11; end = lastSpace(match, end - 1)) {
      const text = match.slice(0, end).trimEnd()
      if (isCard(text)) return { start: 0, end: text.length, isWeak: /^[0-9]+$/.test(text) }
    }
    return false
  },
  samples: [
    { text: 'card 4111 1111 1111 1111 please', found: '4111 1111 1111 1111', isIndependent: true },
    { text: 'amex 378282246310005', found: '378282246310005', isIndependent: true },
    { text: 'amex 3782-822463-10005.', found: '3782-822463-10005', isIndependent: true },
    { text: '5555555555554444', found: '5555555555554444', isIndependent: true },
    { text: '2 x 4012888888881881', found: '4012888888881881', isIndependent: true },
    { text: 'charge 2 4111 1111 1111 1111 12/27', found: '4111 1111 1111 1111' },
    { text: 'card 4111 1111\n1111 1111', found: '4111 1111\n1111 1111' },
    { text: '4111 1111 1111 1111 123', found: '4111 1111 1111 1111' },
    { text: '4 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1', found: '4 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1' },
  ],
  rejects: [
    { name: 'wrong check digit', text: '4111 1111 1111 1112' },
    { name: 'one digit more', text: '41111111111111111' },
    { name: 'inside a longer reference', text: 'ref 1234-4111-1111-1111-1111' },
    { name: 'inside a longer reference, at its start', text: '4111-1111-1111-1111-9' },
    { name: 'letters around it', text: 'a4111111111111111b' },
    { name: 'no issuer', text: '0000 0000 0000 0000' },
    { name: 'groups that no card has', text: '411 1111 111 111 11 11' },
  ],
}

function isCard(text: string): boolean {
  const digits = text.replace(/[^0-9]/g, '')
  return isIssued(digits) && isLuhnValid(digits) && isGrouped(text)
}

function lastSpace(text: string, before: number): number {
  return Math.max(text.lastIndexOf(' ', before), text.lastIndexOf('\n', before))
}

function isIssued(digits: string): boolean {
  return cardRanges.some(({ from, to, digitsMin, digitsMax }) => {
    if (digits.length < digitsMin || digits.length > digitsMax) return false
    const prefix = digits.slice(0, from.length)
    return prefix >= from && prefix <= to
  })
}

/** Separators are all alike, and groups of one size but for a shorter last one. */
function isGrouped(text: string): boolean {
  if (new Set(text.replace(/\s{1,2}/g, ' ').match(/[^0-9]{1,2}/g)).size > 1) return false
  const sizes = text.split(/[^0-9]{1,2}/).map((group) => group.length)
  if (groupings.has(sizes.join('-'))) return true
  const size = sizes[0] ?? 0
  return sizes.every((each, index) => (index === sizes.length - 1 ? each <= size : each === size))
}
