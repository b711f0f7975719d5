import type { Detector } from '../contract.ts'

/** API tokens of the Python Package Index. */
export const detector: Detector = {
  id: 'pypi-token',
  version: 1,
  entity: 'PYPI_TOKEN',
  jurisdiction: 'INTL',
  source: 'https://pypi.org/help/#apitoken',
  pattern: /(?<![A-Za-z0-9_])pypi-AgE[A-Za-z0-9_-]{50,250}(?![A-Za-z0-9])/gu,
  lengthMax: 310,
  context: ['pypi', 'key', 'token', 'secret'],
  score: { pattern: 0.95, validated: 0.95 },
  samples: [
    { text: `the pypi key is ${specimen()}.`, found: specimen(), isIndependent: true },
    { text: `TOKEN="${specimen()}"`, found: specimen() },
    { text: specimen(), found: specimen() },
  ],
  rejects: [
    { name: 'too short', text: specimen().slice(0, 57) },
    { name: 'inside a longer word', text: `x${specimen()}` },
    { name: 'the prefix alone', text: 'pypi-Ag' },
  ],
}

/** Put together when it is needed, so that no scanner takes this file for a leak. */
function specimen(): string {
  return [
    'py',
    'pi-AgE',
    'fjH-fGZkvMJ1owAkQD4SCG2iNwQpInVRh-pkEIDD',
    'PGQt3hCd2QuZqtBUUMiVS532Pqo5d73V4GU8_ANQ',
  ].join('')
}
