import type { Detector } from '../contract.ts'

/** Six capitals and digits as airlines give them to a booking; only a word near them makes a match. */
export const detector: Detector = {
  id: 'record-locator',
  version: 1,
  entity: 'BOOKING_REFERENCE',
  jurisdiction: 'INTL',
  source: 'https://en.wikipedia.org/wiki/Record_locator',
  pattern: /(?<![\p{L}\p{N}_#]|[\p{L}\p{N}][.\/-])[A-Z0-9]{6}(?![\p{L}\p{N}_]|[.\/-][\p{L}\p{N}])/gu,
  lengthMax: 6,
  context: [
    'pnr',
    'booking',
    'reservation',
    'locator',
    'itinerary',
    'buchung',
    'réservation',
    'reserva',
    'prenotazione',
    'boeking',
    'rezerwacja',
  ],
  score: { pattern: 0.4, validated: 0.45 },
  validate: (match) => /[0-9]/.test(match) && /[A-Z]/.test(match) && !/^[A-Z]{2}[0-9]{4}$/.test(match),
  samples: [
    { text: 'my reservation X7K2P9 is gone', found: 'X7K2P9', isIndependent: true },
    { text: 'booking (ZQ3RT7)', found: 'ZQ3RT7' },
    { text: 'PNR 4G5H6J.', found: '4G5H6J' },
  ],
  rejects: [
    { name: 'one sign more', text: 'reservation X7K2P9Q' },
    { name: 'one sign less', text: 'reservation X7K2P' },
    { name: 'inside a longer reference', text: 'reservation AB-X7K2P9-7' },
    { name: 'lower case', text: 'reservation x7k2p9' },
    { name: 'digits alone', text: 'reservation 123456' },
    { name: 'letters alone', text: 'RESERVATION PLEASE' },
    { name: 'a flight', text: 'booking LH1234' },
  ],
}
