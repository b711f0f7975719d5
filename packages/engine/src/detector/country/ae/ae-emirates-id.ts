import { isLuhnValid } from '../../check/luhn.ts'
import type { Detector } from '../../contract.ts'

/**
 * Emirates identity numbers: the country's code, the year of birth, seven digits, a check digit of an unpublished
 * rule, most often Luhn's. Bare digits that are not right by it count only with a word near them.
 */
export const detector: Detector = {
  id: 'ae-emirates-id',
  version: 1,
  entity: 'AE_EMIRATES_ID',
  jurisdiction: 'AE',
  source: 'https://icp.gov.ae/en/',
  pattern:
    /(?<![0-9A-Za-z_]|[0-9][.-])784(?:-(?:19|20)[0-9]{2}-[0-9]{7}-[0-9]| (?:19|20)[0-9]{2} [0-9]{7} [0-9]|(?:19|20)[0-9]{10})(?![0-9A-Za-z_]|[.-][0-9])/gu,
  lengthMax: 18,
  context: ['emirates', 'eid', 'emiratesid', 'uae', 'id', 'identity', 'الهوية', 'هوية'],
  score: { pattern: 0.45, validated: 0.9 },
  validate: (match) => {
    const isStrong = match.length > 15 || isLuhnValid(match)
    return { start: 0, end: match.length, isWeak: !isStrong }
  },
  samples: [
    { text: 'Emirates ID 784-1979-1234567-1', found: '784-1979-1234567-1', isIndependent: true },
    { text: '784-1990-1234567-8', found: '784-1990-1234567-8', isIndependent: true },
    { text: '784197912345671', found: '784197912345671', isIndependent: true },
    { text: 'eid: 784199012345678', found: '784199012345678' },
    { text: 'الهوية 784 1990 1234567 8', found: '784 1990 1234567 8' },
  ],
  rejects: [
    { name: 'another country', text: '785-1979-1234567-1' },
    { name: 'no such year', text: '784-1779-1234567-1' },
    { name: 'one digit more', text: '784-1979-1234567-12' },
    { name: 'one digit less', text: '784-1979-123456-1' },
    { name: 'inside a longer reference', text: '1-784-1979-1234567-1' },
  ],
}
