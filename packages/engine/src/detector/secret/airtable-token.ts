import type { Detector } from '../contract.ts'

/** Personal access tokens of Airtable. */
export const detector: Detector = {
  id: 'airtable-token',
  version: 1,
  entity: 'AIRTABLE_TOKEN',
  jurisdiction: 'INTL',
  source: 'https://airtable.com/developers/web/guides/personal-access-tokens',
  pattern: /(?<![A-Za-z0-9_])pat[A-Za-z0-9]{14}\.[a-f0-9]{64}(?![A-Za-z0-9_])/gu,
  lengthMax: 124,
  context: ['airtable', 'key', 'token', 'secret'],
  score: { pattern: 0.95, validated: 0.95 },
  samples: [
    { text: `the airtable key is ${specimen()}.`, found: specimen(), isIndependent: true },
    { text: `TOKEN="${specimen()}"`, found: specimen() },
    { text: specimen(), found: specimen() },
  ],
  rejects: [
    { name: 'too short', text: specimen().slice(0, 81) },
    { name: 'inside a longer word', text: `x${specimen()}` },
    { name: 'the prefix alone', text: 'patAbCdEfGhIjKl12' },
  ],
}

/** Put together when it is needed, so that no scanner takes this file for a leak. */
function specimen(): string {
  return [
    'pa',
    'tAbCdEfGhIjKl12',
    '.',
    '65b3db49504d30ea2f4b01bf8ead5cde',
    '07f932f72a32ad5ab193221ff6e94d8e',
  ].join('')
}
