import type { Detector } from '../contract.ts'

/** OAuth client secrets of Google. */
export const detector: Detector = {
  id: 'google-client-secret',
  version: 1,
  entity: 'GOOGLE_CLIENT_SECRET',
  jurisdiction: 'INTL',
  source: 'https://developers.google.com/identity/protocols/oauth2',
  pattern: /(?<![A-Za-z0-9_])GOCSPX-[A-Za-z0-9_-]{28}(?![A-Za-z0-9_])/gu,
  lengthMax: 88,
  context: ['secret', 'key', 'token', 'secret'],
  score: { pattern: 0.95, validated: 0.95 },
  samples: [
    { text: `the secret key is ${specimen()}.`, found: specimen(), isIndependent: true },
    { text: `TOKEN="${specimen()}"`, found: specimen() },
    { text: specimen(), found: specimen() },
  ],
  rejects: [
    { name: 'too short', text: specimen().slice(0, 34) },
    { name: 'inside a longer word', text: `x${specimen()}` },
    { name: 'the prefix alone', text: 'GOCSPX' },
  ],
}

/** Put together when it is needed, so that no scanner takes this file for a leak. */
function specimen(): string {
  return ['GOC', 'SPX-', '61SHE-qaQQ0NV3', 'vTH1lS6V6_o9jl'].join('')
}
