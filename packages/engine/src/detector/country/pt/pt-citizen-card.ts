import { weightedSum } from '../../check/weighted-sum.ts'
import type { Detector } from '../../contract.ts'

const weights = [9, 8, 7, 6, 5, 4, 3, 2, 1]

/** Portuguese citizen cards: eight digits, a check digit, two letters or digits, a check digit. Without separators they count only beside a word. */
export const detector: Detector = {
  id: 'pt-citizen-card',
  version: 1,
  entity: 'PT_CITIZEN_CARD',
  jurisdiction: 'PT',
  source:
    'https://www.autenticacao.gov.pt/documents/20126/115760/Valida%C3%A7%C3%A3o+de+N%C3%BAmero+de+Documento+do+Cart%C3%A3o+de+Cidad%C3%A3o.pdf',
  pattern: /(?<![0-9A-Za-z_]|[0-9][.-])[0-9]{8}[ -]?[0-9][ -]?[A-Z0-9]{2}[0-9](?![0-9A-Za-z_]|[.-][0-9])/giu,
  lengthMax: 14,
  context: ['cartão', 'cartao', 'cidadão', 'cidadao', 'cc', 'bi'],
  score: { pattern: 0.4, validated: 0.8 },
  validate: (match) => {
    const text = match.replace(/[ -]/g, '')
    // A check digit of ten was written 0.
    const civil = weightedSum(text, weights) % 11
    if (civil !== 0 && (civil !== 1 || text.charAt(8) !== '0')) return false
    const sum = [...text].reduce((all, character, index) => {
      const value = parseInt(character, 36) * (index % 2 === 0 ? 2 : 1)
      return all + (index % 2 === 0 && value > 9 ? value - 9 : value)
    }, 0)
    return sum % 10 === 0 && { start: 0, end: match.length, isWeak: match === text }
  },
  samples: [
    { text: 'cartão de cidadão 00000000 0 ZZ4', found: '00000000 0 ZZ4', isIndependent: true },
    { text: 'CC 000000000ZZ4', found: '000000000ZZ4', isIndependent: true },
    { text: '00000000-0-zz4', found: '00000000-0-zz4' },
    { text: 'cidadão: 00000000 0ZZ4', found: '00000000 0ZZ4' },
  ],
  rejects: [
    { name: 'wrong check digit', text: 'CC 00000000 0 ZZ5' },
    { name: 'wrong check digit of the civil number', text: 'CC 00000000 1 ZZ2' },
    { name: 'one digit more', text: 'CC 00000000 0 ZZ41' },
  ],
}
