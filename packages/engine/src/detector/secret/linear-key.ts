import type { Detector } from '../contract.ts'

/** API keys of Linear. */
export const detector: Detector = {
  id: 'linear-key',
  version: 1,
  entity: 'LINEAR_KEY',
  jurisdiction: 'INTL',
  source: 'https://linear.app/developers/graphql',
  pattern: /(?<![A-Za-z0-9_])lin_(?:api|oauth)_[A-Za-z0-9]{32,64}(?![A-Za-z0-9])/gu,
  lengthMax: 124,
  context: ['linear', 'key', 'token', 'secret'],
  score: { pattern: 0.95, validated: 0.95 },
  samples: [
    { text: `the linear key is ${specimen()}.`, found: specimen(), isIndependent: true },
    { text: `TOKEN="${specimen()}"`, found: specimen() },
    { text: specimen(), found: specimen() },
  ],
  rejects: [
    { name: 'too short', text: specimen().slice(0, 39) },
    { name: 'inside a longer word', text: `x${specimen()}` },
    { name: 'the prefix alone', text: 'lin_api' },
  ],
}

/** Put together when it is needed, so that no scanner takes this file for a leak. */
function specimen(): string {
  return ['lin', '_api_', 'aHauhncnkOi8sHtEurlF', 'CEtdTph5iu1E9pr1RHZw'].join('')
}
