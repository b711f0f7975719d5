import type { Random } from './random.ts'

/** Card numbers that payment providers publish for tests; nobody's card. */
const publishedCards = [
  '4242424242424242',
  '4111111111111111',
  '5555555555554444',
  '5105105105105100',
  '378282246310005',
  '6011111111111117',
  '3566002020360505',
  '30569309025904',
]

/** Last digit that makes a card number valid (ISO/IEC 7812-1, Luhn). */
export function luhnDigit(digits: string): string {
  let sum = 0
  for (let place = 0; place < digits.length; place += 1) {
    const digit = Number(digits[digits.length - 1 - place])
    const doubled = place % 2 === 0 ? digit * 2 : digit
    sum += doubled > 9 ? doubled - 9 : doubled
  }
  return String((10 - (sum % 10)) % 10)
}

/** A card number with a valid check digit: a published test number, or one in the test range 4000 00. */
export function cardNumber(random: Random): string {
  if (random.chance(0.4)) return random.pick(publishedCards)
  const body = `400000${random.digits(9)}`
  return body + luhnDigit(body)
}

/** The same card as people type it: in groups, with dashes, or in one run. */
export function typedCard(random: Random, card: string): string {
  const groups = card.length === 15 ? /^(.{4})(.{6})(.{5})$/ : /^(.{4})(.{4})(.{4})(.{2,4})$/
  return random.pick([
    card.replace(groups, '$1 $2 $3 $4').trim(),
    card.replace(groups, '$1-$2-$3-$4').replace(/-$/, ''),
    card,
  ])
}

/** Shape of the account part (BBAN) by country: how many digits, after which bank letters. */
const accounts: Readonly<Record<string, readonly [bank: string, digits: number]>> = {
  DE: ['', 18],
  FR: ['', 23],
  ES: ['', 20],
  GB: ['STET', 14],
  PT: ['', 21],
  NL: ['STET', 10],
}

/** An IBAN of an invented account with valid check digits (ISO 13616, mod 97). */
export function ibanNumber(random: Random, country: string): string {
  const code = country in accounts ? country : 'NL'
  const [bank, digits] = accounts[code] ?? ['STET', 10]
  const account = bank + random.digits(digits)
  const numeric = `${account}${code}00`.replace(/[A-Z]/g, (letter) => String(letter.charCodeAt(0) - 55))
  let rest = 0
  for (const digit of numeric) rest = (rest * 10 + Number(digit)) % 97
  return code + String(98 - rest).padStart(2, '0') + account
}

/** The same IBAN in groups of four, or in one run. */
export function typedIban(random: Random, iban: string): string {
  return random.chance(0.7) ? (iban.match(/.{1,4}/g) ?? [iban]).join(' ') : iban
}

/** An address of the documentation ranges (RFC 5737, RFC 3849). */
export function ipAddress(random: Random): string {
  if (random.chance(0.15))
    return `2001:db8:${random.int(1, 0xffff).toString(16)}:${random.int(1, 0xffff).toString(16)}::${random.int(1, 0xfff).toString(16)}`
  return `${random.pick(['203.0.113', '198.51.100', '192.0.2'])}.${random.int(1, 254)}`
}

/** A link as support mails hold it: with a one-time secret in its query. */
export function secretUrl(random: Random): string {
  const secret = Array.from({ length: 4 }, () => random.int(0x10000000, 0xffffffff).toString(16)).join('')
  const page = random.pick(['account/reset', 'orders/track', 'invoices/view', 'returns/label'])
  return `https://shop.northwind.example/${page}?${random.pick(['token', 'sig', 'key'])}=${secret}`
}

const browsers = [
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/139.0.0.0 Safari/537.36',
  'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.4 Safari/605.1.15',
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148',
  'Mozilla/5.0 (X11; Linux x86_64; rv:141.0) Gecko/20100101 Firefox/141.0',
  'Microsoft Outlook 16.0',
]

/** A browser or mail program, as it stands in a comment's metadata. */
export function clientName(random: Random): string {
  return random.pick(browsers)
}

/** `2026-03-04T08:15:00Z` for seconds since 1970. */
export function isoTime(seconds: number): string {
  return new Date(seconds * 1000).toISOString().replace('.000Z', 'Z')
}
