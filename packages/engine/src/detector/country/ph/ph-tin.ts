import type { Detector } from '../../contract.ts'

/** Philippine taxpayer numbers, with or without their branch code. Only a word near one makes a match. */
export const detector: Detector = {
  id: 'ph-tin',
  version: 1,
  entity: 'PH_TIN',
  jurisdiction: 'PH',
  source: 'https://www.bir.gov.ph/taxpayer-identification-number',
  pattern:
    /(?<![0-9A-Za-z_]|[0-9][.-])[0-9]{3}(?:-[0-9]{3}-[0-9]{3}(?:-[0-9]{3,5})?| [0-9]{3} [0-9]{3}(?: [0-9]{3,5})?|[0-9]{6}(?:[0-9]{3}|[0-9]{5})?)(?![0-9A-Za-z_]|[.-][0-9])/gu,
  lengthMax: 17,
  context: ['tin', 'tins', 'bir', 'taxpayer'],
  score: { pattern: 0.35, validated: 0.35 },
  samples: [
    { text: 'TIN 123-456-789-000', found: '123-456-789-000', isIndependent: true },
    { text: 'BIR TIN: 000-123-456-00001', found: '000-123-456-00001', isIndependent: true },
    { text: 'tin 412 905 733', found: '412 905 733' },
    { text: 'my tin is 412905733000', found: '412905733000' },
  ],
  rejects: [
    { name: 'one digit more', text: '4129057330' },
    { name: 'two digits of a branch', text: '412-905-733-00' },
    { name: 'inside a longer reference', text: '12-412-905-733' },
    { name: 'groups that no number has', text: '4129-057-33' },
  ],
}
