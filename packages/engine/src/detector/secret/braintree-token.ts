import type { Detector } from '../contract.ts'

/** Production access tokens of Braintree and PayPal. */
export const detector: Detector = {
  id: 'braintree-token',
  version: 1,
  entity: 'BRAINTREE_TOKEN',
  jurisdiction: 'INTL',
  source: 'https://developer.paypal.com/braintree/docs',
  pattern: /(?<![A-Za-z0-9_])access_token\$production\$[a-z0-9]{16}\$[a-f0-9]{32}(?![A-Za-z0-9_])/gu,
  lengthMax: 92,
  context: ['braintree', 'key', 'token', 'secret'],
  score: { pattern: 0.95, validated: 0.95 },
  samples: [
    { text: `the braintree key is ${specimen()}.`, found: specimen(), isIndependent: true },
    { text: `TOKEN="${specimen()}"`, found: specimen() },
    { text: specimen(), found: specimen() },
  ],
  rejects: [
    { name: 'too short', text: specimen().slice(0, 72) },
    { name: 'inside a longer word', text: `x${specimen()}` },
    { name: 'the prefix alone', text: 'access_token$production$abcdefgh12345678' },
  ],
}

/** Put together when it is needed, so that no scanner takes this file for a leak. */
function specimen(): string {
  return [
    'access_token',
    '$production$',
    'abcdefgh12345678',
    '$',
    '59c8fa46e630f590',
    '6858c82b937078ce',
  ].join('')
}
