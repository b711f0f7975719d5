import { isCalendarDate } from '../../check/calendar-date.ts'
import type { Detector } from '../../contract.ts'

/**
 * Indonesian population numbers (NIK), and those of family cards: province, regency, district, date of birth (40
 * added to the day of a woman), serial number. Only a word near one makes a match.
 */
export const detector: Detector = {
  id: 'id-nik',
  version: 1,
  entity: 'ID_NIK',
  jurisdiction: 'ID',
  source: 'https://peraturan.bpk.go.id/Details/40202/uu-no-24-tahun-2013',
  pattern:
    /(?<![0-9A-Za-z_]|[0-9][.-])(?:1[1-9]|21|3[1-6]|5[1-3]|6[1-5]|7[1-6]|8[12]|9[1-7])[0-9]{2}(?:[0-9]{12}|(?: [0-9]{4}){3}|(?:-[0-9]{4}){3}|[ .-]?[0-9]{2}[ .-][0-9]{6}[ .-][0-9]{4})(?![0-9A-Za-z_]|[.-][0-9])/gu,
  lengthMax: 19,
  context: ['nik', 'ktp', 'ektp', 'kk', 'kependudukan', 'penduduk', 'dukcapil', 'identitas'],
  score: { pattern: 0.4, validated: 0.45 },
  validate: (match) => {
    const digits = match.replace(/[^0-9]/g, '')
    const day = Number(digits.slice(6, 8)) % 40
    const month = Number(digits.slice(8, 10))
    // 2000 is a leap year: which century it was does not show.
    const year = 2000 + Number(digits.slice(10, 12))
    return Number(digits.slice(6, 8)) < 72 && isCalendarDate(year, month, day) && !digits.endsWith('0000')
  },
  samples: [
    { text: 'NIK 3171011708450001', found: '3171011708450001', isIndependent: true },
    { text: 'nomor KTP: 3171 0157 0890 0003', found: '3171 0157 0890 0003' },
    { text: 'nik 317101.170845.0001', found: '317101.170845.0001' },
  ],
  rejects: [
    { name: 'no such province', text: '4171011708450001' },
    { name: 'no such day', text: '3171013908450001' },
    { name: 'no such month', text: '3171011713450001' },
    { name: 'no serial number', text: '3171011708450000' },
    { name: 'one digit more', text: '31710117084500011' },
    { name: 'inside a longer reference', text: '3171011708450001-2' },
  ],
}
