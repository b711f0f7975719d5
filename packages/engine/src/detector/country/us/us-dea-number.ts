import type { Detector } from '../../contract.ts'

/**
 * Registration numbers of the US Drug Enforcement Administration, which prescribers have. One check digit, so
 * that only a word near one makes a match.
 */
export const detector: Detector = {
  id: 'us-dea-number',
  version: 1,
  entity: 'MEDICAL_LICENSE',
  jurisdiction: 'US',
  source: 'https://www.deadiversion.usdoj.gov/drugreg/registration.html',
  pattern: /(?<![0-9A-Za-z_]|[0-9][.-])[A-HJ-NPRSTUX][A-Z9][0-9]{7}(?![0-9A-Za-z_]|[.-][0-9])/giu,
  lengthMax: 9,
  context: [
    'dea',
    'prescriber',
    'prescription',
    'physician',
    'doctor',
    'medical',
    'pharmacy',
    'practitioner',
  ],
  score: { pattern: 0.4, validated: 0.45 },
  validate: (match) => {
    const [first = 0, second = 0, third = 0, fourth = 0, fifth = 0, sixth = 0, check] = Array.from(
      match.slice(2),
      Number,
    )
    return (first + third + fifth + 2 * (second + fourth + sixth)) % 10 === check
  },
  samples: [
    { text: 'DEA BB1388568', found: 'BB1388568', isIndependent: true },
    { text: 'DEA number: AB1234563', found: 'AB1234563', isIndependent: true },
    { text: 'prescriber f91234563', found: 'f91234563', isIndependent: true },
  ],
  rejects: [
    { name: 'wrong check digit', text: 'BB1388569' },
    { name: 'no such registrant', text: 'QB1388568' },
    { name: 'one digit more', text: 'BB13885680' },
    { name: 'inside a longer reference', text: 'BB1388568-7' },
  ],
}
