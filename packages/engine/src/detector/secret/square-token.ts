import type { Detector } from '../contract.ts'

/** Access tokens and application secrets of Square. */
export const detector: Detector = {
  id: 'square-token',
  version: 1,
  entity: 'SQUARE_TOKEN',
  jurisdiction: 'INTL',
  source: 'https://developer.squareup.com/docs/build-basics/access-tokens',
  pattern: /(?<![A-Za-z0-9_])(?:EAAA|sq0(?:atp|csp|idp)-)[A-Za-z0-9_-]{22,64}(?![A-Za-z0-9])/gu,
  lengthMax: 124,
  context: ['square', 'key', 'token', 'secret'],
  score: { pattern: 0.95, validated: 0.95 },
  samples: [
    { text: `the square key is ${specimen()}.`, found: specimen(), isIndependent: true },
    { text: `TOKEN="${specimen()}"`, found: specimen() },
    { text: specimen(), found: specimen() },
  ],
  rejects: [
    { name: 'too short', text: specimen().slice(0, 28) },
    { name: 'inside a longer word', text: `x${specimen()}` },
    { name: 'the prefix alone', text: 'sq0atp' },
  ],
}

/** Put together when it is needed, so that no scanner takes this file for a leak. */
function specimen(): string {
  return ['sq0', 'atp-', 'xbkRaVP_c4n', 'gKX7Ms8BmBV'].join('')
}
