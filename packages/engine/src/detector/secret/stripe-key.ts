import type { Detector } from '../contract.ts'

/** Secret and restricted keys of Stripe, live and of tests. */
export const detector: Detector = {
  id: 'stripe-key',
  version: 1,
  entity: 'STRIPE_KEY',
  jurisdiction: 'INTL',
  source: 'https://docs.stripe.com/keys',
  pattern: /(?<![A-Za-z0-9_])(?:sk|rk)_(?:live|test)_[A-Za-z0-9]{16,247}(?![A-Za-z0-9])/gu,
  lengthMax: 307,
  context: ['stripe', 'key', 'token', 'secret'],
  score: { pattern: 0.95, validated: 0.95 },
  samples: [
    { text: `the stripe key is ${specimen()}.`, found: specimen(), isIndependent: true },
    { text: `TOKEN="${specimen()}"`, found: specimen() },
    { text: specimen(), found: specimen() },
  ],
  rejects: [
    { name: 'too short', text: specimen().slice(0, 23) },
    { name: 'inside a longer word', text: `x${specimen()}` },
    { name: 'the prefix alone', text: 'sk_live' },
  ],
}

/** Put together when it is needed, so that no scanner takes this file for a leak. */
function specimen(): string {
  return ['sk', '_live_', 'U8Tf7SJeBHqn', '9cPSCyI0ZAei'].join('')
}
