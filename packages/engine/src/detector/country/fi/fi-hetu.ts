import type { Detector } from '../../contract.ts'

/** Finnish personal identity codes: date of birth, sign of the century, serial number, check character. */
export const detector: Detector = {
  id: 'fi-hetu',
  version: 1,
  entity: 'FI_PERSONAL_IDENTITY_CODE',
  jurisdiction: 'FI',
  source: 'https://dvv.fi/en/personal-identity-code',
  pattern:
    /(?<![0-9A-Za-z_]|[0-9][.-])[0-3][0-9][01][0-9]{3}[-+ABCDEFYXWVU][0-9]{3}[0-9A-FHJ-NPR-Y](?![0-9A-Za-z_]|[.-][0-9])/giu,
  lengthMax: 11,
  context: ['henkilötunnus', 'hetu', 'sotu', 'personbeteckning'],
  score: { pattern: 0.45, validated: 0.95 },
  validate: (match) => {
    const text = match.toUpperCase()
    if (Number(text.slice(2, 4)) > 12 || Number(text.slice(0, 2)) > 31) return false
    const number = Number(text.slice(0, 6) + text.slice(7, 10))
    return '0123456789ABCDEFHJKLMNPRSTUVWXY'.charAt(number % 31) === text.slice(10)
  },
  samples: [
    { text: 'hetu 131052-308T', found: '131052-308T', isIndependent: true },
    { text: '131052-308t', found: '131052-308t' },
    { text: 'henkilötunnus: 010594Y9032', found: '010594Y9032', isIndependent: true },
  ],
  rejects: [
    { name: 'wrong check character', text: '131052-308U' },
    { name: 'no such month', text: '131352-308T' },
    { name: 'one digit more', text: '131052-3081T' },
  ],
}
