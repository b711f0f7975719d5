import { mod97 } from '../../check/mod-97.ts'
import type { Detector } from '../../contract.ts'

/** Belgian national register and BIS numbers: date of birth, order, key of two digits; without separators only beside a word. */
export const detector: Detector = {
  id: 'be-national-number',
  version: 1,
  entity: 'BE_NATIONAL_NUMBER',
  jurisdiction: 'BE',
  source: 'https://www.ibz.rrn.fgov.be/',
  pattern:
    /(?<![0-9A-Za-z_]|[0-9][.-])[0-9]{2}[. ]?[0-9]{2}[. ]?[0-9]{2}[ -]?[0-9]{3}[. -]?[0-9]{2}(?![0-9A-Za-z_]|[.-][0-9])/gu,
  lengthMax: 16,
  context: ['rijksregister', 'rijksregisternummer', 'national', 'niss', 'insz', 'nationaal', 'registre'],
  score: { pattern: 0.4, validated: 0.85 },
  validate: (match) => {
    const digits = match.replace(/[^0-9]/g, '')
    // The month of people outside the register is raised by 20 or 40.
    const month = Number(digits.slice(2, 4))
    if (month > 52 || month % 20 > 12 || Number(digits.slice(4, 6)) > 31) return false
    const body = digits.slice(0, 9)
    const key = Number(digits.slice(9))
    // From 2000 on a 2 stands in front of what is divided.
    if (97 - mod97(body) !== key && 97 - mod97(`2${body}`) !== key) return false
    return { start: 0, end: match.length, isWeak: !match.includes('.') }
  },
  samples: [
    { text: 'rijksregisternummer 85.07.30-033 28', found: '85.07.30-033 28', isIndependent: true },
    { text: 'NISS 85073003328', found: '85073003328', isIndependent: true },
    { text: '98.47.28-997.65', found: '98.47.28-997.65', isIndependent: true },
    { text: '01 49 07 001 85', found: '01 49 07 001 85', isIndependent: true },
    { text: '85.07.30-033.28', found: '85.07.30-033.28', isIndependent: true },
  ],
  rejects: [
    { name: 'wrong key', text: '85.07.30-033 29' },
    { name: 'no such month', text: '85.17.30-033 01' },
    { name: 'one digit more', text: '850730033280' },
  ],
}
