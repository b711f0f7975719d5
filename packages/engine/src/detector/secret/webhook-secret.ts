import type { Detector } from '../contract.ts'

/** Signing secrets of webhooks by Standard Webhooks and Stripe. */
export const detector: Detector = {
  id: 'webhook-secret',
  version: 1,
  entity: 'WEBHOOK_SECRET',
  jurisdiction: 'INTL',
  source: 'https://www.standardwebhooks.com/',
  pattern: /(?<![A-Za-z0-9_])whsec_[A-Za-z0-9+/=]{24,128}(?![A-Za-z0-9])/gu,
  lengthMax: 188,
  context: ['webhook', 'key', 'token', 'secret'],
  score: { pattern: 0.95, validated: 0.95 },
  samples: [
    { text: `the webhook key is ${specimen()}.`, found: specimen(), isIndependent: true },
    { text: `TOKEN="${specimen()}"`, found: specimen() },
    { text: specimen(), found: specimen() },
  ],
  rejects: [
    { name: 'too short', text: specimen().slice(0, 29) },
    { name: 'inside a longer word', text: `x${specimen()}` },
    { name: 'the prefix alone', text: 'whsec' },
  ],
}

/** Put together when it is needed, so that no scanner takes this file for a leak. */
function specimen(): string {
  return ['wh', 'sec_', 'jRP7eyCPfR2JuSSf', 'mehp3m4v5HBwITSi'].join('')
}
