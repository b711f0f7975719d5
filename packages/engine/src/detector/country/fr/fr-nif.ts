import type { Detector } from '../../contract.ts'

/** French tax numbers (numéro fiscal, SPI): thirteen digits, the last three by 511. */
export const detector: Detector = {
  id: 'fr-nif',
  version: 1,
  entity: 'FR_NIF',
  jurisdiction: 'FR',
  source:
    'https://www.oecd.org/tax/automatic-exchange/crs-implementation-and-assistance/tax-identification-numbers/France-TIN.pdf',
  pattern: /(?<![0-9A-Za-z_]|[0-9][.-])[0-3][0-9](?: ?[0-9]{2})(?: ?[0-9]{3}){3}(?![0-9A-Za-z_]|[.-][0-9])/gu,
  lengthMax: 17,
  context: ['fiscal', 'spi', 'nif', 'impôts', 'impots', 'fiscale'],
  score: { pattern: 0.4, validated: 0.8 },
  validate: (match) => {
    const digits = match.replace(/[^0-9]/g, '')
    if (Number(digits.slice(0, 10)) % 511 !== Number(digits.slice(10))) return false
    return { start: 0, end: match.length, isWeak: !match.includes(' ') }
  },
  samples: [
    { text: 'numéro fiscal 3023217600053', found: '3023217600053', isIndependent: true },
    { text: 'SPI : 30 23 217 600 053', found: '30 23 217 600 053', isIndependent: true },
    { text: 'NIF 3023217600053.', found: '3023217600053' },
  ],
  rejects: [
    { name: 'wrong key', text: 'numéro fiscal 3023217600054' },
    { name: 'one digit more', text: '30232176000530' },
    { name: 'inside a longer reference', text: '1-3023217600053' },
  ],
}
