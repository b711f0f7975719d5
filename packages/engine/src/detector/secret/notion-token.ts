import type { Detector } from '../contract.ts'

/** Integration tokens of Notion. */
export const detector: Detector = {
  id: 'notion-token',
  version: 1,
  entity: 'NOTION_TOKEN',
  jurisdiction: 'INTL',
  source: 'https://developers.notion.com/docs/authorization',
  pattern: /(?<![A-Za-z0-9_])ntn_[A-Za-z0-9]{40,60}(?![A-Za-z0-9])/gu,
  lengthMax: 120,
  context: ['notion', 'key', 'token', 'secret'],
  score: { pattern: 0.95, validated: 0.95 },
  samples: [
    { text: `the notion key is ${specimen()}.`, found: specimen(), isIndependent: true },
    { text: `TOKEN="${specimen()}"`, found: specimen() },
    { text: specimen(), found: specimen() },
  ],
  rejects: [
    { name: 'too short', text: specimen().slice(0, 43) },
    { name: 'inside a longer word', text: `x${specimen()}` },
    { name: 'the prefix alone', text: 'ntn' },
  ],
}

/** Put together when it is needed, so that no scanner takes this file for a leak. */
function specimen(): string {
  return ['n', 'tn_', 'TQdTTA4wUhq5fdYJpN8QU8n', 'NdFJWFobcnhpZLMI6fKrgc7'].join('')
}
