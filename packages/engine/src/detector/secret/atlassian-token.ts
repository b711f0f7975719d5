import type { Detector } from '../contract.ts'

/** API tokens of Atlassian. */
export const detector: Detector = {
  id: 'atlassian-token',
  version: 1,
  entity: 'ATLASSIAN_TOKEN',
  jurisdiction: 'INTL',
  source:
    'https://support.atlassian.com/atlassian-account/docs/manage-api-tokens-for-your-atlassian-account/',
  pattern: /(?<![A-Za-z0-9_])AT(?:ATT3|CTT3|BB)[A-Za-z0-9_=-]{24,300}(?![A-Za-z0-9])/gu,
  lengthMax: 360,
  context: ['jira', 'key', 'token', 'secret'],
  score: { pattern: 0.95, validated: 0.95 },
  samples: [
    { text: `the jira key is ${specimen()}.`, found: specimen(), isIndependent: true },
    { text: `TOKEN="${specimen()}"`, found: specimen() },
    { text: specimen(), found: specimen() },
  ],
  rejects: [
    { name: 'too short', text: specimen().slice(0, 29) },
    { name: 'inside a longer word', text: `x${specimen()}` },
    { name: 'the prefix alone', text: 'ATATT' },
  ],
}

/** Put together when it is needed, so that no scanner takes this file for a leak. */
function specimen(): string {
  return [
    'AT',
    'ATT3',
    'sCS3i-beV1golNZh2th_LOOrMNkWGxWqhM0qMnIlr00IImIXFM0N71Jc1DlNpuJ7wNVfOMKw3Oin62FaRwXYpJRnG7',
    'n4gkVg68zMRZ6N4dRfVL5g7U9NmgtGPaDr9_kqHkR1l1vQlYEA_Un1k17rpBU-A97vFdA9PZVVezNx1djBaeIv3ncM',
  ].join('')
}
