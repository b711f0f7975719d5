import { isLuhnValid } from '../../check/luhn.ts'
import type { Detector } from '../../contract.ts'

/** Israeli identity numbers (teudat zehut). One check digit, so that only a word near one makes a match. */
export const detector: Detector = {
  id: 'il-id-number',
  version: 1,
  entity: 'IL_ID_NUMBER',
  jurisdiction: 'IL',
  source:
    'https://www.oecd.org/tax/automatic-exchange/crs-implementation-and-assistance/tax-identification-numbers/Israel-TIN.pdf',
  pattern: /(?<![0-9A-Za-z_]|[0-9][.-])[0-9]{8}-?[0-9](?![0-9A-Za-z_]|[.-][0-9])/gu,
  lengthMax: 10,
  // The abbreviation is written with a quote between its two letters, which makes two words of them.
  context: ['teudat', 'zehut', 'tz', 'israel', 'israeli', 'ז', 'תז', 'זהות', 'הזהות', 'תעודת'],
  score: { pattern: 0.3, validated: 0.45 },
  validate: (match) => {
    const digits = match.replace('-', '')
    return digits !== '000000000' && isLuhnValid(digits)
  },
  samples: [
    { text: 'teudat zehut 039337423', found: '039337423', isIndependent: true },
    { text: 'תעודת זהות 03933742-3', found: '03933742-3', isIndependent: true },
    { text: 'ת"ז 123456782', found: '123456782', isIndependent: true },
  ],
  rejects: [
    { name: 'wrong check digit', text: '039337424' },
    { name: 'nought alone', text: '000000000' },
    { name: 'one digit more', text: '0393374230' },
    { name: 'inside a longer reference', text: '039337423-1' },
  ],
}
