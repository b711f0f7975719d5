import type { Detector } from '../contract.ts'

/** Access tokens of the npm registry. */
export const detector: Detector = {
  id: 'npm-token',
  version: 1,
  entity: 'NPM_TOKEN',
  jurisdiction: 'INTL',
  source: 'https://docs.npmjs.com/about-access-tokens',
  pattern: /(?<![A-Za-z0-9_])npm_[A-Za-z0-9]{36}(?![A-Za-z0-9_])/gu,
  lengthMax: 96,
  context: ['npm', 'key', 'token', 'secret'],
  score: { pattern: 0.95, validated: 0.95 },
  samples: [
    { text: `the npm key is ${specimen()}.`, found: specimen(), isIndependent: true },
    { text: `TOKEN="${specimen()}"`, found: specimen() },
    { text: specimen(), found: specimen() },
  ],
  rejects: [
    { name: 'too short', text: specimen().slice(0, 39) },
    { name: 'inside a longer word', text: `x${specimen()}` },
    { name: 'the prefix alone', text: 'npm' },
  ],
}

/** Put together when it is needed, so that no scanner takes this file for a leak. */
function specimen(): string {
  return ['n', 'pm_', 'YhoIuA6wTsc50OjHIT', 'eFxxQ0ZUIIiFePsFzb'].join('')
}
