import { weightedSum } from '../../check/weighted-sum.ts'
import type { Detector } from '../../contract.ts'

const weights = [1, 3, 7, 9, 1, 3, 7, 9]

/**
 * Australian Medicare card numbers, with or without the number of the person on the card. One check digit, so
 * that only a word near one makes a match.
 */
export const detector: Detector = {
  id: 'au-medicare',
  version: 1,
  entity: 'AU_MEDICARE',
  jurisdiction: 'AU',
  source: 'https://meteor.aihw.gov.au/content/270101',
  pattern:
    /(?<![0-9A-Za-z_]|[0-9][.-])[2-6][0-9]{3}(?:[0-9]{6}| [0-9]{5} [0-9]|-[0-9]{5}-[0-9])(?:[ /-]?[1-9])?(?![0-9A-Za-z_]|[.-][0-9])/gu,
  lengthMax: 14,
  context: ['medicare', 'irn', 'medicarenumber'],
  score: { pattern: 0.3, validated: 0.45 },
  validate: (match) => {
    const digits = match.replace(/[^0-9]/g, '')
    return weightedSum(digits, weights) % 10 === Number(digits.charAt(8))
  },
  samples: [
    { text: 'Medicare 2123 45670 1', found: '2123 45670 1', isIndependent: true },
    { text: 'medicare number: 2428778132', found: '2428778132', isIndependent: true },
    { text: 'medicare card 2123 45670 1/2', found: '2123 45670 1/2' },
  ],
  rejects: [
    { name: 'wrong check digit', text: '2123 45671 1' },
    { name: 'no such first digit', text: '1123 45679 1' },
    { name: 'two digits more', text: '212345670123' },
    { name: 'inside a longer reference', text: '7-2123456701' },
  ],
}
