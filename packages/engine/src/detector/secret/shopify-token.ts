import type { Detector } from '../contract.ts'

/** Access tokens and shared secrets of Shopify apps. */
export const detector: Detector = {
  id: 'shopify-token',
  version: 1,
  entity: 'SHOPIFY_TOKEN',
  jurisdiction: 'INTL',
  source: 'https://shopify.dev/docs/apps/build/authentication-authorization',
  pattern: /(?<![A-Za-z0-9_])shp(?:at|ca|pa|ss)_[A-Fa-f0-9]{32}(?![A-Za-z0-9_])/gu,
  lengthMax: 92,
  context: ['shopify', 'key', 'token', 'secret'],
  score: { pattern: 0.95, validated: 0.95 },
  samples: [
    { text: `the shopify key is ${specimen()}.`, found: specimen(), isIndependent: true },
    { text: `TOKEN="${specimen()}"`, found: specimen() },
    { text: specimen(), found: specimen() },
  ],
  rejects: [
    { name: 'too short', text: specimen().slice(0, 37) },
    { name: 'inside a longer word', text: `x${specimen()}` },
    { name: 'the prefix alone', text: 'shpat' },
  ],
}

/** Put together when it is needed, so that no scanner takes this file for a leak. */
function specimen(): string {
  return ['sh', 'pat_', 'a90ebb4108e360dd', 'fcfc69e290d9f945'].join('')
}
