import type { Detector } from '../../contract.ts'

/** German social insurance numbers: area, date of birth, first letter of the surname, serial number, check digit. */
export const detector: Detector = {
  id: 'de-social-insurance',
  version: 1,
  entity: 'DE_SOCIAL_SECURITY',
  jurisdiction: 'DE',
  source: 'https://www.gesetze-im-internet.de/vkvv/__4.html',
  pattern: /(?<![0-9A-Za-z_]|[0-9][.-])[0-9]{2} ?[0-9]{6} ?[A-Z] ?[0-9]{3}(?![0-9A-Za-z_]|[.-][0-9])/giu,
  lengthMax: 15,
  context: [
    'rentenversicherung',
    'sozialversicherung',
    'sozialversicherungsnummer',
    'rentenversicherungsnummer',
    'rvnr',
    'svnr',
    'sv',
  ],
  score: { pattern: 0.45, validated: 0.85 },
  validate: (match) => {
    const text = match.replaceAll(' ', '').toUpperCase()
    // The day of people whose number was taken twice is raised by 50.
    const day = Number(text.slice(2, 4)) % 50
    const month = Number(text.slice(4, 6))
    if (day < 1 || day > 31 || month < 1 || month > 12) return false
    const numbers = text.slice(0, 8) + String(text.charCodeAt(8) - 64).padStart(2, '0') + text.slice(9, 11)
    const sum = [...numbers].reduce(
      (all, digit, index) => all + crossSum(Number(digit) * (weights[index] ?? 0)),
      0,
    )
    return sum % 10 === Number(text.slice(11))
  },
  samples: [
    { text: 'SV-Nr. 15 070649 C 103', found: '15 070649 C 103', isIndependent: true },
    { text: '15070649C103', found: '15070649C103', isIndependent: true },
    { text: 'Sozialversicherungsnummer 15070649c103', found: '15070649c103' },
  ],
  rejects: [
    { name: 'wrong check digit', text: '15070649C104' },
    { name: 'no such month', text: '15071349C103' },
    { name: 'one digit more', text: '15070649C1030' },
    { name: 'inside a longer reference', text: '7-15070649C103' },
  ],
}

const weights = [2, 1, 2, 5, 7, 1, 2, 1, 2, 1, 2, 1]

function crossSum(number: number): number {
  return number > 9 ? Math.floor(number / 10) + (number % 10) : number
}
