import { phoneLengthMax, phonePattern, phoneWords, readPhone } from '../check/read-phone.ts'
import type { Detector } from '../contract.ts'

/** Phone numbers that exist by a numbering plan: international ones, and national ones of the scan's regions. */
export const detector: Detector = {
  id: 'phone-number',
  version: 2,
  entity: 'PHONE_NUMBER',
  jurisdiction: 'INTL',
  source: 'https://www.itu.int/rec/T-REC-E.164',
  pattern: phonePattern,
  lengthMax: phoneLengthMax,
  context: phoneWords,
  score: { pattern: 0.4, validated: 0.75 },
  validate: (match, context) => {
    const phone = readPhone(match, context)
    return phone === undefined ? false : { start: 0, ...phone }
  },
  samples: [
    { text: 'call +1 415 555 2671.', found: '+1 415 555 2671', isIndependent: true },
    { text: 'Tel. +44 (0)20 7946 0958 (office)', found: '+44 (0)20 7946 0958', isIndependent: true },
    { text: 'ring 0049 30 901820 now', found: '0049 30 901820', isIndependent: true },
    { text: '+81-3-1234-5678', found: '+81-3-1234-5678', isIndependent: true },
    { text: '+14155552671 ext. 23', found: '+14155552671 ext. 23' },
    { text: '电话：+8613800138000谢谢', found: '+8613800138000' },
    { text: '+33 1 42 68 53 00 12', found: '+33 1 42 68 53 00' },
  ],
  rejects: [
    { name: 'a date', text: '2026-11-23' },
    { name: 'a time stamp', text: '2026-11-23 10:33:15' },
    { name: 'a UUID', text: '550e8400-e29b-41d4-a716-446655440000' },
    { name: 'a ticket', text: '#4155552671' },
    { name: 'a price', text: '$4,155,552,671.00' },
    { name: 'no such number', text: '+1 000 000 0000' },
    { name: 'one digit more', text: '+1 415 555 26711' },
    { name: 'a time stamp in seconds', text: 'at 1789362727' },
    { name: 'an IP address', text: '192.168.100.200' },
  ],
}
