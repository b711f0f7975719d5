import type { Detector } from '../../contract.ts'

/** Italian identity cards, on paper and electronic; they count only beside a word. */
export const detector: Detector = {
  id: 'it-identity-card',
  version: 1,
  entity: 'IT_IDENTITY_CARD',
  jurisdiction: 'IT',
  source: 'https://www.cartaidentita.interno.gov.it/',
  pattern:
    /(?<![0-9A-Za-z_]|[0-9][.-])(?:[A-Z]{2}[ ]?[0-9]{7}|[0-9]{7}[A-Z]{2}|C[A-Z][0-9]{5}[A-Z]{2})(?![0-9A-Za-z_]|[.-][0-9])/gu,
  lengthMax: 10,
  context: ['identità', 'identita', 'carta', 'cie', 'documento'],
  score: { pattern: 0.4, validated: 0.4 },
  samples: [
    { text: "carta d'identità CA00000AA", found: 'CA00000AA', isIndependent: true },
    { text: 'CIE: CA12345AB', found: 'CA12345AB' },
    { text: 'documento AX 1234567', found: 'AX 1234567' },
  ],
  rejects: [
    { name: 'one digit less', text: 'CIE CA0000AA' },
    { name: 'one digit more', text: 'AX12345678' },
  ],
}
