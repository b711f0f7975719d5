import { weightedSum } from '../../check/weighted-sum.ts'
import type { Detector } from '../../contract.ts'

const weights = [8, 7, 6, 5, 4, 3, 2]

/** Irish personal public service numbers: seven digits and a check letter, since 2013 with a second letter. They count only beside a word, as one in 26 has that letter. */
export const detector: Detector = {
  id: 'ie-pps',
  version: 1,
  entity: 'IE_PPS',
  jurisdiction: 'IE',
  source: 'https://www.gov.ie/en/service/12e6de-get-a-personal-public-service-pps-number/',
  pattern: /(?<![0-9A-Za-z_]|[0-9][.-])[0-9]{7}[A-W][A-ITWX]?(?![0-9A-Za-z_]|[.-][0-9])/giu,
  lengthMax: 9,
  context: ['pps', 'ppsn', 'ppsno'],
  score: { pattern: 0.45, validated: 0.45 },
  validate: (match) => {
    const text = match.toUpperCase()
    // Second letters before 2013 do not count.
    const extra = /[A-I]$/.test(text.slice(8)) ? 9 * (text.charCodeAt(8) - 64) : 0
    const check = (weightedSum(text, weights) + extra) % 23
    return 'WABCDEFGHIJKLMNOPQRSTUV'.charAt(check) === text.charAt(7)
  },
  samples: [
    { text: 'PPS 6433435F', found: '6433435F', isIndependent: true },
    { text: 'ppsn: 6433435OA', found: '6433435OA', isIndependent: true },
    { text: 'PPS 6433435IH', found: '6433435IH', isIndependent: true },
    { text: 'PPS 6433435FT', found: '6433435FT', isIndependent: true },
    { text: 'pps number 6433435f', found: '6433435f' },
  ],
  rejects: [
    { name: 'wrong letter', text: 'PPS 6433435E' },
    { name: 'wrong letter before a second one', text: 'PPS 6433435VH' },
    { name: 'one digit more', text: '64334351F' },
    { name: 'inside a longer reference', text: 'AB-6433435F-1' },
  ],
}
