import type { Detector } from '../../contract.ts'

/** Spanish company numbers (CIF): a letter, seven digits, a check character. */
export const detector: Detector = {
  id: 'es-cif',
  version: 1,
  entity: 'ES_CIF',
  jurisdiction: 'ES',
  source: 'https://sede.agenciatributaria.gob.es/',
  pattern: /(?<![0-9A-Za-z_]|[0-9][.-])[ABCDEFGHJNPQRSUVW]-?[0-9]{7}-?[0-9A-J](?![0-9A-Za-z_]|[.-][0-9])/gu,
  lengthMax: 11,
  context: ['cif', 'nif', 'empresa', 'sociedad'],
  score: { pattern: 0.4, validated: 0.4 },
  validate: (match) => {
    const digits = match.replace(/[^0-9]/g, '')
    const body = match.replaceAll('-', '').slice(1, 8)
    const sum = [...body].reduce((all, digit, index) => {
      const weighed = index % 2 === 0 ? Number(digit) * 2 : Number(digit)
      return all + (weighed > 9 ? weighed - 9 : weighed)
    }, 0)
    const check = (10 - (sum % 10)) % 10
    const last = match.slice(-1)
    return digits.length > 6 && (last === String(check) || last === 'JABCDEFGHI'.charAt(check))
  },
  samples: [
    { text: 'CIF J99216582', found: 'J99216582', isIndependent: true },
    { text: 'cif: A-58818501', found: 'A-58818501', isIndependent: true },
    { text: 'empresa A58818501', found: 'A58818501' },
  ],
  rejects: [
    { name: 'wrong check digit', text: 'CIF J99216583' },
    { name: 'one digit more', text: 'J992165820' },
    { name: 'another first letter', text: 'CIF I99216582' },
  ],
}
