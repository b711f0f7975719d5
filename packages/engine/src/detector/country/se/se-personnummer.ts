import { isLuhnValid } from '../../check/luhn.ts'
import type { Detector } from '../../contract.ts'

/** Swedish personal and coordination numbers: date of birth, serial number, check digit by Luhn; without their sign only beside a word. */
export const detector: Detector = {
  id: 'se-personnummer',
  version: 1,
  entity: 'SE_PERSONNUMMER',
  jurisdiction: 'SE',
  source: 'https://www.skatteverket.se/privat/folkbokforing/personnummer.4.3810a01c150939e893f18c29.html',
  pattern: /(?<![0-9A-Za-z_]|[0-9][.-])(?:19|20)?[0-9]{6}[-+]?[0-9]{4}(?![0-9A-Za-z_]|[.-][0-9])/gu,
  lengthMax: 13,
  context: ['personnummer', 'personnr', 'pnr', 'samordningsnummer', 'födelsenummer'],
  score: { pattern: 0.4, validated: 0.8 },
  validate: (match) => {
    const digits = match.replace(/[^0-9]/g, '')
    const short = digits.slice(-10)
    // The day of a coordination number is raised by 60.
    const day = Number(short.slice(4, 6)) % 60
    const month = Number(short.slice(2, 4))
    if (day < 1 || day > 31 || month < 1 || month > 12 || !isLuhnValid(short)) return false
    return { start: 0, end: match.length, isWeak: !/[-+]/.test(match) }
  },
  samples: [
    { text: 'personnummer 880320-0016', found: '880320-0016', isIndependent: true },
    { text: '19880320-0016', found: '19880320-0016' },
    { text: 'pnr 8803200016', found: '8803200016' },
  ],
  rejects: [
    { name: 'wrong check digit', text: '880320-0017' },
    { name: 'no such month', text: '881320-0016' },
    { name: 'one digit more', text: '880320-00160' },
  ],
}
