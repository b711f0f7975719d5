import type { Detector } from '../../contract.ts'

/** Philippine common reference numbers, as on the UMID card. Only a word near one makes a match. */
export const detector: Detector = {
  id: 'ph-umid',
  version: 1,
  entity: 'PH_UMID',
  jurisdiction: 'PH',
  source: 'https://www.sss.gov.ph/umid-card/',
  pattern:
    /(?<![0-9A-Za-z_]|[0-9][.-])[0-9]{4}(?:-[0-9]{7}-[0-9]| [0-9]{7} [0-9]|[0-9]{8})(?![0-9A-Za-z_]|[.-][0-9])/gu,
  lengthMax: 14,
  context: ['umid', 'crn', 'gsis'],
  score: { pattern: 0.4, validated: 0.4 },
  samples: [
    { text: 'CRN-0111-2345678-9', found: '0111-2345678-9', isIndependent: true },
    { text: 'umid 0028 1215160 9', found: '0028 1215160 9', isIndependent: true },
    { text: 'my UMID: 011123456789', found: '011123456789' },
  ],
  rejects: [
    { name: 'one digit more', text: '0111-2345678-90' },
    { name: 'one digit less', text: '0111-234567-9' },
    { name: 'inside a longer reference', text: '1-0111-2345678-9' },
  ],
}
