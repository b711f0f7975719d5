import { areBrazilDigitsValid } from '../../check/brazil-digits.ts'
import type { Detector } from '../../contract.ts'

const weights = [11, 10, 9, 8, 7, 6, 5, 4, 3, 2]
const repeated = /^(?:0+|1+|2+|3+|4+|5+|6+|7+|8+|9+)$/

/** Brazilian taxpayers' numbers (CPF) with their two check digits; without full stops only beside a word. */
export const detector: Detector = {
  id: 'br-cpf',
  version: 1,
  entity: 'BR_CPF',
  jurisdiction: 'BR',
  source:
    'https://www.oecd.org/tax/automatic-exchange/crs-implementation-and-assistance/tax-identification-numbers/Brazil-TIN.pdf',
  pattern:
    /(?<![0-9A-Za-z_]|[0-9][.-])[0-9]{3}(?:[0-9]{6}|\.[0-9]{3}\.[0-9]{3}| [0-9]{3} [0-9]{3})[ \/-]?[0-9]{2}(?![0-9A-Za-z_]|[.-][0-9])/gu,
  lengthMax: 14,
  context: ['cpf', 'contribuinte', 'cadastro', 'titular'],
  score: { pattern: 0.3, validated: 0.8 },
  validate: (match) => {
    const digits = match.replace(/[^0-9]/g, '')
    if (repeated.test(digits) || !areBrazilDigitsValid(digits, weights)) return false
    return { start: 0, end: match.length, isWeak: !match.includes('.') }
  },
  samples: [
    { text: 'CPF: 111.444.777-35', found: '111.444.777-35', isIndependent: true },
    { text: 'cpf 52998224725', found: '52998224725', isIndependent: true },
    { text: '390.533.447-05.', found: '390.533.447-05', isIndependent: true },
    { text: 'CPF 390533447-05', found: '390533447-05' },
  ],
  rejects: [
    { name: 'wrong check digit', text: '111.444.777-36' },
    { name: 'wrong first check digit', text: '111.444.777-45' },
    { name: 'one digit more', text: '111.444.777-350' },
    { name: 'one digit eleven times', text: '111.111.111-11' },
    { name: 'inside a longer reference', text: '9.111.444.777-35' },
  ],
}
