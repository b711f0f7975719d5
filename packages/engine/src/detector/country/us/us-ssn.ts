import type { Detector } from '../../contract.ts'

/**
 * US social security numbers. There is no check digit: with their hyphens they count by their area, group and
 * serial number; spelled otherwise only a word near one makes a match.
 */
export const detector: Detector = {
  id: 'us-ssn',
  version: 1,
  entity: 'US_SSN',
  jurisdiction: 'US',
  source: 'https://www.ssa.gov/employer/randomization.html',
  pattern:
    /(?<![0-9A-Za-z_]|[0-9][.-])[0-8][0-9]{2}(?: ?- ?[0-9]{2} ?- ?[0-9]{4}| [0-9]{2} [0-9]{4}|\.[0-9]{2}\.[0-9]{4}|[0-9]{6})(?![0-9A-Za-z_]|[.-][0-9])/gu,
  lengthMax: 15,
  context: [
    'ssn',
    'ssns',
    'ss',
    'ssid',
    'social',
    'socialsecuritynumber',
    'ssnumber',
    'tin',
    'taxpayer',
    'seguro',
  ],
  score: { pattern: 0.4, validated: 0.85 },
  validate: (match) => {
    const digits = match.replace(/[^0-9]/g, '')
    if (/^(?:000|666)|^...00|0000$/.test(digits)) return false
    return { start: 0, end: match.length, isWeak: !match.includes('-') }
  },
  samples: [
    { text: 'SSN 078-05-1120', found: '078-05-1120', isIndependent: true },
    { text: 'it is 219-09-9999.', found: '219-09-9999', isIndependent: true },
    { text: 'social security number: 078051120', found: '078051120', isIndependent: true },
    { text: 'ssn 536 90 4399', found: '536 90 4399' },
    { text: '536 - 90 - 4399', found: '536 - 90 - 4399' },
    { text: '{"ssn":"536.90.4399"}', found: '536.90.4399' },
  ],
  rejects: [
    { name: 'no such area', text: '000-12-3456' },
    { name: 'area 666', text: '666-12-3456' },
    { name: 'area of an ITIN', text: '900-12-3456' },
    { name: 'no group', text: '536-00-4399' },
    { name: 'no serial number', text: '536-90-0000' },
    { name: 'one digit more', text: '536-90-43990' },
    { name: 'one digit less', text: '536-90-439' },
    { name: 'inside a longer reference', text: '1-536-90-4399' },
    { name: 'groups that no number has', text: '5369-04-399' },
  ],
}
