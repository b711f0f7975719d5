import { isShortDate } from '../../check/calendar-date.ts'
import type { Detector } from '../../contract.ts'

/**
 * Malaysian identity card numbers: date of birth, place of birth, serial number. Without their hyphens only a
 * word near one makes a match.
 */
export const detector: Detector = {
  id: 'my-nric',
  version: 1,
  entity: 'MY_NRIC',
  jurisdiction: 'MY',
  source: 'https://www.jpn.gov.my/en/kod-negeri-eng',
  pattern:
    /(?<![0-9A-Za-z_]|[0-9][.-])[0-9]{2}[01][0-9][0-3][0-9](?:-(?:0[1-9]|1[0-6]|[2-5][1-9]|[345]0|6[0-8]|7[124-9]|8[2-9]|9[0-389])-| (?:0[1-9]|1[0-6]|[2-5][1-9]|[345]0|6[0-8]|7[124-9]|8[2-9]|9[0-389]) |(?:0[1-9]|1[0-6]|[2-5][1-9]|[345]0|6[0-8]|7[124-9]|8[2-9]|9[0-389]))[0-9]{4}(?![0-9A-Za-z_]|[.-][0-9])/gu,
  lengthMax: 14,
  context: ['nric', 'ic', 'mykad', 'mykid', 'kad', 'pengenalan', 'kp', 'identity'],
  score: { pattern: 0.4, validated: 0.65 },
  validate: (match) => {
    const isDate = isShortDate(match, 1900) || isShortDate(match, 2000)
    return isDate && { start: 0, end: match.length, isWeak: !match.includes('-') }
  },
  samples: [
    { text: 'NRIC 770305-02-1234', found: '770305-02-1234', isIndependent: true },
    { text: '880101-14-5566', found: '880101-14-5566' },
    { text: 'no. kad pengenalan: 770305021234', found: '770305021234', isIndependent: true },
    { text: 'ic 880101 14 5566', found: '880101 14 5566' },
  ],
  rejects: [
    { name: 'no such day', text: '771305-02-1234' },
    { name: 'no such place', text: '770305-17-1234' },
    { name: 'one digit more', text: '770305-02-12345' },
    { name: 'one digit less', text: '770305-02-123' },
    { name: 'inside a longer reference', text: '1-770305-02-1234' },
  ],
}
