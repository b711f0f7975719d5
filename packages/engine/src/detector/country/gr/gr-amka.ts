import { isLuhnValid } from '../../check/luhn.ts'
import type { Detector } from '../../contract.ts'

/** Greek social security numbers (AMKA): date of birth, serial number, check digit by Luhn; they count only beside a word. */
export const detector: Detector = {
  id: 'gr-amka',
  version: 1,
  entity: 'GR_AMKA',
  jurisdiction: 'GR',
  source: 'https://www.amka.gr/tieinai.html',
  pattern: /(?<![0-9A-Za-z_]|[0-9][.-])[0-3][0-9][01][0-9]{3}[0-9]{5}(?![0-9A-Za-z_]|[.-][0-9])/gu,
  lengthMax: 11,
  context: ['amka', 'αμκα', 'ασφάλισης', 'κοινωνικής'],
  score: { pattern: 0.4, validated: 0.4 },
  validate: (match) => {
    if (Number(match.slice(2, 4)) > 12 || Number(match.slice(0, 2)) > 31) return false
    return isLuhnValid(match)
  },
  samples: [
    { text: 'AMKA 01013099997', found: '01013099997', isIndependent: true },
    { text: 'ΑΜΚΑ: 01013099997', found: '01013099997' },
    { text: 'amka 01013099997.', found: '01013099997' },
  ],
  rejects: [
    { name: 'wrong check digit', text: 'AMKA 01013099998' },
    { name: 'no such month', text: 'AMKA 01133099997' },
    { name: 'one digit more', text: 'AMKA 010130999970' },
  ],
}
