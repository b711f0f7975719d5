import { isLuhnValid } from '../../check/luhn.ts'
import type { Detector } from '../../contract.ts'

/** French VAT numbers: FR, a key of two digits or letters, a SIREN. Those of Monaco have no SIREN. */
export const detector: Detector = {
  id: 'fr-vat',
  version: 1,
  entity: 'FR_VAT_ID',
  jurisdiction: 'FR',
  source: 'https://www.economie.gouv.fr/cedef/numero-tva-intracommunautaire',
  pattern:
    /(?<![0-9A-Za-z_]|[0-9][.-])FR ?[0-9A-HJ-NP-Z]{2} ?[0-9]{3} ?[0-9]{3} ?[0-9]{3}(?![0-9A-Za-z_]|[.-][0-9])/giu,
  lengthMax: 17,
  context: ['tva', 'vat', 'intracommunautaire'],
  score: { pattern: 0.45, validated: 0.9 },
  validate: (match) => {
    const text = match.replaceAll(' ', '').toUpperCase()
    const siren = text.slice(4)
    return (siren.startsWith('000') || isLuhnValid(siren)) && isKeyValid(text.slice(2, 4), Number(siren))
  },
  samples: [
    { text: 'TVA FR 40 303 265 045', found: 'FR 40 303 265 045', isIndependent: true },
    { text: 'FR40303265045', found: 'FR40303265045', isIndependent: true },
    { text: 'FRK7399859412', found: 'FRK7399859412', isIndependent: true },
    { text: 'tva fr4z123456782', found: 'fr4z123456782', isIndependent: true },
    { text: 'FR 53 000 004 605', found: 'FR 53 000 004 605', isIndependent: true },
    { text: 'vat: FR 40303265045', found: 'FR 40303265045' },
  ],
  rejects: [
    { name: 'wrong key', text: 'FR41303265045' },
    { name: 'wrong key with a letter', text: 'FRK8399859412' },
    { name: 'a letter that no key has', text: 'FRIO334175221' },
    { name: 'wrong SIREN', text: 'FR40303265046' },
    { name: 'one digit more', text: 'FR403032650450' },
  ],
}

const keyCharacters = '0123456789ABCDEFGHJKLMNPQRSTUVWXYZ'

/** Keys of two digits go by 97; where one is a letter, which I and O are not, both are one number to eleven. */
function isKeyValid(key: string, siren: number): boolean {
  if (/^[0-9]{2}$/.test(key)) return (12 + 3 * (siren % 97)) % 97 === Number(key)
  const first = keyCharacters.indexOf(key.charAt(0))
  const second = keyCharacters.indexOf(key.charAt(1))
  const number = first < 10 ? first * 24 + second - 10 : first * 34 + second - 100
  return (siren + 1 + Math.floor(number / 11)) % 11 === number % 11
}
