import type { Detector } from '../../contract.ts'

/** British sort codes: behind the words that say so, or with hyphens and a word near them; dates look the same. */
export const detector: Detector = {
  id: 'gb-sort-code',
  version: 1,
  entity: 'UK_SORT_CODE',
  jurisdiction: 'GB',
  source: 'https://www.wearepay.uk/what-we-do/payment-systems/bacs-payment-system/',
  pattern:
    /(?<![0-9A-Za-z_]|[0-9][.-])(?:sort[ _-]?code(?:[ :=#"'.]|is|number){1,5})?(?:[0-9]{2}-[0-9]{2}-[0-9]{2}|[0-9]{2} [0-9]{2} [0-9]{2}|[0-9]{6})(?![0-9A-Za-z_]|[.-][0-9])/giu,
  lengthMax: 47,
  context: ['sort', 'sortcode', 'bacs', 'chaps'],
  score: { pattern: 0.4, validated: 0.8 },
  validate: (match) => {
    const start = match.search(/[0-9]/)
    return (start > 0 || match.includes('-')) && { start, end: match.length, isWeak: start === 0 }
  },
  samples: [
    { text: 'sort code 20-00-00', found: '20-00-00', isIndependent: true },
    { text: 'Sort Code: 089999', found: '089999', isIndependent: true },
    { text: 'the sort is 40-47-84', found: '40-47-84', isIndependent: true },
    { text: 'sortcode is 20 00 00', found: '20 00 00' },
  ],
  rejects: [
    { name: 'without hyphens', text: '200000' },
    { name: 'one digit more', text: '20-00-001' },
    { name: 'inside a longer reference', text: '1-20-00-00' },
    { name: 'a longer date', text: '2020-00-00' },
  ],
}
