import { weightedSum } from '../../check/weighted-sum.ts'
import type { Detector } from '../../contract.ts'

const first = [3, 7, 6, 1, 8, 9, 4, 5, 2, 1]
const second = [5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1]

/** Norwegian birth and D numbers: date of birth, individual number, two check digits. */
export const detector: Detector = {
  id: 'no-birth-number',
  version: 1,
  entity: 'NO_BIRTH_NUMBER',
  jurisdiction: 'NO',
  source:
    'https://www.skatteetaten.no/en/person/national-registry/birth-and-name-selection/children-born-in-norway/national-id-number/',
  pattern: /(?<![0-9A-Za-z_]|[0-9][.-])[0-7][0-9][0-9]{4}[ -]?[0-9]{5}(?![0-9A-Za-z_]|[.-][0-9])/gu,
  lengthMax: 12,
  context: ['fødselsnummer', 'fodselsnummer', 'personnummer', 'fnr', 'dnummer'],
  score: { pattern: 0.4, validated: 0.85 },
  validate: (match) => {
    const digits = match.replace(/[^0-9]/g, '')
    const day = Number(digits.slice(0, 2)) % 40
    const month = Number(digits.slice(2, 4)) % 40
    if (day < 1 || day > 31 || month < 1 || month > 12) return false
    return weightedSum(digits, first) % 11 === 0 && weightedSum(digits, second) % 11 === 0
  },
  samples: [
    { text: 'fødselsnummer 151086 95088', found: '151086 95088', isIndependent: true },
    { text: 'fnr 15108695088', found: '15108695088', isIndependent: true },
    { text: '151086-95088', found: '151086-95088' },
  ],
  rejects: [
    { name: 'wrong check digit', text: '151086 95089' },
    { name: 'no such month', text: '151386 95088' },
    { name: 'one digit more', text: '151086950880' },
  ],
}
