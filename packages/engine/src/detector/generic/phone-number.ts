import { hasZeroTrunk, parseInternational, parseNational } from '../check/phone.ts'
import type { Detector, DetectorContext } from '../contract.ts'

/** How many times a candidate is read again without its last group. */
const shorteningsMax = 3

/** Phone numbers that exist by a numbering plan: international ones, and national ones of the scan's regions. */
export const detector: Detector = {
  id: 'phone-number',
  version: 1,
  entity: 'PHONE_NUMBER',
  jurisdiction: 'INTL',
  source: 'https://www.itu.int/rec/T-REC-E.164',
  pattern:
    /(?<![0-9A-Za-z_+#$€£¥]|[0-9][.,:/-]|[0-9a-f]{4}-)(?:\+ ?)?(?:\( {0,1})?[0-9](?:[ ()./-]{0,3}[0-9]){6,16}(?:[ ,;]{0,2}(?:extension|ext\.?|x|#)[ .:]{0,2}[0-9]{1,6})?(?![0-9A-Za-z_]|[.,:/-][0-9])/giu,
  hints: ['0'],
  lengthMax: 92,
  context: [
    'phone',
    'telephone',
    'tel',
    'mobile',
    'cell',
    'call',
    'fax',
    'whatsapp',
    'sms',
    'text',
    'number',
    'telefon',
    'handy',
  ],
  score: { pattern: 0.4, validated: 0.75 },
  validate: (match, context) => {
    if (!looksLikePhone(match)) return false
    let end = match.length
    for (let tries = 0; tries <= shorteningsMax && end > 6; tries++) {
      if (isPhone(match.slice(0, end), context)) return { start: 0, end }
      // Another number may follow after a space; a hyphen or a full stop holds a reference together.
      end = match.slice(0, end).search(/[ /]+[^ /]*$/)
    }
    return false
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

/** The cheap gate: what is a date, an address or a table of numbers is never read as a phone number. */
function looksLikePhone(match: string): boolean {
  if (/^[0-9]{1,4}([./-])[0-9]{1,2}\1[0-9]{1,4}(?: |$)/.test(match)) return isInternational(match)
  if (/^[0-9]{1,3}(?:\.[0-9]{1,3}){3}$/.test(match)) return false
  const groups = match.match(/[0-9]+/g) ?? []
  const digits = groups.join('').length
  return isInternational(match) || (digits >= 7 && groups.length <= 7 && new Set(groups.join('')).size > 1)
}

function isInternational(text: string): boolean {
  return text.startsWith('+') || text.startsWith('(+') || text.startsWith('00')
}

function isPhone(text: string, { regions }: DetectorContext): boolean {
  if (isInternational(text) && parseInternational(text) !== undefined) return true
  const isBare = /^[1-9][0-9]*$/.test(text)
  return regions.some(
    (region) => !(isBare && hasZeroTrunk(region)) && parseNational(text, region) !== undefined,
  )
}
