import type { Detector } from '../contract.ts'

/** Tokens of GitLab: personal, deploy, runner, feed, agent. */
export const detector: Detector = {
  id: 'gitlab-token',
  version: 1,
  entity: 'GITLAB_TOKEN',
  jurisdiction: 'INTL',
  source: 'https://docs.gitlab.com/security/tokens/#token-prefixes',
  pattern:
    /(?<![A-Za-z0-9_])gl(?:pat|dt|rt|ptt|ft|soat|agent|oas|imt|ffct|cbt)-[A-Za-z0-9_-]{20,300}(?![A-Za-z0-9])/gu,
  lengthMax: 360,
  context: ['gitlab', 'key', 'token', 'secret'],
  score: { pattern: 0.95, validated: 0.95 },
  samples: [
    { text: `the gitlab key is ${specimen()}.`, found: specimen(), isIndependent: true },
    { text: `TOKEN="${specimen()}"`, found: specimen() },
    { text: specimen(), found: specimen() },
  ],
  rejects: [
    { name: 'too short', text: specimen().slice(0, 25) },
    { name: 'inside a longer word', text: `x${specimen()}` },
    { name: 'the prefix alone', text: 'glpat' },
  ],
}

/** Put together when it is needed, so that no scanner takes this file for a leak. */
function specimen(): string {
  return ['gl', 'pat-', '1miDZU4XcX', 'F8cVGROoX9'].join('')
}
