import { areBrazilDigitsValid } from '../../check/brazil-digits.ts'
import type { Detector } from '../../contract.ts'

const weights = [6, 5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2]

/**
 * Brazilian companies' numbers (CNPJ), of digits or, since 2026, of letters and digits, with their two
 * check digits.
 */
export const detector: Detector = {
  id: 'br-cnpj',
  version: 1,
  entity: 'BR_CNPJ',
  jurisdiction: 'BR',
  source:
    'https://www.gov.br/receitafederal/pt-br/acesso-a-informacao/acoes-e-programas/programas-e-atividades/cnpj-alfanumerico',
  pattern:
    /(?<![0-9A-Za-z_]|[0-9][.-])[0-9A-Z]{2}(?:[0-9A-Z]{6}|\.[0-9A-Z]{3}\.[0-9A-Z]{3})[ \/]?[0-9A-Z]{4}-?[0-9]{2}(?![0-9A-Za-z_]|[.-][0-9])/gu,
  lengthMax: 18,
  context: ['cnpj', 'empresa', 'jurídica', 'juridica'],
  score: { pattern: 0.3, validated: 0.8 },
  validate: (match) => {
    const text = match.replace(/[^0-9A-Z]/g, '')
    // Fourteen digits in a row are rather a time stamp, unless they name one of the first branches.
    const isWritten = match !== text || text.startsWith('00', 8)
    return isWritten && !/^0+$/.test(text) && areBrazilDigitsValid(text, weights)
  },
  samples: [
    { text: 'CNPJ 11.222.333/0001-81', found: '11.222.333/0001-81', isIndependent: true },
    { text: '16.727.230/0001-97', found: '16.727.230/0001-97', isIndependent: true },
    { text: '11222333000181', found: '11222333000181' },
    { text: '12.ABC.345/01DE-35', found: '12.ABC.345/01DE-35', isIndependent: true },
  ],
  rejects: [
    { name: 'wrong check digit', text: '11.222.333/0001-82' },
    { name: 'wrong first check digit', text: '12.ABC.345/01DE-45' },
    { name: 'one digit more', text: '112223330001810' },
    { name: 'a time stamp', text: '20240115123011' },
    { name: 'noughts alone', text: '00.000.000/0000-00' },
    { name: 'inside a longer reference', text: '5-11.222.333/0001-81' },
  ],
}
