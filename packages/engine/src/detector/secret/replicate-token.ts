import type { Detector } from '../contract.ts'

/** API tokens of Replicate. */
export const detector: Detector = {
  id: 'replicate-token',
  version: 1,
  entity: 'REPLICATE_TOKEN',
  jurisdiction: 'INTL',
  source: 'https://replicate.com/docs/topics/security/api-tokens',
  pattern: /(?<![A-Za-z0-9_])r8_[A-Za-z0-9]{37,40}(?![A-Za-z0-9])/gu,
  lengthMax: 100,
  context: ['token', 'key', 'token', 'secret'],
  score: { pattern: 0.95, validated: 0.95 },
  samples: [
    { text: `the token key is ${specimen()}.`, found: specimen(), isIndependent: true },
    { text: `TOKEN="${specimen()}"`, found: specimen() },
    { text: specimen(), found: specimen() },
  ],
  rejects: [
    { name: 'too short', text: specimen().slice(0, 39) },
    { name: 'inside a longer word', text: `x${specimen()}` },
    { name: 'the prefix alone', text: 'r8' },
  ],
}

/** Put together when it is needed, so that no scanner takes this file for a leak. */
function specimen(): string {
  return ['r', '8_', 'oD4C8MLsgoZMiOF7Uy', 'GFi6KmE2uNnBciWfbkx'].join('')
}
