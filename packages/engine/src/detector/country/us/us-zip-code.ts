import type { Detector } from '../../contract.ts'
import { zipRanges } from '../../data/us-zip-ranges.ts'

/** US ZIP codes: behind their state, as in an address; elsewhere only a word near one makes a match. */
export const detector: Detector = {
  id: 'us-zip-code',
  version: 1,
  entity: 'US_ZIP_CODE',
  jurisdiction: 'US',
  source: 'https://pe.usps.com/text/pub28/welcome.htm',
  pattern:
    /(?<![0-9A-Za-z_$€£#]|[0-9][.,-])(?:[A-Z]{2},? {1,2})?[0-9]{5}(?:-[0-9]{4})?(?![0-9A-Za-z_%]|[.,-][0-9])/gu,
  lengthMax: 15,
  context: ['zip', 'zips', 'zipcode', 'zip4', 'postal', 'postcode', 'postalcode'],
  score: { pattern: 0.4, validated: 0.65 },
  validate: (match) => {
    const start = match.search(/[0-9]/)
    const prefix = Number(match.slice(start, start + 3))
    if (start === 0) return prefix >= 5 && { start, end: match.length, isWeak: true }
    const ranges = zipRanges[match.slice(0, 2)] ?? []
    return ranges.some(([from, to]) => prefix >= from && prefix <= to) && { start, end: match.length }
  },
  samples: [
    { text: '1600 Pennsylvania Avenue NW, Washington, DC 20500', found: '20500', isIndependent: true },
    { text: 'Beverly Hills, CA 90210-1234.', found: '90210-1234', isIndependent: true },
    { text: 'zip code 12345', found: '12345', isIndependent: true },
    { text: 'my ZIP is 00501', found: '00501' },
    { text: 'zip 10118-0110', found: '10118-0110' },
  ],
  rejects: [
    { name: 'no such prefix', text: '00123' },
    { name: 'one digit more', text: '902101' },
    { name: 'one digit more behind the hyphen', text: '90210-12345' },
    { name: 'a price', text: '$90210' },
    { name: 'an amount', text: '90210.55' },
    { name: 'inside a longer reference', text: '7-90210' },
  ],
}
