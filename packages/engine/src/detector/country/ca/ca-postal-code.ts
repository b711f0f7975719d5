import type { Detector } from '../../contract.ts'

/** Canadian postal codes. In lower case, or without their space, only a word near one makes a match. */
export const detector: Detector = {
  id: 'ca-postal-code',
  version: 1,
  entity: 'CA_POSTAL_CODE',
  jurisdiction: 'CA',
  source:
    'https://www.canadapost-postescanada.ca/cpc/en/support/articles/addressing-guidelines/postal-codes.page',
  pattern:
    /(?<![0-9A-Za-z_]|[0-9][.-])[ABCEGHJ-NPRSTVXY][0-9][ABCEGHJ-NPRSTV-Z][ -]?[0-9][ABCEGHJ-NPRSTV-Z][0-9](?![0-9A-Za-z_]|[.-][0-9])/giu,
  lengthMax: 7,
  context: ['postal', 'postcode', 'postalcode', 'postale', 'code', 'zip', 'address', 'adresse', 'canada'],
  score: { pattern: 0.35, validated: 0.65 },
  validate: (match) => {
    const isStrong = match.includes(' ') && match === match.toUpperCase()
    return { start: 0, end: match.length, isWeak: !isStrong }
  },
  samples: [
    { text: 'Ottawa ON K1A 0B1', found: 'K1A 0B1', isIndependent: true },
    { text: 'NORTH POLE H0H 0H0 CANADA', found: 'H0H 0H0', isIndependent: true },
    { text: 'postal code k1a0b1', found: 'k1a0b1', isIndependent: true },
    { text: 'code postal : g1r-4p5', found: 'g1r-4p5' },
  ],
  rejects: [
    { name: 'a letter that is never used', text: 'K1O 0B1' },
    { name: 'a letter that never comes first', text: 'W1A 0B1' },
    { name: 'one digit more', text: 'K1A 0B12' },
    { name: 'inside a longer reference', text: 'K1A 0B1-7' },
  ],
}
