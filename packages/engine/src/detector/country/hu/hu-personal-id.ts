import { isShortDate } from '../../check/calendar-date.ts'
import { weightedSum } from '../../check/weighted-sum.ts'
import type { Detector } from '../../contract.ts'

const weightsUntil1996 = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]
const weightsFrom1997 = [10, 9, 8, 7, 6, 5, 4, 3, 2, 1]

/** Hungarian personal numbers (személyi azonosító): sex and century, date, serial number, check digit. */
export const detector: Detector = {
  id: 'hu-personal-id',
  version: 1,
  entity: 'HU_PERSONAL_ID',
  jurisdiction: 'HU',
  source: 'https://net.jogtar.hu/jogszabaly?docid=99600020.tv',
  pattern: /(?<![0-9A-Za-z_]|[0-9][.-])[1-4][ -]?[0-9]{6}[ -]?[0-9]{4}(?![0-9A-Za-z_]|[.-][0-9])/gu,
  lengthMax: 13,
  context: ['személyi', 'szemelyi', 'szem', 'azonosító'],
  score: { pattern: 0.3, validated: 0.8 },
  validate: (match) => {
    const digits = match.replace(/[^0-9]/g, '')
    const century = digits.charAt(0) < '3' ? 1900 : 2000
    if (!isShortDate(digits.slice(1), century)) return false
    const isOld = century === 1900 && Number(digits.slice(1, 3)) < 97
    return weightedSum(digits, isOld ? weightsUntil1996 : weightsFrom1997) % 11 === Number(digits.charAt(10))
  },
  samples: [
    { text: 'személyi azonosító: 1-850101-1231', found: '1-850101-1231', isIndependent: true },
    { text: '18501011231', found: '18501011231' },
    { text: '3-010101-1233', found: '3-010101-1233' },
  ],
  rejects: [
    { name: 'wrong check digit', text: '1-850101-1232' },
    { name: 'checked by the rule for people born from 1997 on', text: '1-850101-1237' },
    { name: 'no such day', text: '1-850132-1231' },
    { name: 'one digit more', text: '185010112310' },
    { name: 'inside a longer reference', text: '7-1-850101-1231' },
  ],
}
