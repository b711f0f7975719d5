import type { Detector } from '../contract.ts'

/** Tokens of GitHub: personal, OAuth, of users, servers and refresh tokens. */
export const detector: Detector = {
  id: 'github-token',
  version: 1,
  entity: 'GITHUB_TOKEN',
  jurisdiction: 'INTL',
  source:
    'https://docs.github.com/en/authentication/keeping-your-account-and-data-secure/about-authentication-to-github#githubs-token-formats',
  pattern: /(?<![A-Za-z0-9_])gh[pousr]_[A-Za-z0-9]{36,255}(?![A-Za-z0-9])/gu,
  lengthMax: 315,
  context: ['github', 'key', 'token', 'secret'],
  score: { pattern: 0.95, validated: 0.95 },
  samples: [
    { text: `the github key is ${specimen()}.`, found: specimen(), isIndependent: true },
    { text: `TOKEN="${specimen()}"`, found: specimen() },
    { text: specimen(), found: specimen() },
  ],
  rejects: [
    { name: 'too short', text: specimen().slice(0, 39) },
    { name: 'inside a longer word', text: `x${specimen()}` },
    { name: 'the prefix alone', text: 'ghp' },
  ],
}

/** Put together when it is needed, so that no scanner takes this file for a leak. */
function specimen(): string {
  return ['gh', 'p_', 'eZ5JHY0i9Lo7f3VLFf', 'Rgyj3gXEyyxWslqCwT'].join('')
}
