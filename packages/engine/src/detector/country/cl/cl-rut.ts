import { isRutValid } from '../../check/chile-rut.ts'
import type { Detector } from '../../contract.ts'

/**
 * Chilean tax and identity numbers (RUT, RUN) with their check character. Without dots only a word near one
 * makes a match.
 */
export const detector: Detector = {
  id: 'cl-rut',
  version: 1,
  entity: 'CL_RUT',
  jurisdiction: 'CL',
  source:
    'https://www.oecd.org/tax/automatic-exchange/crs-implementation-and-assistance/tax-identification-numbers/Chile-TIN.pdf',
  pattern:
    /(?<![0-9A-Za-z_]|[0-9][.-])(?:[0-9]{1,2}\.[0-9]{3}\.[0-9]{3} ?- ?|[0-9]{7,8}-?)[0-9Kk](?![0-9A-Za-z_]|[.-][0-9])/gu,
  lengthMax: 14,
  context: ['rut', 'run', 'rol', 'cédula', 'cedula'],
  score: { pattern: 0.45, validated: 0.75 },
  validate: (match) =>
    isRutValid(match.replace(/[^0-9Kk]/g, '').toUpperCase()) && {
      start: 0,
      end: match.length,
      isWeak: !match.includes('.'),
    },
  samples: [
    { text: 'RUT 12.345.678-5', found: '12.345.678-5', isIndependent: true },
    { text: '76.086.428-5', found: '76.086.428-5', isIndependent: true },
    { text: 'RUN 12531909-2', found: '12531909-2', isIndependent: true },
    { text: 'rut 760864285', found: '760864285', isIndependent: true },
  ],
  rejects: [
    { name: 'wrong check digit', text: '12.345.678-6' },
    { name: 'wrong check digit, no dots', text: '12345678-6' },
    { name: 'one digit more', text: '12345678-51' },
    { name: 'inside a longer reference', text: '9.12.345.678-5' },
  ],
}
