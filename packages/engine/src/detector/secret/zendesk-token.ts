import type { Detector } from '../contract.ts'

/** API tokens of Zendesk as its API takes them: behind an e-mail address and `/token:`; the token alone. */
export const detector: Detector = {
  id: 'zendesk-token',
  version: 1,
  entity: 'ZENDESK_TOKEN',
  jurisdiction: 'INTL',
  source: 'https://developer.zendesk.com/api-reference/introduction/security-and-auth/#api-token',
  pattern: /\/token:[A-Za-z0-9]{30,80}(?![A-Za-z0-9])/gu,
  lengthMax: 90,
  context: [],
  score: { pattern: 0.95, validated: 0.95 },
  validate: (match) => ({ start: '/token:'.length, end: match.length }),
  samples: [
    { text: `curl -u jane@example.com/token:${specimen()}`, found: specimen(), isIndependent: true },
    { text: `jane@example.com/token:${specimen()} https://x.zendesk.com`, found: specimen() },
    { text: `"/token:${specimen()}"`, found: specimen() },
  ],
  rejects: [
    { name: 'too short', text: 'jane@example.com/token:abc' },
    { name: 'a placeholder', text: 'jane@example.com/token:{api_token}' },
  ],
}

function specimen(): string {
  return ['6wiIBWbGkBMo1mRD', 'MuVwkw1EPsNkeUj9', '5PIz2akv'].join('')
}
