import { weightedSum } from '../../check/weighted-sum.ts'
import type { Detector } from '../../contract.ts'

const businessWeights = [10, 4, 9, 3, 8, 2, 7, 1]
const companyWeights = [10, 8, 6, 4, 9, 7, 5, 3, 1]
const otherWeights = [4, 3, 5, 3, 10, 2, 2, 5, 7]
const otherUnits = 'ABCDEFGHJKLMNPQRSTUVWX0123456789'

/**
 * Singaporean unique entity numbers: of businesses, of local companies with their year, of others with year and
 * kind; a check letter each. Those of businesses have little more than it: only a word near one makes a match.
 */
export const detector: Detector = {
  id: 'sg-uen',
  version: 1,
  entity: 'SG_UEN',
  jurisdiction: 'SG',
  source: 'https://www.uen.gov.sg/ueninternet/faces/pages/admin/aboutUEN.jspx',
  pattern:
    /(?<![0-9A-Za-z_]|[0-9][.-])(?:[0-9]{8}|(?:18|19|20)[0-9]{7}|[RST][0-9]{2}[A-HJ-NP-X]{2}[0-9]{4})[A-Z](?![0-9A-Za-z_]|[.-][0-9])/giu,
  lengthMax: 10,
  context: ['uen', 'uens', 'acra', 'entity', 'roc', 'rob', 'gst', 'company', 'business'],
  score: { pattern: 0.4, validated: 0.8 },
  validate: (match) => {
    const text = match.toUpperCase()
    const check = text.slice(-1)
    if (!/^[0-9]/.test(text)) return otherUnits.charAt((otherSum(text) + 6) % 11) === check
    if (text.length === 10) return 'ZKCMDNERGWH'.charAt(weightedSum(text, companyWeights) % 11) === check
    const isRight = 'XMKECAWLJDB'.charAt(weightedSum(text, businessWeights) % 11) === check
    return isRight && { start: 0, end: 9, isWeak: true }
  },
  samples: [
    { text: 'UEN 00192200M', found: '00192200M', isIndependent: true },
    { text: '197401143C', found: '197401143C', isIndependent: true },
    { text: 'T01FC6132D', found: 'T01FC6132D', isIndependent: true },
    { text: 'uen: s16fc0121d', found: 's16fc0121d', isIndependent: true },
  ],
  rejects: [
    { name: 'wrong check letter', text: '197401143D' },
    { name: 'wrong check letter of a business', text: '00192200N' },
    { name: 'wrong check letter of another entity', text: 'T01FC6132E' },
    { name: 'no such year', text: '217401143C' },
    { name: 'one digit more', text: '1974011430C' },
    { name: 'inside a longer reference', text: '197401143C-1' },
  ],
}

function otherSum(text: string): number {
  return otherWeights.reduce((sum, weight, index) => sum + weight * otherUnits.indexOf(text.charAt(index)), 0)
}
