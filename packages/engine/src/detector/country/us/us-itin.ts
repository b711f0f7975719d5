import type { Detector } from '../../contract.ts'

/**
 * US individual taxpayer identification numbers. There is no check digit: without their hyphens only a word
 * near one makes a match.
 */
export const detector: Detector = {
  id: 'us-itin',
  version: 1,
  entity: 'US_ITIN',
  jurisdiction: 'US',
  source: 'https://www.irs.gov/irm/part3/irm_03-021-263r',
  pattern:
    /(?<![0-9A-Za-z_]|[0-9][.-])9[0-9]{2}(?:-(?:5[0-9]|6[0-5]|7[0-9]|8[0-8]|9[0-24-9])-| (?:5[0-9]|6[0-5]|7[0-9]|8[0-8]|9[0-24-9]) |(?:5[0-9]|6[0-5]|7[0-9]|8[0-8]|9[0-24-9]))[0-9]{4}(?![0-9A-Za-z_]|[.-][0-9])/gu,
  lengthMax: 11,
  context: ['itin', 'itins', 'taxpayer', 'tin', 'tax', 'irs', 'individual'],
  score: { pattern: 0.4, validated: 0.8 },
  validate: (match) => ({ start: 0, end: match.length, isWeak: !match.includes('-') }),
  samples: [
    { text: 'ITIN: 999-88-9999', found: '999-88-9999', isIndependent: true },
    { text: '900-70-0000', found: '900-70-0000', isIndependent: true },
    { text: 'itin 911701234', found: '911701234' },
    { text: 'taxpayer 911 53 1234', found: '911 53 1234' },
  ],
  rejects: [
    { name: 'no such group', text: '911-93-1234' },
    { name: 'group that was never given', text: '911-67-1234' },
    { name: 'one digit more', text: '911-70-12345' },
    { name: 'one digit less', text: '91170123' },
    { name: 'inside a longer reference', text: '911-70-1234-7' },
    { name: 'a social security number', text: '811-70-1234' },
  ],
}
