import type { Detector } from '../../contract.ts'

const letters = 'TRWAGMYFPDXBNJZSQVHLCKE'

/** Spanish national identity numbers (DNI, NIF): eight digits, or K, L or M and seven, and a letter by their remainder to 23. Digits without full stops count only beside a word, as one in 26 has that letter. */
export const detector: Detector = {
  id: 'es-nif',
  version: 1,
  entity: 'ES_NIF',
  jurisdiction: 'ES',
  source:
    'https://www.interior.gob.es/opencms/es/servicios-al-ciudadano/tramites-y-gestiones/dni/calculo-del-digito-de-control-del-nif-nie/',
  pattern:
    /(?<![0-9A-Za-z_]|[0-9][.-])(?:[0-9]{2}\.?[0-9]{3}\.?[0-9]{3}|[KLM][ -]?[0-9]{7})[ -]?[A-Z](?![0-9A-Za-z_]|[.-][0-9])/giu,
  lengthMax: 12,
  context: ['dni', 'nif', 'documento', 'identidad', 'identificación', 'identificacion'],
  score: { pattern: 0.45, validated: 0.6 },
  validate: (match) => {
    const digits = match.replace(/[^0-9]/g, '')
    if (letters.charAt(Number(digits) % 23) !== match.slice(-1).toUpperCase()) return false
    return { start: 0, end: match.length, isWeak: !/^[KLM]|\./.test(match) }
  },
  samples: [
    { text: 'DNI 54362315K', found: '54362315K', isIndependent: true },
    { text: 'nif 12345678-Z', found: '12345678-Z', isIndependent: true },
    { text: 'dni 54362315k', found: '54362315k' },
    { text: '12.345.678-Z', found: '12.345.678-Z' },
    { text: 'M1234567L', found: 'M1234567L', isIndependent: true },
    { text: 'DNI: 12.345.678-z', found: '12.345.678-z' },
  ],
  rejects: [
    { name: 'wrong letter', text: 'DNI 54362315Z' },
    { name: 'wrong letter of a minor', text: 'NIF K1234567A' },
    { name: 'one digit more', text: '154362315K' },
    { name: 'inside a longer reference', text: '1-54362315K' },
  ],
}
