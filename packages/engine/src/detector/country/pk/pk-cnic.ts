import type { Detector } from '../../contract.ts'

/**
 * Pakistani identity card numbers (CNIC): district, family, sex; no check digit. Without their hyphens only a
 * word near one makes a match.
 */
export const detector: Detector = {
  id: 'pk-cnic',
  version: 1,
  entity: 'PK_CNIC',
  jurisdiction: 'PK',
  source: 'https://www.nadra.gov.pk/identity/identity-cnic/',
  pattern:
    /(?<![0-9A-Za-z_]|[0-9][.-])[1-8][0-9]{4}(?:-[0-9]{7}-[1-9]| [0-9]{7} [1-9]|[0-9]{7}[1-9])(?![0-9A-Za-z_]|[.-][0-9])/gu,
  lengthMax: 15,
  context: ['cnic', 'snic', 'nicop', 'nic', 'nadra', 'شناختی'],
  score: { pattern: 0.4, validated: 0.65 },
  validate: (match) => ({ start: 0, end: match.length, isWeak: !match.includes('-') }),
  samples: [
    { text: 'CNIC 34201-0891231-8', found: '34201-0891231-8', isIndependent: true },
    { text: '42201-0397640-8', found: '42201-0397640-8', isIndependent: true },
    { text: 'my cnic: 3420108912318', found: '3420108912318', isIndependent: true },
    { text: 'nadra 42201 0397640 8', found: '42201 0397640 8' },
  ],
  rejects: [
    { name: 'no such province', text: '94201-0891231-8' },
    { name: 'no such sex', text: '34201-0891231-0' },
    { name: 'one digit more', text: '34201-0891231-81' },
    { name: 'one digit less', text: '34201-089123-8' },
    { name: 'inside a longer reference', text: '1-34201-0891231-8' },
  ],
}
