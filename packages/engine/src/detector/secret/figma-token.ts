import type { Detector } from '../contract.ts'

/** Personal access tokens of Figma. */
export const detector: Detector = {
  id: 'figma-token',
  version: 1,
  entity: 'FIGMA_TOKEN',
  jurisdiction: 'INTL',
  source: 'https://www.figma.com/developers/api#authentication',
  pattern: /(?<![A-Za-z0-9_])figd_[A-Za-z0-9_-]{36,60}(?![A-Za-z0-9])/gu,
  lengthMax: 120,
  context: ['figma', 'key', 'token', 'secret'],
  score: { pattern: 0.95, validated: 0.95 },
  samples: [
    { text: `the figma key is ${specimen()}.`, found: specimen(), isIndependent: true },
    { text: `TOKEN="${specimen()}"`, found: specimen() },
    { text: specimen(), found: specimen() },
  ],
  rejects: [
    { name: 'too short', text: specimen().slice(0, 40) },
    { name: 'inside a longer word', text: `x${specimen()}` },
    { name: 'the prefix alone', text: 'figd' },
  ],
}

/** Put together when it is needed, so that no scanner takes this file for a leak. */
function specimen(): string {
  return ['fig', 'd_', 'JflLmJwl0MUs2LratN7p', 'M-pE5Hdknh6sL50Zz2PQ'].join('')
}
