import { isCalendarDate } from '../../check/calendar-date.ts'
import { isMod112Valid } from '../../check/iso-7064.ts'
import type { Detector } from '../../contract.ts'

const provinces = /^(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3]|91)/

/** Chinese resident identity numbers: province, date, serial number, check character of ISO 7064 MOD 11-2. */
export const detector: Detector = {
  id: 'cn-resident-id',
  version: 1,
  entity: 'CN_RESIDENT_ID',
  jurisdiction: 'CN',
  source: 'https://openstd.samr.gov.cn/bzgk/gb/newGbInfo?hcno=080D6FBF2BB468F9007657F26D60013E',
  pattern:
    /(?<![0-9A-Za-z_]|[0-9][.-])[1-9][0-9]{5} ?(?:18|19|20)[0-9]{2}[01][0-9][0-3][0-9] ?[0-9]{3}[0-9Xx](?![0-9A-Za-z_]|[.-][0-9])/gu,
  lengthMax: 20,
  context: [
    '身份证',
    '身份证号',
    '身份证号码',
    '公民身份号码',
    '身分證',
    '身分證字號',
    '身份證',
    'resident',
    'citizen',
  ],
  score: { pattern: 0.3, validated: 0.95 },
  validate: (match) => {
    const text = match.replaceAll(' ', '').toUpperCase()
    const year = Number(text.slice(6, 10))
    if (
      !provinces.test(text) ||
      !isCalendarDate(year, Number(text.slice(10, 12)), Number(text.slice(12, 14)))
    )
      return false
    return isMod112Valid(text)
  },
  samples: [
    { text: '身份证号11010519491231002X', found: '11010519491231002X', isIndependent: true },
    { text: '360426199101010071', found: '360426199101010071', isIndependent: true },
    { text: '110105 19491231 002x', found: '110105 19491231 002x' },
  ],
  rejects: [
    { name: 'wrong check digit', text: '110105194912310029' },
    { name: 'no such province', text: '990105194912310020' },
    { name: 'no such day', text: '11010519491331002X' },
    { name: 'one digit more', text: '11010519491231002X1' },
    { name: 'inside a longer reference', text: '7-11010519491231002X' },
  ],
}
