import { isMod1110Valid } from '../../check/iso-7064.ts'
import type { Detector } from '../../contract.ts'

/** German tax identification numbers (Steuer-IdNr.): of the first ten digits one or two stand twice or thrice, then a check digit. They count only beside a word. */
export const detector: Detector = {
  id: 'de-tax-id',
  version: 1,
  entity: 'DE_TAX_ID',
  jurisdiction: 'DE',
  source:
    'https://www.bzst.de/DE/Privatpersonen/SteuerlicheIdentifikationsnummer/steuerlicheidentifikationsnummer_node.html',
  pattern: /(?<![0-9A-Za-z_]|[0-9][.-])[1-9][0-9](?: ?[0-9]{3}){3}(?![0-9A-Za-z_]|[.-][0-9])/gu,
  lengthMax: 14,
  context: [
    'steuer',
    'idnr',
    'steuerid',
    'steueridnr',
    'identifikationsnummer',
    'steueridentifikationsnummer',
    'tin',
    'tax',
  ],
  score: { pattern: 0.4, validated: 0.8 },
  validate: (match) => {
    const digits = match.replace(/[^0-9]/g, '')
    if (!isMod1110Valid(digits) || !isSpread(digits.slice(0, 10))) return false
    return { start: 0, end: match.length, isWeak: !match.includes(' ') }
  },
  samples: [
    { text: 'Steuer-ID: 36 574 261 809', found: '36 574 261 809', isIndependent: true },
    { text: 'IdNr. 36574261809', found: '36574261809', isIndependent: true },
    { text: 'Identifikationsnummer 86095742719', found: '86095742719', isIndependent: true },
  ],
  rejects: [
    { name: 'wrong check digit', text: 'Steuer-ID 36 574 261 808' },
    { name: 'one digit more', text: '365742618090' },
    { name: 'ten different digits', text: '12345678900' },
    { name: 'inside a longer reference', text: 'AB-36574261809-7' },
  ],
}

/** Whether one digit stands twice or thrice and all others at most once. */
function isSpread(digits: string): boolean {
  const counts = Array.from({ length: 10 }, (_, digit) => digits.split(String(digit)).length - 1)
  return counts.filter((count) => count > 1).length === 1 && Math.max(...counts) <= 3
}
