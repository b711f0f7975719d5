import { isLuhnValid } from '../check/luhn.ts'
import type { Detector } from '../contract.ts'

/**
 * Numbers of SIM cards (ICCID) of 19 digits, or of 20 where the last one may stand behind the check digit. Only a
 * word near one makes a match.
 */
export const detector: Detector = {
  id: 'iccid',
  version: 1,
  entity: 'ICCID',
  jurisdiction: 'INTL',
  source: 'https://www.itu.int/rec/T-REC-E.118',
  pattern:
    /(?<![0-9A-Za-z_]|[0-9][.,-])89(?:[0-9]{16,17}|[ -]?[0-9]{2}(?:[ -]?[0-9]{4}){3}[ -]?[0-9]{2,4}|(?: [0-9]{2}){8}(?: [0-9]{1,2})?)F?(?![0-9A-Za-z_]|[.,-][0-9])/gu,
  lengthMax: 30,
  context: ['iccid', 'sim', 'simcard', 'esim', 'simkarte', 'usim', 'icc'],
  score: { pattern: 0.4, validated: 0.45 },
  validate: (match) => {
    const digits = match.replace(/[^0-9]/g, '')
    if (digits.length === 20) return isLuhnValid(digits) || isLuhnValid(digits.slice(0, 19))
    return digits.length === 19 && isLuhnValid(digits)
  },
  samples: [
    { text: 'SIM 8965880812100011146', found: '8965880812100011146', isIndependent: true },
    { text: 'iccid: 89014103211118510720', found: '89014103211118510720', isIndependent: true },
    { text: 'ICCID 8965 8808 1210 0011 146.', found: '8965 8808 1210 0011 146' },
    { text: 'sim card 8965880812100011146F', found: '8965880812100011146F' },
  ],
  rejects: [
    { name: 'wrong check digit', text: '8965880812100011147' },
    { name: 'not of telecommunications', text: '8865880812100011148' },
    { name: 'one digit less', text: '896588081210001114' },
    { name: 'two digits more', text: '896588081210001114600' },
    { name: 'inside a longer reference', text: '12-8965880812100011146' },
  ],
}
