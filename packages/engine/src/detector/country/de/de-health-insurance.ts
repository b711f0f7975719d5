import type { Detector } from '../../contract.ts'

/** German health insurance numbers (KVNR): a letter, eight digits, a check digit; they count only beside a word. */
export const detector: Detector = {
  id: 'de-health-insurance',
  version: 1,
  entity: 'DE_HEALTH_INSURANCE',
  jurisdiction: 'DE',
  source: 'https://www.gkv-datenaustausch.de/kvnr/kvnr.jsp',
  pattern: /(?<![0-9A-Za-z_]|[0-9][.-])[A-Z][0-9]{9}(?![0-9A-Za-z_]|[.-][0-9])/giu,
  lengthMax: 10,
  context: [
    'krankenkasse',
    'krankenversicherung',
    'krankenversichertennummer',
    'versichertennummer',
    'kvnr',
    'versicherten',
    'gesundheitskarte',
    'egk',
  ],
  score: { pattern: 0.4, validated: 0.4 },
  validate: (match) => {
    const numbers = String(match.toUpperCase().charCodeAt(0) - 64).padStart(2, '0') + match.slice(1, 9)
    const sum = [...numbers].reduce((all, digit, index) => {
      const weighed = Number(digit) * (index % 2 === 0 ? 1 : 2)
      return all + (weighed > 9 ? weighed - 9 : weighed)
    }, 0)
    return sum % 10 === Number(match.slice(9))
  },
  samples: [
    { text: 'KVNR A123456780', found: 'A123456780', isIndependent: true },
    { text: 'Versichertennummer: A123456780', found: 'A123456780' },
    { text: 'Krankenkasse: a123456780', found: 'a123456780' },
  ],
  rejects: [
    { name: 'wrong check digit', text: 'KVNR A123456781' },
    { name: 'one digit more', text: 'A1234567801' },
    { name: 'two letters', text: 'AB23456780' },
  ],
}
