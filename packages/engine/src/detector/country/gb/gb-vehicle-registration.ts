import type { Detector } from '../../contract.ts'

/** British vehicle registration marks from 1963 on. Only a word near one makes a match. */
export const detector: Detector = {
  id: 'gb-vehicle-registration',
  version: 1,
  entity: 'UK_VEHICLE_REGISTRATION',
  jurisdiction: 'GB',
  source: 'https://www.gov.uk/government/publications/vehicle-registration-numbers-and-number-plates',
  pattern:
    /(?<![0-9A-Za-z_]|[0-9][.-])(?:[A-HJ-PR-Ya-hj-pr-y][A-HJ-PR-Ya-hj-pr-y](?:0[2-9]|[1-7][0-9]) ?[A-HJ-PR-Za-hj-pr-z]{3}|[A-HJ-NPR-TV-Y][1-9][0-9]{0,2} ?[A-HJ-PR-Z]{3}|[A-Z]{3} ?[1-9][0-9]{0,2}[A-HJ-NPR-TV-Y]|[A-Z](?:[IZ][A-Z]|[A-Z][IZ]) ?[1-9][0-9]{3})(?![0-9A-Za-z_]|[.-][0-9])/gu,
  lengthMax: 8,
  context: [
    'reg',
    'registration',
    'registered',
    'plate',
    'plates',
    'numberplate',
    'vehicle',
    'car',
    'van',
    'vrm',
    'vrn',
    'dvla',
    'mot',
  ],
  score: { pattern: 0.4, validated: 0.4 },
  samples: [
    { text: 'reg BD51 SMR', found: 'BD51 SMR', isIndependent: true },
    { text: 'my car is ab12cde', found: 'ab12cde', isIndependent: true },
    { text: 'registration A123 BCD', found: 'A123 BCD', isIndependent: true },
    { text: 'plate ABC 123D', found: 'ABC 123D', isIndependent: true },
    { text: 'vehicle AIG 9432', found: 'AIG 9432' },
  ],
  rejects: [
    { name: 'a letter that is never given', text: 'QD51 SMR' },
    { name: 'no such age identifier', text: 'BD01 SMR' },
    { name: 'one letter more', text: 'BD51 SMRT' },
    { name: 'one digit more', text: 'BD511 SMR' },
    { name: 'a postcode', text: 'SW12 9AB' },
    { name: 'inside a longer reference', text: 'BD51SMR-7' },
  ],
}
