import type { Detector } from '../../contract.ts'

/**
 * Health card numbers of the Canadian provinces but Quebec: nine or ten digits, in Ontario with a version code.
 * Their check digits differ or are unpublished: only a word near one makes a match.
 */
export const detector: Detector = {
  id: 'ca-health-card',
  version: 1,
  entity: 'CA_HEALTH_CARD',
  jurisdiction: 'CA',
  source: 'https://www.ontario.ca/page/apply-ohip-and-get-health-card',
  pattern:
    /(?<![0-9A-Za-z_]|[0-9][.-])(?:[0-9]{4}(?:[ -][0-9]{3}[ -][0-9]{3}|[0-9]{6})(?:[ -]?[A-Z]{2})?|[0-9]{3}[ -][0-9]{3}[ -][0-9]{3}|[0-9]{5}-[0-9]{4}|[0-9]{9})(?![0-9A-Za-z_]|[.-][0-9])/gu,
  lengthMax: 15,
  context: [
    'ohip',
    'phn',
    'hcn',
    'health',
    'healthcard',
    'msp',
    'ahcip',
    'ahc',
    'medicare',
    'mcp',
    'santé',
    'sante',
  ],
  score: { pattern: 0.35, validated: 0.35 },
  samples: [
    { text: 'OHIP 5584-486-674-YM', found: '5584-486-674-YM', isIndependent: true },
    { text: 'my PHN: 9698 658 215', found: '9698 658 215', isIndependent: true },
    { text: 'health card 9876543217', found: '9876543217', isIndependent: true },
    { text: 'ahcip 12345-6789', found: '12345-6789' },
  ],
  rejects: [
    { name: 'one digit more', text: '5584-486-6741' },
    { name: 'one letter more', text: '5584486674YMX' },
    { name: 'eleven digits', text: '98765432171' },
    { name: 'inside a longer reference', text: '12-5584-486-674' },
  ],
}
