import type { Detector } from '../contract.ts'

/** API keys of RubyGems. */
export const detector: Detector = {
  id: 'rubygems-key',
  version: 1,
  entity: 'RUBYGEMS_KEY',
  jurisdiction: 'INTL',
  source: 'https://guides.rubygems.org/api-key-scopes/',
  pattern: /(?<![A-Za-z0-9_])rubygems_[a-f0-9]{48}(?![A-Za-z0-9_])/gu,
  lengthMax: 108,
  context: ['gem', 'key', 'token', 'secret'],
  score: { pattern: 0.95, validated: 0.95 },
  samples: [
    { text: `the gem key is ${specimen()}.`, found: specimen(), isIndependent: true },
    { text: `TOKEN="${specimen()}"`, found: specimen() },
    { text: specimen(), found: specimen() },
  ],
  rejects: [
    { name: 'too short', text: specimen().slice(0, 56) },
    { name: 'inside a longer word', text: `x${specimen()}` },
    { name: 'the prefix alone', text: 'rubygems' },
  ],
}

/** Put together when it is needed, so that no scanner takes this file for a leak. */
function specimen(): string {
  return ['ruby', 'gems_', 'd16017fbce66869b7bb71fcb', '447fc135c396aff26c035c0a'].join('')
}
