import type { Detector } from '../../contract.ts'

const letters = 'TRWAGMYFPDXBNJZSQVHLCKE'

/** Spanish numbers of foreigners (NIE): a letter, seven digits and a check letter. */
export const detector: Detector = {
  id: 'es-nie',
  version: 1,
  entity: 'ES_NIE',
  jurisdiction: 'ES',
  source:
    'https://www.interior.gob.es/opencms/es/servicios-al-ciudadano/tramites-y-gestiones/dni/calculo-del-digito-de-control-del-nif-nie/',
  pattern: /(?<![0-9A-Za-z_]|[0-9][.-])[XYZ][ -]?[0-9]{7}[ -]?[A-Z](?![0-9A-Za-z_]|[.-][0-9])/giu,
  lengthMax: 11,
  context: ['nie', 'extranjero', 'tie', 'residencia'],
  score: { pattern: 0.45, validated: 0.8 },
  validate: (match) => {
    const digits = String('XYZ'.indexOf(match.charAt(0).toUpperCase())) + match.replace(/[^0-9]/g, '')
    return letters.charAt(Number(digits) % 23) === match.slice(-1).toUpperCase()
  },
  samples: [
    { text: 'NIE X2482300W', found: 'X2482300W', isIndependent: true },
    { text: 'nie: x-2482300-w', found: 'x-2482300-w' },
    { text: 'Y1234567X', found: 'Y1234567X', isIndependent: true },
  ],
  rejects: [
    { name: 'wrong letter', text: 'NIE X2482300A' },
    { name: 'one digit more', text: 'X24823000W' },
    { name: 'another first letter', text: 'A2482300W' },
  ],
}
