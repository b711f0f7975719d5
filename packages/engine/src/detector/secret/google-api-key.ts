import type { Detector } from '../contract.ts'

/** API keys of Google Cloud. */
export const detector: Detector = {
  id: 'google-api-key',
  version: 1,
  entity: 'GOOGLE_API_KEY',
  jurisdiction: 'INTL',
  source: 'https://cloud.google.com/docs/authentication/api-keys',
  pattern: /(?<![A-Za-z0-9_])AIza[A-Za-z0-9_-]{35}(?![A-Za-z0-9_])/gu,
  lengthMax: 95,
  context: ['google', 'key', 'token', 'secret'],
  score: { pattern: 0.95, validated: 0.95 },
  samples: [
    { text: `the google key is ${specimen()}.`, found: specimen(), isIndependent: true },
    { text: `TOKEN="${specimen()}"`, found: specimen() },
    { text: specimen(), found: specimen() },
  ],
  rejects: [
    { name: 'too short', text: specimen().slice(0, 38) },
    { name: 'inside a longer word', text: `x${specimen()}` },
    { name: 'the prefix alone', text: 'AIz' },
  ],
}

/** Put together when it is needed, so that no scanner takes this file for a leak. */
function specimen(): string {
  return ['AI', 'za', '0jXxUJR4QQAAabVVl', 'oZaXZxmCu1VShIqmAr'].join('')
}
