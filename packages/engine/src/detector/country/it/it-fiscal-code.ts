import type { Detector } from '../../contract.ts'

/** Italian fiscal codes: letters of surname and given name, date of birth and sex, place, check letter. */
export const detector: Detector = {
  id: 'it-fiscal-code',
  version: 1,
  entity: 'IT_FISCAL_CODE',
  jurisdiction: 'IT',
  source:
    'https://www.agenziaentrate.gov.it/portale/web/guest/schede/istanze/richiesta-ts_cf/informazioni-codificazione-pf',
  pattern:
    /(?<![0-9A-Za-z_]|[0-9][.-])[A-Z]{6}[ -]?[0-9LMNPQRSTUV]{2}[ABCDEHLMPRST][0-9LMNPQRSTUV]{2}[ -]?[A-Z][0-9LMNPQRSTUV]{3}[A-Z](?![0-9A-Za-z_]|[.-][0-9])/giu,
  lengthMax: 18,
  context: ['codice', 'fiscale', 'cf'],
  score: { pattern: 0.45, validated: 0.95 },
  validate: (match) => {
    const text = match.replace(/[ -]/g, '').toUpperCase()
    // Letters stand for digits where two people would have one code; the day of women is raised by 40.
    const day = Number(text.slice(9, 11).replace(/[A-Z]/g, (letter) => String('LMNPQRSTUV'.indexOf(letter))))
    if (day < 1 || day > 71 || day % 40 > 31 || day === 40) return false
    const sum = [...text.slice(0, 15)].reduce((all, character, index) => {
      const value = /[0-9]/.test(character) ? Number(character) : character.charCodeAt(0) - 65
      return all + (index % 2 === 0 ? (oddValues[value] ?? 0) : value)
    }, 0)
    return String.fromCharCode(65 + (sum % 26)) === text.slice(15)
  },
  samples: [
    { text: 'CF: RCCMNL83S18D969H', found: 'RCCMNL83S18D969H', isIndependent: true },
    { text: 'rssmra85t10a562s', found: 'rssmra85t10a562s', isIndependent: true },
    { text: 'codice fiscale RSSMRA 85T10 A562S', found: 'RSSMRA 85T10 A562S', isIndependent: true },
  ],
  rejects: [
    { name: 'wrong check letter', text: 'RCCMNL83S18D969I' },
    { name: 'no such day', text: 'RCCMNL83S38D969J' },
    { name: 'one letter more', text: 'RCCMNL83S18D969HA' },
    { name: 'another month letter', text: 'RCCMNL83F18D969H' },
  ],
}

/** What characters at odd places count, digits as the first ten letters. */
const oddValues = [
  1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23,
]
