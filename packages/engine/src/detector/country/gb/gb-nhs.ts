import { weightedSum } from '../../check/weighted-sum.ts'
import type { Detector } from '../../contract.ts'

const weights = [10, 9, 8, 7, 6, 5, 4, 3, 2, 1]

/** British NHS numbers. One check digit, so that only a word near one makes a match. */
export const detector: Detector = {
  id: 'gb-nhs',
  version: 1,
  entity: 'UK_NHS',
  jurisdiction: 'GB',
  source: 'https://www.datadictionary.nhs.uk/attributes/nhs_number.html',
  pattern:
    /(?<![0-9A-Za-z_]|[0-9][.-])[0-9]{3}(?:[0-9]{7}| [0-9]{3} [0-9]{4}|-[0-9]{3}-[0-9]{4})(?![0-9A-Za-z_]|[.-][0-9])/gu,
  lengthMax: 12,
  context: ['nhs', 'nhsnumber', 'patient', 'patients', 'gp', 'surgery', 'hospital', 'hcn'],
  score: { pattern: 0.3, validated: 0.45 },
  validate: (match) => weightedSum(match.replace(/[^0-9]/g, ''), weights) % 11 === 0,
  samples: [
    { text: 'NHS number 943 476 5919', found: '943 476 5919', isIndependent: true },
    { text: 'nhs no: 4010232137', found: '4010232137', isIndependent: true },
    { text: 'patient 943-476-5870.', found: '943-476-5870', isIndependent: true },
  ],
  rejects: [
    { name: 'wrong check digit', text: '943 476 5918' },
    { name: 'one digit more', text: '943 476 59190' },
    { name: 'inside a longer reference', text: '12-943-476-5919' },
    { name: 'groups that no number has', text: '9434 765 919' },
  ],
}
