import type { Detector } from '../../contract.ts'

/** Philippine social security numbers. Only a word near one makes a match. */
export const detector: Detector = {
  id: 'ph-sss',
  version: 1,
  entity: 'PH_SSS',
  jurisdiction: 'PH',
  source: 'https://www.sss.gov.ph/',
  pattern:
    /(?<![0-9A-Za-z_]|[0-9][.-])[0-9]{2}(?:-[0-9]{7}-[0-9]| [0-9]{7} [0-9]|[0-9]{8})(?![0-9A-Za-z_]|[.-][0-9])/gu,
  lengthMax: 12,
  context: ['sss', 'social', 'crn', 'umid'],
  score: { pattern: 0.4, validated: 0.4 },
  samples: [
    { text: 'SSS 34-1234567-8', found: '34-1234567-8', isIndependent: true },
    { text: 'sss number: 0412345678', found: '0412345678' },
    { text: 'social security no. 33 9182736 4', found: '33 9182736 4' },
  ],
  rejects: [
    { name: 'one digit more', text: '34-1234567-89' },
    { name: 'one digit less', text: '34-123456-8' },
    { name: 'inside a longer reference', text: '1-34-1234567-8' },
  ],
}
