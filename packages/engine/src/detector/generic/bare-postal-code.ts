import type { Detector } from '../contract.ts'

/**
 * A message that is five digits and nothing else. Codes of that length are asked for in chats again and
 * again, and most often it is the postal code: as long as that of the United States, Germany, France, Spain,
 * Italy, Mexico, Turkey and some thirty other countries.
 */
export const detector: Detector = {
  id: 'bare-postal-code',
  version: 1,
  entity: 'POSTAL_CODE',
  jurisdiction: 'INTL',
  source: 'https://www.upu.int/en/postal-solutions/programmes-services/addressing-solutions',
  isAtStart: true,
  pattern: /(?<![\s\S])[0-9]{5}(?:-[0-9]{4})?(?![\s\S])/gu,
  lengthMax: 10,
  context: [],
  score: { pattern: 0.58, validated: 0.58 },
  samples: [
    { text: '15212', found: '15212', isIndependent: true },
    { text: '90210-1234', found: '90210-1234', isIndependent: true },
  ],
  rejects: [
    { name: 'words around it', text: 'order 15212' },
    { name: 'four digits', text: '8906' },
    { name: 'six digits', text: '152120' },
  ],
}
