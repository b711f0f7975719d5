import { afterKeyWords, linkSource } from '../check/key-words.ts'
import type { Detector } from '../contract.ts'

const lead = String.raw`(?:(?:customer|client|member|membership|employee|staff|student|subscriber|user|patient|loyalty|frequent flyer|rewards?|passenger|personnel)[ -]?(?:card )?(?:id|number|no|num|nr|#)\.?(?![\p{L}])|kundennummer|kunden-?nr\.?|mitgliedsnummer|personalnummer|matrikelnummer|numéro (?:de )?client|n[°o] client|número de (?:cliente|socio|empleado)|numero cliente|klantnummer|numer klienta|kundnummer|müşteri numarası)${linkSource}`

/** Numbers under which a company knows somebody: customers, members, employees, students. */
export const detector: Detector = {
  id: 'customer-id',
  version: 1,
  entity: 'CUSTOMER_ID',
  jurisdiction: 'INTL',
  source: 'https://gdpr-info.eu/art-4-gdpr/',
  pattern: new RegExp(
    String.raw`(?<![\p{L}\p{N}_])${lead}(?:[a-z]{1,4}[ -]?)?[0-9]{3,14}(?:[ -][0-9]{2,6}){0,2}(?![\p{L}\p{N}_]|[.,\/-][\p{L}\p{N}])`,
    'giu',
  ),
  lengthMax: 110,
  context: [],
  score: { pattern: 0.45, validated: 0.8 },
  validate: (match) => afterKeyWords(match, leading, (value) => /[0-9]/.test(value)),
  samples: [
    { text: 'customer id: 884213', found: '884213', isIndependent: true },
    { text: 'Kundennummer K-4711084', found: 'K-4711084', isIndependent: true },
    { text: 'employee number 55213', found: '55213' },
    { text: 'my member no is AB 123456', found: 'AB 123456' },
  ],
  rejects: [
    { name: 'no number', text: 'customer id is missing' },
    { name: 'customers counted', text: 'customers 12345' },
    { name: 'a word that ends so', text: 'mycustomer id 12345' },
  ],
}

const leading = new RegExp(`^${lead}`, 'iu')
