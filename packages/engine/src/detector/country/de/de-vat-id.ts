import { isMod1110Valid } from '../../check/iso-7064.ts'
import type { Detector } from '../../contract.ts'

/** German VAT identification numbers: DE, eight digits and a check digit. */
export const detector: Detector = {
  id: 'de-vat-id',
  version: 1,
  entity: 'DE_VAT_ID',
  jurisdiction: 'DE',
  source:
    'https://www.bzst.de/DE/Unternehmen/Identifikationsnummern/Umsatzsteuer-Identifikationsnummer/umsatzsteuer-identifikationsnummer_node.html',
  pattern: /(?<![0-9A-Za-z_]|[0-9][.-])DE ?[0-9]{3} ?[0-9]{3} ?[0-9]{3}(?![0-9A-Za-z_]|[.-][0-9])/gu,
  lengthMax: 14,
  context: ['ust', 'umsatzsteuer', 'ustid', 'ustidnr', 'vat'],
  score: { pattern: 0.45, validated: 0.8 },
  validate: (match) => {
    const digits = match.replace(/[^0-9]/g, '')
    return isMod1110Valid(digits)
  },
  samples: [
    { text: 'USt-IdNr. DE136695976', found: 'DE136695976', isIndependent: true },
    { text: 'DE 136 695 976', found: 'DE 136 695 976' },
    { text: 'VAT DE136695976', found: 'DE136695976' },
  ],
  rejects: [
    { name: 'wrong check digit', text: 'DE136695978' },
    { name: 'one digit more', text: 'DE1366959760' },
    { name: 'another country', text: 'DX136695976' },
  ],
}
