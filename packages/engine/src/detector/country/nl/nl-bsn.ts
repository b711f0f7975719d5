import { weightedSum } from '../../check/weighted-sum.ts'
import type { Detector } from '../../contract.ts'

const weights = [9, 8, 7, 6, 5, 4, 3, 2, -1]

/** Dutch citizen service numbers (BSN), by the test of eleven; they count only beside a word. */
export const detector: Detector = {
  id: 'nl-bsn',
  version: 1,
  entity: 'NL_BSN',
  jurisdiction: 'NL',
  source: 'https://www.rvig.nl/bsn',
  pattern:
    /(?<![0-9A-Za-z_]|[0-9][.-])(?:[0-9]{4}[. ]?[0-9]{2}[. ]?[0-9]{3}|[0-9]{3}[. -][0-9]{3}[. -][0-9]{3})(?![0-9A-Za-z_]|[.-][0-9])/gu,
  lengthMax: 11,
  context: ['bsn', 'burgerservicenummer', 'sofi', 'sofinummer', 'burgerservice'],
  score: { pattern: 0.4, validated: 0.4 },
  validate: (match) => {
    const digits = match.replace(/[^0-9]/g, '')
    return digits !== '000000000' && weightedSum(digits, weights) % 11 === 0
  },
  samples: [
    { text: 'BSN 111222333', found: '111222333', isIndependent: true },
    { text: 'bsn: 1112.22.333', found: '1112.22.333', isIndependent: true },
    { text: 'BSN 111 222 333', found: '111 222 333' },
    { text: 'BSN: 123.456.782', found: '123.456.782' },
    { text: 'burgerservicenummer 123456782', found: '123456782', isIndependent: true },
  ],
  rejects: [
    { name: 'wrong check digit', text: 'BSN 111222334' },
    { name: 'one digit more', text: '1112223330' },
    { name: 'inside a longer reference', text: 'AB-111222333-7' },
  ],
}
