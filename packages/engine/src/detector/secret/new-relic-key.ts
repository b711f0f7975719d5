import type { Detector } from '../contract.ts'

/** User and ingest keys of New Relic. */
export const detector: Detector = {
  id: 'new-relic-key',
  version: 1,
  entity: 'NEW_RELIC_KEY',
  jurisdiction: 'INTL',
  source: 'https://docs.newrelic.com/docs/apis/intro-apis/new-relic-api-keys/',
  pattern: /(?<![A-Za-z0-9_])NRAK-[A-Z0-9]{27}(?![A-Za-z0-9_])/gu,
  lengthMax: 87,
  context: ['newrelic', 'key', 'token', 'secret'],
  score: { pattern: 0.95, validated: 0.95 },
  samples: [
    { text: `the newrelic key is ${specimen()}.`, found: specimen(), isIndependent: true },
    { text: `TOKEN="${specimen()}"`, found: specimen() },
    { text: specimen(), found: specimen() },
  ],
  rejects: [
    { name: 'too short', text: specimen().slice(0, 31) },
    { name: 'inside a longer word', text: `x${specimen()}` },
    { name: 'the prefix alone', text: 'NRAK' },
  ],
}

/** Put together when it is needed, so that no scanner takes this file for a leak. */
function specimen(): string {
  return ['NR', 'AK-', 'O4GAMKHFVJXG2', 'UL9GXGEMNUXL3F'].join('')
}
