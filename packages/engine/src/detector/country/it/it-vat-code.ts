import { isLuhnValid } from '../../check/luhn.ts'
import type { Detector } from '../../contract.ts'

/** Italian VAT numbers (partita IVA), by Luhn; bare they count only beside a word. */
export const detector: Detector = {
  id: 'it-vat-code',
  version: 1,
  entity: 'IT_VAT_CODE',
  jurisdiction: 'IT',
  source:
    'https://www.agenziaentrate.gov.it/portale/schede/istanze/aa9_11-apertura-variazione-chiusura-pf/info-generali-piva',
  pattern: /(?<![0-9A-Za-z_]|[0-9][.-])(?:IT ?)?[0-9]{11}(?![0-9A-Za-z_]|[.-][0-9])/gu,
  lengthMax: 14,
  context: ['iva', 'partita', 'piva', 'vat'],
  score: { pattern: 0.4, validated: 0.8 },
  validate: (match) => {
    const digits = match.replace(/[^0-9]/g, '')
    if (!isLuhnValid(digits)) return false
    return { start: 0, end: match.length, isWeak: !match.startsWith('IT') }
  },
  samples: [
    { text: 'P.IVA 00743110157', found: '00743110157', isIndependent: true },
    { text: 'IT00743110157', found: 'IT00743110157' },
    { text: 'partita iva: IT 00743110157', found: 'IT 00743110157' },
  ],
  rejects: [
    { name: 'wrong check digit', text: 'P.IVA 00743110158' },
    { name: 'one digit more', text: 'P.IVA 007431101570' },
    { name: 'inside a longer reference', text: 'AB-00743110157-7' },
  ],
}
