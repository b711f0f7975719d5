import type { Detector } from '../../contract.ts'

/** Indian vehicle registration numbers, of the states and of the Bharat series. Only a word near one makes a match. */
export const detector: Detector = {
  id: 'in-vehicle-registration',
  version: 1,
  entity: 'IN_VEHICLE_REGISTRATION',
  jurisdiction: 'IN',
  source: 'https://parivahan.gov.in/',
  pattern:
    /(?<![0-9A-Za-z_]|[0-9][.-])(?:(?:A[NPRS]|BR|C[GH]|D[DLN]|G[AJ]|H[PR]|J[HK]|K[AL]|L[AD]|M[HLNPZ]|NL|O[DR]|P[BY]|RJ|SK|T[GNRS]|U[AKP]|WB)[ -]?[0-9]{1,2}[ -]?[A-Z]{1,3}[ -]?[0-9]{4}|2[1-9][ -]?BH[ -]?[0-9]{4}[ -]?[A-HJ-NP-Z]{1,2})(?![0-9A-Za-z_]|[.-][0-9])/giu,
  lengthMax: 14,
  context: [
    'vehicle',
    'car',
    'bike',
    'scooter',
    'taxi',
    'truck',
    'reg',
    'registration',
    'plate',
    'rc',
    'rto',
    'challan',
    'fastag',
  ],
  score: { pattern: 0.4, validated: 0.4 },
  validate: (match) => {
    // In lower case, with spaces, it could be words: "as 12 pm 2020".
    return !match.includes(' ') || match === match.toUpperCase()
  },
  samples: [
    { text: 'vehicle KA53ME3456', found: 'KA53ME3456', isIndependent: true },
    { text: 'car number MH 12 DE 1433', found: 'MH 12 DE 1433', isIndependent: true },
    { text: 'registration 22 BH 6517 A', found: '22 BH 6517 A', isIndependent: true },
    { text: 'my bike: dl-8-caf-5032', found: 'dl-8-caf-5032' },
  ],
  rejects: [
    { name: 'no such state', text: 'XX12DE1433' },
    { name: 'one digit more', text: 'MH12DE14330' },
    { name: 'one digit less', text: 'MH12DE143' },
    { name: 'words', text: 'as 12 pm 2020' },
    { name: 'inside a longer reference', text: 'MH12DE1433-7' },
  ],
}
