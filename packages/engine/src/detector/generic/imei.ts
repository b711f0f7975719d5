import { isLuhnValid } from '../check/luhn.ts'
import type { Detector } from '../contract.ts'

/** Numbers of mobile devices (IMEI). Without their hyphens only a word near one makes a match. */
export const detector: Detector = {
  id: 'imei',
  version: 1,
  entity: 'IMEI',
  jurisdiction: 'INTL',
  source: 'https://www.gsma.com/newsroom/gsma_resources/ts-06-imei-allocation-and-approval-process/',
  pattern:
    /(?<![0-9A-Za-z_]|[0-9][.,-])[0-9]{2}(?:[ -]?[0-9]{6}[ -]?[0-9]{6}[ -]?[0-9]|[0-9]{4} [0-9]{2} [0-9]{6} [0-9])(?![0-9A-Za-z_]|[.,-][0-9])/gu,
  lengthMax: 18,
  context: ['imei', 'imeis', 'handset', 'device', 'smartphone', 'gerät', 'geraet', 'appareil', 'dispositivo'],
  score: { pattern: 0.4, validated: 0.8 },
  validate: (match) => {
    const digits = match.replace(/[^0-9]/g, '')
    // Reporting bodies have 01, 10, 30 to 59, 86, 91, 98 and 99.
    const isIssued = /^(?:01|10|3|4|5|86|9[189])/.test(digits)
    if (!isIssued || !isLuhnValid(digits) || /^(.)\1*$/.test(digits)) return false
    return { start: 0, end: match.length, isWeak: !/^[0-9]{2}-[0-9]{6}-[0-9]{6}-[0-9]$/.test(match) }
  },
  samples: [
    { text: 'IMEI 49-015420-323751-8', found: '49-015420-323751-8', isIndependent: true },
    { text: '35-209900-176148-1.', found: '35-209900-176148-1', isIndependent: true },
    { text: 'imei:352099001761481', found: '352099001761481', isIndependent: true },
    { text: 'device 35 209900 176148 1', found: '35 209900 176148 1' },
  ],
  rejects: [
    { name: 'wrong check digit', text: '49-015420-323751-7' },
    { name: 'no such reporting body', text: '20-015420-323751-1' },
    { name: 'one digit more', text: '3520990017614811' },
    { name: 'one digit less', text: '35209900176148' },
    { name: 'inside a longer reference', text: '12-352099001761481-7' },
  ],
}
