import type { Detector } from '../../contract.ts'

const letters = 'ABCDEFGHJKLMNPQRSTUVWXYZ'

/**
 * New Zealand national health index numbers, of the old form (check digit modulo 11) and the one since 2022
 * (check letter modulo 24 or 23: both are published). Only a word near one makes a match.
 */
export const detector: Detector = {
  id: 'nz-nhi',
  version: 1,
  entity: 'NZ_NHI',
  jurisdiction: 'NZ',
  source: 'https://www.tewhatuora.govt.nz/publications/hiso-100462023-consumer-health-identity-standard/',
  pattern:
    /(?<![0-9A-Za-z_]|[0-9][.-])[A-HJ-NP-Z]{3}(?:[0-9]{4}|[0-9]{2}[A-HJ-NP-Z]{2})(?![0-9A-Za-z_]|[.-][0-9])/giu,
  lengthMax: 7,
  context: ['nhi', 'nhis', 'health', 'patient', 'hospital', 'gp'],
  score: { pattern: 0.3, validated: 0.45 },
  validate: (match) => {
    const text = match.toUpperCase()
    const check = text.charAt(6)
    const sum = sumOf(text)
    if (/[0-9]/.test(check)) return sum % 11 > 0 && (11 - (sum % 11)) % 10 === Number(check)
    return [24, 23].some((base) => letters.charAt(base - (sum % base) - 1) === check)
  },
  samples: [
    { text: 'NHI ZZZ0016', found: 'ZZZ0016', isIndependent: true },
    { text: 'patient zac5361', found: 'zac5361', isIndependent: true },
    { text: 'nhi: ALU18KZ', found: 'ALU18KZ', isIndependent: true },
    { text: 'nhi number ZBN77VL', found: 'ZBN77VL', isIndependent: true },
  ],
  rejects: [
    { name: 'wrong check digit', text: 'ZZZ0017' },
    { name: 'wrong check letter', text: 'ZZZ00AA' },
    { name: 'a letter that is never used', text: 'ZIZ0016' },
    { name: 'one digit more', text: 'ZZZ00160' },
    { name: 'inside a longer reference', text: 'ZZZ0016-7' },
  ],
}

/** Letters count from 1, without I and O; weights fall from 7 to 2. */
function sumOf(text: string): number {
  return Array.from(text.slice(0, 6)).reduce((sum, unit, index) => {
    const value = /[0-9]/.test(unit) ? Number(unit) : letters.indexOf(unit) + 1
    return sum + value * (7 - index)
  }, 0)
}
