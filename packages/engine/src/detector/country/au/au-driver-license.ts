import type { Detector } from '../../contract.ts'

/** Australian driving licence numbers in the states' forms. Only a word near one makes a match. */
export const detector: Detector = {
  id: 'au-driver-license',
  version: 1,
  entity: 'AU_DRIVER_LICENSE',
  jurisdiction: 'AU',
  source: 'https://austroads.gov.au/drivers-and-vehicles/overseas-drivers',
  pattern:
    /(?<![0-9A-Za-z_]|[0-9][.-])(?:[0-9]{6,10}|[0-9]{3} [0-9]{3} [0-9]{3}|[A-Za-z][0-9]{5,6}|[0-9]{4}[A-Za-z]{2}|[A-Za-z]{2}[0-9]{4})(?![0-9A-Za-z_]|[.-][0-9])/gu,
  lengthMax: 11,
  context: ['drivers', 'driving', 'licence', 'license', 'dl', 'vicroads', 'tmr'],
  score: { pattern: 0.3, validated: 0.3 },
  samples: [
    { text: "driver's licence 072 986 125", found: '072 986 125', isIndependent: true },
    { text: 'driver licence no: 5943698', found: '5943698' },
    { text: 'licence s12345', found: 's12345' },
    { text: 'NSW licence 1234AB', found: '1234AB' },
  ],
  rejects: [
    { name: 'too short', text: '12345' },
    { name: 'too long', text: '12345678901' },
    { name: 'three letters', text: '1234ABC' },
    { name: 'inside a longer reference', text: '7-5943698' },
  ],
}
