import type { Detector } from '../../contract.ts'

/**
 * Vietnamese citizen identity numbers: province, century and sex, year of birth, six digits; and the nine digits
 * of the older cards. Only a word near one makes a match.
 */
export const detector: Detector = {
  id: 'vn-cccd',
  version: 1,
  entity: 'VN_CCCD',
  jurisdiction: 'VN',
  source: 'https://vanban.chinhphu.vn/?pageid=27160&docid=209594',
  pattern:
    /(?<![0-9A-Za-z_]|[0-9][.-])(?:0(?:0[1-9]|[1-8][0-9]|9[0-6])(?:[0-3][0-9]{8}| [0-3][0-9]{2} [0-9]{3} [0-9]{3}|[0-3] [0-9]{4} [0-9]{4})|[0-3][0-9]{8})(?![0-9A-Za-z_]|[.-][0-9])/gu,
  lengthMax: 15,
  context: ['cccd', 'cmnd', 'cmt', 'căn', 'cước', 'cuoc', 'chứng'],
  score: { pattern: 0.4, validated: 0.4 },
  samples: [
    { text: 'CCCD 037153000257', found: '037153000257', isIndependent: true },
    { text: 'số căn cước công dân: 001 203 012 345', found: '001 203 012 345' },
    { text: 'cmnd 023456789', found: '023456789' },
  ],
  rejects: [
    { name: 'no such province', text: '097153000257' },
    { name: 'no such century', text: '037953000257' },
    { name: 'one digit more', text: '0371530002571' },
    { name: 'one digit less', text: '03715300025' },
    { name: 'inside a longer reference', text: '037153000257-1' },
  ],
}
