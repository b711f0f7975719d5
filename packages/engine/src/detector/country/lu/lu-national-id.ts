import { isCalendarDate } from '../../check/calendar-date.ts'
import { isLuhnValid } from '../../check/luhn.ts'
import { isVerhoeffValid } from '../../check/verhoeff.ts'
import type { Detector } from '../../contract.ts'

/** Luxembourg national identification numbers: date of birth, order, a check digit by Luhn and one by Verhoeff. */
export const detector: Detector = {
  id: 'lu-national-id',
  version: 1,
  entity: 'LU_NATIONAL_ID',
  jurisdiction: 'LU',
  source: 'https://ctie.gouvernement.lu/en/dossiers/rnpp/registre-national.html',
  pattern: /(?<![0-9A-Za-z_]|[0-9][.-])(?:1[89]|20)[0-9]{2} ?[0-9]{4} ?[0-9]{5}(?![0-9A-Za-z_]|[.-][0-9])/gu,
  lengthMax: 15,
  context: ['matricule', 'cns', 'identification'],
  score: { pattern: 0.45, validated: 0.8 },
  validate: (match) => {
    const digits = match.replace(/[^0-9]/g, '')
    const isDate = isCalendarDate(
      Number(digits.slice(0, 4)),
      Number(digits.slice(4, 6)),
      Number(digits.slice(6, 8)),
    )
    return (
      isDate && isLuhnValid(digits.slice(0, 12)) && isVerhoeffValid(digits.slice(0, 11) + digits.slice(12))
    )
  },
  samples: [
    { text: 'matricule 1893 1201 05732', found: '1893 1201 05732', isIndependent: true },
    { text: '1893120105732', found: '1893120105732', isIndependent: true },
    { text: 'CNS: 1893120105732', found: '1893120105732' },
  ],
  rejects: [
    { name: 'wrong check digit', text: '1893120105733' },
    { name: 'no such month', text: '1893 1301 05732' },
    { name: 'one digit more', text: '18931201057320' },
  ],
}
