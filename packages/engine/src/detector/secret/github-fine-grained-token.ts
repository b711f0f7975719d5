import type { Detector } from '../contract.ts'

/** Fine-grained personal access tokens of GitHub. */
export const detector: Detector = {
  id: 'github-fine-grained-token',
  version: 1,
  entity: 'GITHUB_TOKEN',
  jurisdiction: 'INTL',
  source:
    'https://docs.github.com/en/authentication/keeping-your-account-and-data-secure/about-authentication-to-github#githubs-token-formats',
  pattern: /(?<![A-Za-z0-9_])github_pat_[A-Za-z0-9_]{60,255}(?![A-Za-z0-9])/gu,
  lengthMax: 315,
  context: ['github', 'key', 'token', 'secret'],
  score: { pattern: 0.95, validated: 0.95 },
  samples: [
    { text: `the github key is ${specimen()}.`, found: specimen(), isIndependent: true },
    { text: `TOKEN="${specimen()}"`, found: specimen() },
    { text: specimen(), found: specimen() },
  ],
  rejects: [
    { name: 'too short', text: specimen().slice(0, 70) },
    { name: 'inside a longer word', text: `x${specimen()}` },
    { name: 'the prefix alone', text: 'github_pat' },
  ],
}

/** Put together when it is needed, so that no scanner takes this file for a leak. */
function specimen(): string {
  return [
    'github',
    '_pat_',
    'XjtqR1fQx_stS98VpLl2AejxQUqRdS0gprzWWRpWv',
    '81aW71L33sc_X9VhJh_KM1X72eSsFuquaKnx7lhq7',
  ].join('')
}
