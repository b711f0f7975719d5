import { isCzechBirthNumber, isOldBirthNumber } from '../../check/czech-birth-number.ts'
import type { Detector } from '../../contract.ts'

/**
 * Czech and Slovak birth numbers (rodné číslo). Without their slash, and without the check digit that they
 * have since 1954, only a word near one makes a match.
 */
export const detector: Detector = {
  id: 'cz-birth-number',
  version: 1,
  entity: 'CZ_BIRTH_NUMBER',
  jurisdiction: 'CZ',
  source: 'https://www.zakonyprolidi.cz/cs/2000-133',
  pattern: /(?<![0-9A-Za-z_]|[0-9][.-])[0-9]{6}(?: ?\/ ?[0-9]{3,4}|[0-9]{4})(?![0-9A-Za-z_]|[.-][0-9])/gu,
  lengthMax: 13,
  context: ['rodné', 'rodne', 'rodného', 'rodneho', 'rodným', 'rc', 'rč', 'rodnecislo'],
  score: { pattern: 0.45, validated: 0.85 },
  validate: (match) => {
    const digits = match.replace(/[^0-9]/g, '')
    const isOld = digits.length === 9
    if (isOld ? !isOldBirthNumber(digits) : !isCzechBirthNumber(digits)) return false
    return { start: 0, end: match.length, isWeak: isOld || !match.includes('/') }
  },
  samples: [
    { text: 'RČ 710319/2745', found: '710319/2745', isIndependent: true },
    { text: '736028/5163, Praha', found: '736028/5163', isIndependent: true },
    { text: '710319 / 2745', found: '710319 / 2745' },
    { text: 'rodné číslo 7103192745', found: '7103192745', isIndependent: true },
    { text: 'rodné číslo 480101/123', found: '480101/123' },
  ],
  rejects: [
    { name: 'not divisible by eleven', text: '710319/2746' },
    { name: 'no such day', text: '710332/2743' },
    { name: 'one digit more', text: '71031927450' },
    { name: 'one digit more behind the slash', text: '710319/27450' },
    { name: 'inside a longer reference', text: '1-710319/2745' },
    { name: 'nine digits, born after 1953', text: '710319/274' },
    { name: 'nine digits, no serial number', text: '480101/000' },
  ],
}
