import type { Detector } from '../contract.ts'

/** Access tokens of Intercom: `tok:` in base64. */
export const detector: Detector = {
  id: 'intercom-token',
  version: 1,
  entity: 'INTERCOM_TOKEN',
  jurisdiction: 'INTL',
  source: 'https://developers.intercom.com/docs/build-an-integration/learn-more/authentication',
  pattern: /(?<![A-Za-z0-9_])dG9rO[jk][A-Za-z0-9+/]{50,80}(?![A-Za-z0-9])/gu,
  lengthMax: 140,
  context: ['intercom', 'key', 'token', 'secret'],
  score: { pattern: 0.95, validated: 0.95 },
  samples: [
    { text: `the intercom key is ${specimen()}.`, found: specimen(), isIndependent: true },
    { text: `TOKEN="${specimen()}"`, found: specimen() },
    { text: specimen(), found: specimen() },
  ],
  rejects: [
    { name: 'too short', text: specimen().slice(0, 55) },
    { name: 'inside a longer word', text: `x${specimen()}` },
    { name: 'the prefix alone', text: 'dG9rO' },
  ],
}

/** Put together when it is needed, so that no scanner takes this file for a leak. */
function specimen(): string {
  return ['dG9r', 'Oj', 'GxM6vbwhn4equHbMXOZHkCY8U8O', 'WKaVR1yTfUKO4575CwdUOFofW9T'].join('')
}
