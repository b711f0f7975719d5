import { weightedSum } from '../../check/weighted-sum.ts'
import type { Detector } from '../../contract.ts'

const weights = [1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1]

/** Swiss social insurance numbers (AHV, AVS): 756, ten digits, a check digit as of EAN-13. */
export const detector: Detector = {
  id: 'ch-ahv',
  version: 1,
  entity: 'CH_AHV',
  jurisdiction: 'CH',
  source: 'https://www.zas.admin.ch/en/partner-and-institutions/navs13',
  pattern:
    /(?<![0-9A-Za-z_]|[0-9][.-])756[. ]?[0-9]{4}[. ]?[0-9]{4}[. ]?[0-9]{2}(?![0-9A-Za-z_]|[.-][0-9])/gu,
  lengthMax: 16,
  context: ['ahv', 'avs', 'ahvn13', 'navs', 'sozialversicherungsnummer'],
  score: { pattern: 0.45, validated: 0.9 },
  validate: (match) => {
    const digits = match.replace(/[^0-9]/g, '')
    return weightedSum(digits, weights) % 10 === 0
  },
  samples: [
    { text: 'AHV 756.9217.0769.85', found: '756.9217.0769.85', isIndependent: true },
    { text: '7569217076985', found: '7569217076985', isIndependent: true },
    { text: 'avs: 756 9217 0769 85', found: '756 9217 0769 85' },
  ],
  rejects: [
    { name: 'wrong check digit', text: '756.9217.0769.84' },
    { name: 'another country', text: '757.9217.0769.85' },
    { name: 'one digit more', text: '75692170769850' },
  ],
}
