import { mod97 } from '../check/mod-97.ts'
import type { Detector } from '../contract.ts'
import { ibanLengths } from '../data/iban-lengths.ts'

/** International bank account numbers, by their country's length and their check digits. */
export const detector: Detector = {
  id: 'iban-code',
  version: 1,
  entity: 'IBAN_CODE',
  jurisdiction: 'INTL',
  source: 'https://www.swift.com/standards/data-standards/iban-international-bank-account-number',
  pattern: /(?<![A-Za-z0-9_]|[0-9a-f]-)[A-Z]{2} ?[0-9]{2}(?:[ .-]?[A-Z0-9]){11,31}/giu,
  lengthMax: 67,
  context: ['iban', 'account', 'bank', 'konto', 'kontonummer', 'compte', 'cuenta', 'conto', 'rekening'],
  score: { pattern: 0.4, validated: 0.95 },
  validate: (match) => {
    const length = ibanLengths.get(match.slice(0, 2).toUpperCase())
    const end = length === undefined ? undefined : endOf(match, length)
    if (end === undefined) return false
    const compact = match
      .slice(0, end)
      .replace(/[^A-Za-z0-9]/g, '')
      .toUpperCase()
    return mod97(compact.slice(4) + compact.slice(0, 4)) === 1 && { start: 0, end }
  },
  samples: [
    { text: 'IBAN: GB82 WEST 1234 5698 7654 32', found: 'GB82 WEST 1234 5698 7654 32', isIndependent: true },
    { text: 'DE89370400440532013000', found: 'DE89370400440532013000', isIndependent: true },
    { text: 'pay to fr14 2004 1010 0505 0001 3m02 606 today', found: 'fr14 2004 1010 0505 0001 3m02 606' },
    { text: 'NO93-8601-1117-947, thanks', found: 'NO93-8601-1117-947', isIndependent: true },
    {
      text: 'MT84 MALT 0110 0001 2345 MTLC AST0 01S.',
      found: 'MT84 MALT 0110 0001 2345 MTLC AST0 01S',
      isIndependent: true,
    },
  ],
  rejects: [
    { name: 'wrong check digits', text: 'GB83 WEST 1234 5698 7654 32' },
    { name: 'one digit short', text: 'DE8937040044053201300' },
    { name: 'one digit more', text: 'DE893704004405320130001' },
    { name: 'no such country', text: 'ZZ82 WEST 1234 5698 7654 32' },
    { name: 'inside a longer reference', text: 'XDE89370400440532013000' },
  ],
}

/** End of the first `length` letters and digits; undefined where there are fewer, or a word goes on there. */
function endOf(match: string, length: number): number | undefined {
  let count = 0
  let end = 0
  while (end < match.length && count < length) {
    if (/[A-Za-z0-9]/.test(match.charAt(end))) count += 1
    end += 1
  }
  return count < length || /[A-Za-z0-9]/.test(match.charAt(end)) ? undefined : end
}
