import type { Detector } from '../contract.ts'

/** Passwords and tokens of PlanetScale. */
export const detector: Detector = {
  id: 'planetscale-token',
  version: 1,
  entity: 'PLANETSCALE_TOKEN',
  jurisdiction: 'INTL',
  source: 'https://planetscale.com/docs/concepts/service-tokens',
  pattern: /(?<![A-Za-z0-9_])pscale_(?:tkn|pw|oauth)_[A-Za-z0-9_=-]{32,64}(?![A-Za-z0-9])/gu,
  lengthMax: 124,
  context: ['planetscale', 'key', 'token', 'secret'],
  score: { pattern: 0.95, validated: 0.95 },
  samples: [
    { text: `the planetscale key is ${specimen()}.`, found: specimen(), isIndependent: true },
    { text: `TOKEN="${specimen()}"`, found: specimen() },
    { text: specimen(), found: specimen() },
  ],
  rejects: [
    { name: 'too short', text: specimen().slice(0, 42) },
    { name: 'inside a longer word', text: `x${specimen()}` },
    { name: 'the prefix alone', text: 'pscale_tkn' },
  ],
}

/** Put together when it is needed, so that no scanner takes this file for a leak. */
function specimen(): string {
  return ['pscale', '_tkn_', 'gI9y_Tz9HyFZhqWv3UxdH', 'kd1_9W79_4eepcSKP57BSB'].join('')
}
