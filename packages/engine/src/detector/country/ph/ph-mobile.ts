import type { Detector } from '../../contract.ts'

/**
 * Philippine mobile telephone numbers: with the country code, or with the trunk 0 in the usual groups. Without
 * any separator only a word near one makes a match.
 */
export const detector: Detector = {
  id: 'ph-mobile',
  version: 1,
  entity: 'PHONE_NUMBER',
  jurisdiction: 'PH',
  source: 'https://www.itu.int/oth/T02020000A8/en',
  pattern:
    /(?<![0-9A-Za-z_+]|[0-9][.,:\/-])(?:\+ ?63[ -]?|0)9[0-9]{2}(?:[0-9]{7}|[ -][0-9]{3}[ -]?[0-9]{4})(?![0-9A-Za-z_]|[.,:\/-][0-9])/gu,
  lengthMax: 17,
  context: [
    'phone',
    'mobile',
    'cell',
    'cellphone',
    'cp',
    'cel',
    'tel',
    'contact',
    'number',
    'numero',
    'call',
    'text',
    'txt',
    'tawag',
    'sms',
    'gcash',
    'viber',
    'globe',
    'smart',
    'dito',
  ],
  score: { pattern: 0.4, validated: 0.75 },
  validate: (match) => ({ start: 0, end: match.length, isWeak: /^[0-9]+$/.test(match) }),
  samples: [
    { text: '+63 917 123 4567', found: '+63 917 123 4567', isIndependent: true },
    { text: 'text me at 09171234567', found: '09171234567', isIndependent: true },
    { text: '0918-555-1234.', found: '0918-555-1234' },
    { text: '0905 123 4567', found: '0905 123 4567' },
    { text: 'gcash: +639051234567', found: '+639051234567' },
  ],
  rejects: [
    { name: 'no mobile number', text: '0817-123-4567' },
    { name: 'one digit more', text: '0917-123-45678' },
    { name: 'one digit less', text: '0917-123-456' },
    { name: 'inside a longer reference', text: '7-0917-123-4567' },
    { name: 'another country', text: '+64 917 123 4567' },
  ],
}
