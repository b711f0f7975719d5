import { weightedSum } from '../../check/weighted-sum.ts'
import type { Detector } from '../../contract.ts'

const weights = [13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2]

/**
 * Thai identity numbers with their check digit. Without the groups in which cards print them, only a word
 * near one makes a match.
 */
export const detector: Detector = {
  id: 'th-national-id',
  version: 1,
  entity: 'TH_TNIN',
  jurisdiction: 'TH',
  source:
    'https://www.oecd.org/tax/automatic-exchange/crs-implementation-and-assistance/tax-identification-numbers/Thailand-TIN.pdf',
  pattern:
    /(?<![0-9A-Za-z_]|[0-9][.-])[1-8](?:[0-9]{12}|-[0-9]{4}-[0-9]{5}-[0-9]{2}-[0-9]| [0-9]{4} [0-9]{5} [0-9]{2} [0-9])(?![0-9A-Za-z_]|[.-][0-9])/gu,
  lengthMax: 17,
  context: [
    'บัตรประชาชน',
    'เลขบัตรประชาชน',
    'เลขประจำตัวประชาชน',
    'หมายเลขบัตรประชาชน',
    'เลขบัตรประจำตัวประชาชน',
    'เลขประจําตัวประชาชน',
    'thai',
    'citizen',
    'national',
    'identification',
  ],
  score: { pattern: 0.45, validated: 0.8 },
  validate: (match) => {
    const digits = match.replace(/[^0-9]/g, '')
    const isChecked = (11 - (weightedSum(digits, weights) % 11)) % 10 === Number(digits.charAt(12))
    return isChecked && { start: 0, end: match.length, isWeak: match === digits }
  },
  samples: [
    { text: '1-2345-45678-78-1', found: '1-2345-45678-78-1', isIndependent: true },
    { text: 'เลขประจำตัวประชาชน 1 2345 45678 78 1', found: '1 2345 45678 78 1' },
    { text: 'เลขบัตรประชาชน 1234545678781', found: '1234545678781', isIndependent: true },
  ],
  rejects: [
    { name: 'wrong check digit', text: '1-2345-45678-78-2' },
    { name: 'one digit more', text: '12345456787810' },
    { name: 'groups that no card has', text: '12-345-45678-78-1' },
    { name: 'inside a longer reference', text: '7-1-2345-45678-78-1' },
  ],
}
