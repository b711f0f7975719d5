import type { Detector } from '../contract.ts'

/** Private app tokens of HubSpot. */
export const detector: Detector = {
  id: 'hubspot-token',
  version: 1,
  entity: 'HUBSPOT_TOKEN',
  jurisdiction: 'INTL',
  source: 'https://developers.hubspot.com/docs/guides/apps/private-apps/overview',
  pattern: /(?<![A-Za-z0-9_])pat-(?:na|eu)[0-9]-[a-f0-9-]{36}(?![A-Za-z0-9_])/gu,
  lengthMax: 96,
  context: ['hubspot', 'key', 'token', 'secret'],
  score: { pattern: 0.95, validated: 0.95 },
  samples: [
    { text: `the hubspot key is ${specimen()}.`, found: specimen(), isIndependent: true },
    { text: `TOKEN="${specimen()}"`, found: specimen() },
    { text: specimen(), found: specimen() },
  ],
  rejects: [
    { name: 'too short', text: specimen().slice(0, 43) },
    { name: 'inside a longer word', text: `x${specimen()}` },
    { name: 'the prefix alone', text: 'pat-na1' },
  ],
}

/** Put together when it is needed, so that no scanner takes this file for a leak. */
function specimen(): string {
  return ['pat', '-na1-', '1d196cc5-3c66-4ce4', '-d08e-6827dde66a81'].join('')
}
