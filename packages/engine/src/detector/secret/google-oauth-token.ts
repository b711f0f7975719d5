import type { Detector } from '../contract.ts'

/** OAuth access tokens of Google. */
export const detector: Detector = {
  id: 'google-oauth-token',
  version: 1,
  entity: 'GOOGLE_OAUTH_TOKEN',
  jurisdiction: 'INTL',
  source: 'https://developers.google.com/identity/protocols/oauth2',
  pattern: /(?<![A-Za-z0-9_])ya29\.[A-Za-z0-9_-]{30,512}(?![A-Za-z0-9])/gu,
  lengthMax: 572,
  context: ['token', 'key', 'token', 'secret'],
  score: { pattern: 0.95, validated: 0.95 },
  samples: [
    { text: `the token key is ${specimen()}.`, found: specimen(), isIndependent: true },
    { text: `TOKEN="${specimen()}"`, found: specimen() },
    { text: specimen(), found: specimen() },
  ],
  rejects: [
    { name: 'too short', text: specimen().slice(0, 34) },
    { name: 'inside a longer word', text: `x${specimen()}` },
    { name: 'the prefix alone', text: 'ya29' },
  ],
}

/** Put together when it is needed, so that no scanner takes this file for a leak. */
function specimen(): string {
  return ['ya', '29.', 'Intn9oX98WHgCtzC1uwB5FXZPf7stg', '7NvlE3LaruSrjLnonWKTn9UGKzEesg'].join('')
}
