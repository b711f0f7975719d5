import type { Detector } from '../contract.ts'

/** Service account and cloud tokens of Grafana. */
export const detector: Detector = {
  id: 'grafana-token',
  version: 1,
  entity: 'GRAFANA_TOKEN',
  jurisdiction: 'INTL',
  source: 'https://grafana.com/docs/grafana/latest/administration/service-accounts/',
  pattern: /(?<![A-Za-z0-9_])gl(?:sa|c)_[A-Za-z0-9_+/=]{32,400}(?![A-Za-z0-9])/gu,
  lengthMax: 460,
  context: ['grafana', 'key', 'token', 'secret'],
  score: { pattern: 0.95, validated: 0.95 },
  samples: [
    { text: `the grafana key is ${specimen()}.`, found: specimen(), isIndependent: true },
    { text: `TOKEN="${specimen()}"`, found: specimen() },
    { text: specimen(), found: specimen() },
  ],
  rejects: [
    { name: 'too short', text: specimen().slice(0, 36) },
    { name: 'inside a longer word', text: `x${specimen()}` },
    { name: 'the prefix alone', text: 'glsa' },
  ],
}

/** Put together when it is needed, so that no scanner takes this file for a leak. */
function specimen(): string {
  return ['gl', 'sa_', 'zBBQjd9Y3hFDNMzcAehF', '9Rm91regBDKZxxgb3l85q'].join('')
}
