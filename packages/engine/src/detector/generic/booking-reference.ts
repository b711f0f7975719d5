import { linkSource, notSmallWord } from '../check/key-words.ts'
import type { Detector } from '../contract.ts'

const lead = String.raw`(?:(?:(?:booking|reservation|confirmation|itinerary)(?: confirmation)? (?:number|no|nr|code|reference|ref|id|locator)|pnr(?: (?:number|no|code|locator))?|record locator|e-?ticket (?:number|no)|(?:buchungs|reservierungs|bestätigungs)(?:nummer|nr|code|referenz)|(?:numéro|n[°o]|code|référence) de (?:réservation|confirmation)|(?:código|número|localizador|referencia) d[ea] (?:la )?(?:reserva|reservación|confirmación|confirmação)|(?:codice|numero) (?:di )?prenotazione|boekings(?:nummer|code)|reserveringsnummer|(?:numer|kod) rezerwacji)\.?(?![\p{L}])(?: #)?)${linkSource}`

/** References of bookings with airlines, hotels and the like, behind words that say so. */
export const detector: Detector = {
  id: 'booking-reference',
  version: 1,
  entity: 'BOOKING_REFERENCE',
  jurisdiction: 'INTL',
  source: 'https://en.wikipedia.org/wiki/Record_locator',
  pattern: new RegExp(
    String.raw`(?<![\p{L}\p{N}_])${lead}${notSmallWord}(?:[a-z]{1,4} [0-9]{2,6}|(?:[a-z0-9]{1,2} ){3,6}[a-z0-9]{1,2}|[a-z0-9]{5,14})(?![\p{L}\p{N}_]|[.\/-][\p{L}\p{N}])`,
    'giu',
  ),
  lengthMax: 80,
  context: [],
  score: { pattern: 0.4, validated: 0.8 },
  validate: (match) => {
    const start = leading.exec(match)?.[0].length ?? match.length
    const value = match.slice(start)
    // Letters alone are a reference where a sign says so; letters spelt one by one need two digits.
    const digits = value.replace(/[^0-9]/g, '').length
    const isSigned = /[:=#]["' ]{0,2}$/.test(match.slice(0, start)) && /^[A-Z]{6}$/.test(value)
    return (isSigned || digits >= (/ .* /.test(value) ? 2 : 1)) && { start, end: match.length }
  },
  samples: [
    { text: 'confirmation number ABC123, please', found: 'ABC123', isIndependent: true },
    { text: 'PNR: X7K2P9', found: 'X7K2P9', isIndependent: true },
    { text: 'my booking confirmation number is nnl 541', found: 'nnl 541', isIndependent: true },
    { text: 'booking reference: KLMNOP.', found: 'KLMNOP' },
    { text: 'booking number is w 2 h 7 k 9', found: 'w 2 h 7 k 9' },
    { text: 'Buchungsnummer 12345678', found: '12345678' },
    { text: 'código de reserva: ab12cd', found: 'ab12cd' },
  ],
  rejects: [
    { name: 'no reference', text: 'confirmation number please' },
    { name: 'no reference in capitals', text: 'CONFIRMATION NUMBER PLEASE' },
    { name: 'words', text: 'booking number is in my e mail' },
    { name: 'too short', text: 'PNR: X7K2' },
    { name: 'inside a longer reference', text: 'PNR: X7K2P9-7' },
    { name: 'no name', text: 'X7K2P9' },
  ],
}

const leading = new RegExp(`^${lead}`, 'iu')
