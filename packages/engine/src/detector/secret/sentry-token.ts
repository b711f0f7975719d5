import type { Detector } from '../contract.ts'

/** Organisation and user tokens of Sentry. */
export const detector: Detector = {
  id: 'sentry-token',
  version: 1,
  entity: 'SENTRY_TOKEN',
  jurisdiction: 'INTL',
  source: 'https://docs.sentry.io/api/auth/',
  pattern: /(?<![A-Za-z0-9_])sntry[su]_[A-Za-z0-9_=+/-]{60,400}(?![A-Za-z0-9])/gu,
  lengthMax: 460,
  context: ['sentry', 'key', 'token', 'secret'],
  score: { pattern: 0.95, validated: 0.95 },
  samples: [
    { text: `the sentry key is ${specimen()}.`, found: specimen(), isIndependent: true },
    { text: `TOKEN="${specimen()}"`, found: specimen() },
    { text: specimen(), found: specimen() },
  ],
  rejects: [
    { name: 'too short', text: specimen().slice(0, 66) },
    { name: 'inside a longer word', text: `x${specimen()}` },
    { name: 'the prefix alone', text: 'sntrys' },
  ],
}

/** Put together when it is needed, so that no scanner takes this file for a leak. */
function specimen(): string {
  return [
    'snt',
    'rys_',
    'PZ8idYAHm9XIrAfY9V8vEfw8utSBHzeWwvM6VYJS5fpsx',
    'yFkHSaV82EhbDOaPRquEJR9GjebLi2Y27PFcWIzFA0xJX',
  ].join('')
}
