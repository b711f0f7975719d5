import type { Detector } from '../../contract.ts'

/**
 * US driving licence numbers in the states' common forms. None has a published check digit, so that only a
 * word near one makes a match.
 */
export const detector: Detector = {
  id: 'us-driver-license',
  version: 1,
  entity: 'US_DRIVER_LICENSE',
  jurisdiction: 'US',
  source: 'https://www.aamva.org/identity/driver-license-and-identification-card-design-standard',
  pattern:
    /(?<![0-9A-Za-z_]|[0-9][.-])(?:[A-Za-z](?:[0-9]{5,14}|[0-9]{2}-[0-9]{2}-[0-9]{4}|[0-9]{2}-[0-9]{3}-[0-9]{3}|[ -]?[0-9]{3}[ -][0-9]{3}[ -][0-9]{2,3}(?:[ -][0-9]{3}(?:[ -][0-9])?)?|[0-9]{3}-[0-9]{4}-[0-9]{4}(?:-[0-9]{2})?|[0-9]{4} [0-9]{5} [0-9]{5})|[A-Za-z]{2}[0-9]{6}[A-Za-z]?|[A-Za-z]{3}[0-9]{6}|WDL[A-Za-z0-9]{9}|[A-Za-z]{5}[A-Za-z*]{2}[0-9]{3}[A-Za-z0-9]{2}|[0-9]{2}[A-Za-z]{3}[0-9]{5}|[0-9]{3}[A-Za-z]{2}[0-9]{4}|[0-9]{7}[A-Za-z]|[0-9]{7,10}|[0-9]{12}|[0-9]{2}-[0-9]{3}-[0-9]{4}|[0-9]{3} [0-9]{3} [0-9]{3})(?![0-9A-Za-z_]|[.-][0-9])/gu,
  lengthMax: 19,
  context: [
    'driver',
    'drivers',
    'driving',
    'license',
    'licence',
    'driverslicense',
    'driverlicense',
    'licensenumber',
    'dl',
    'dln',
    'dlnumber',
    'dmv',
    'permit',
    'licencia',
  ],
  score: { pattern: 0.3, validated: 0.3 },
  samples: [
    { text: "driver's license: I1234568", found: 'I1234568', isIndependent: true },
    { text: 'DL D1234 56789 01234', found: 'D1234 56789 01234' },
    { text: 'license F255-921-50-094-0', found: 'F255-921-50-094-0', isIndependent: true },
    { text: 'license WDLABCD456DG', found: 'WDLABCD456DG', isIndependent: true },
    { text: 'Texas dl 12345678', found: '12345678' },
    { text: 'license d123-4567-8901', found: 'd123-4567-8901' },
  ],
  rejects: [
    { name: 'too short', text: 'D1234' },
    { name: 'too long', text: 'D123456789012345' },
    { name: 'eleven digits', text: '12345678901' },
    { name: 'inside a longer reference', text: '12-I1234568-7' },
    { name: 'four letters', text: 'ABCD123456' },
  ],
}
