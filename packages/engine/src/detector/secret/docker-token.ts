import type { Detector } from '../contract.ts'

/** Personal and organisation access tokens of Docker. */
export const detector: Detector = {
  id: 'docker-token',
  version: 1,
  entity: 'DOCKER_TOKEN',
  jurisdiction: 'INTL',
  source: 'https://docs.docker.com/security/access-tokens/',
  pattern: /(?<![A-Za-z0-9_])dckr_(?:pat|oat)_[A-Za-z0-9_-]{27,60}(?![A-Za-z0-9])/gu,
  lengthMax: 120,
  context: ['docker', 'key', 'token', 'secret'],
  score: { pattern: 0.95, validated: 0.95 },
  samples: [
    { text: `the docker key is ${specimen()}.`, found: specimen(), isIndependent: true },
    { text: `TOKEN="${specimen()}"`, found: specimen() },
    { text: specimen(), found: specimen() },
  ],
  rejects: [
    { name: 'too short', text: specimen().slice(0, 35) },
    { name: 'inside a longer word', text: `x${specimen()}` },
    { name: 'the prefix alone', text: 'dckr_pat' },
  ],
}

/** Put together when it is needed, so that no scanner takes this file for a leak. */
function specimen(): string {
  return ['dckr', '_pat_', 'Dnx8z5HS1uCak', 'kJDLt0nBjeJELm'].join('')
}
