import type { Detector } from '../../contract.ts'

/**
 * British national insurance numbers. There is no check digit, but many letter pairs are never given. Without
 * the last letter, or in lower case without spaces, only a word near one makes a match.
 */
export const detector: Detector = {
  id: 'gb-nino',
  version: 1,
  entity: 'UK_NINO',
  jurisdiction: 'GB',
  source: 'https://www.gov.uk/hmrc-internal-manuals/national-insurance-manual/nim39110',
  pattern:
    /(?<![0-9A-Za-z_]|[0-9][.-])(?!BG|GB|KN|NK|NT|TN|ZZ)[ABCEGHJ-PRSTW-Z][ABCEGHJ-NPRSTW-Z](?:[0-9]{6}| [0-9]{6}|[ -]?[0-9]{2}[ -][0-9]{2}[ -][0-9]{2})(?:[ -]?[A-D])?(?![0-9A-Za-z_]|[.-][0-9])/giu,
  lengthMax: 13,
  context: ['nino', 'ni', 'nin', 'insurance', 'nationalinsurance', 'hmrc', 'payroll', 'paye'],
  score: { pattern: 0.35, validated: 0.8 },
  validate: (match) => {
    const isLower = match !== match.toUpperCase()
    const isFull = /[A-D]$/i.test(match)
    const isBare = /^[A-Za-z0-9]+$/.test(match)
    return { start: 0, end: match.length, isWeak: !isFull || (isLower && isBare) }
  },
  samples: [
    { text: 'NI number: JG 10 37 59 A', found: 'JG 10 37 59 A', isIndependent: true },
    { text: 'AA123456C', found: 'AA123456C', isIndependent: true },
    { text: 'jg 10 37 59 a, thanks', found: 'jg 10 37 59 a' },
    { text: 'my ni is jg103759a', found: 'jg103759a' },
    { text: 'national insurance JG103759', found: 'JG103759' },
    { text: 'JG-10-37-59-A', found: 'JG-10-37-59-A' },
  ],
  rejects: [
    { name: 'letters that are never given', text: 'QQ 12 34 56 C' },
    { name: 'a pair that is never given', text: 'GB123456C' },
    { name: 'no such last letter', text: 'JG103759E' },
    { name: 'one digit more', text: 'JG1037590A' },
    { name: 'one digit less', text: 'JG10375A' },
    { name: 'inside a longer reference', text: 'JG103759A-7' },
  ],
}
