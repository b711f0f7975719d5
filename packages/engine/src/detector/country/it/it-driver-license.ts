import type { Detector } from '../../contract.ts'

/** Italian driving licences; they count only beside a word. */
export const detector: Detector = {
  id: 'it-driver-license',
  version: 1,
  entity: 'IT_DRIVER_LICENSE',
  jurisdiction: 'IT',
  source: 'https://www.ilportaledellautomobilista.it/',
  pattern:
    /(?<![0-9A-Za-z_]|[0-9][.-])(?:[A-Z]{2}[0-9]{7}[A-Z]|U1[A-Z0-9]{7}[A-Z])(?![0-9A-Za-z_]|[.-][0-9])/gu,
  lengthMax: 10,
  context: ['patente', 'guida', 'licence', 'license'],
  score: { pattern: 0.4, validated: 0.4 },
  samples: [
    { text: 'patente U1H61K000H', found: 'U1H61K000H', isIndependent: true },
    { text: 'patente di guida AA0123456B', found: 'AA0123456B', isIndependent: true },
    { text: 'Patente: MI1234567X', found: 'MI1234567X' },
  ],
  rejects: [
    { name: 'no last letter', text: 'patente AA0123456' },
    { name: 'one digit more', text: 'patente AA01234567B' },
  ],
}
