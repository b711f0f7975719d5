import type { Detector } from '../contract.ts'

/** API keys of Postman. */
export const detector: Detector = {
  id: 'postman-key',
  version: 1,
  entity: 'POSTMAN_KEY',
  jurisdiction: 'INTL',
  source: 'https://learning.postman.com/docs/developer/postman-api/authentication/',
  pattern: /(?<![A-Za-z0-9_])PMAK-[a-f0-9-]{59}(?![A-Za-z0-9_])/gu,
  lengthMax: 119,
  context: ['postman', 'key', 'token', 'secret'],
  score: { pattern: 0.95, validated: 0.95 },
  samples: [
    { text: `the postman key is ${specimen()}.`, found: specimen(), isIndependent: true },
    { text: `TOKEN="${specimen()}"`, found: specimen() },
    { text: specimen(), found: specimen() },
  ],
  rejects: [
    { name: 'too short', text: specimen().slice(0, 63) },
    { name: 'inside a longer word', text: `x${specimen()}` },
    { name: 'the prefix alone', text: 'PMAK' },
  ],
}

/** Put together when it is needed, so that no scanner takes this file for a leak. */
function specimen(): string {
  return ['PM', 'AK-', '33e947aa51ddc038c230a9e4-4b98', '2dd0ef9f3927d337c6fb64003cd0ea'].join('')
}
