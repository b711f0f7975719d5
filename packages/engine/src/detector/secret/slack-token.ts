import type { Detector } from '../contract.ts'

/** Tokens of Slack apps, bots and users. */
export const detector: Detector = {
  id: 'slack-token',
  version: 1,
  entity: 'SLACK_TOKEN',
  jurisdiction: 'INTL',
  source: 'https://docs.slack.dev/authentication/tokens',
  pattern: /(?<![A-Za-z0-9_])xox[abeoprs]-[A-Za-z0-9-]{20,250}(?![A-Za-z0-9])/gu,
  lengthMax: 310,
  context: ['slack', 'key', 'token', 'secret'],
  score: { pattern: 0.95, validated: 0.95 },
  samples: [
    { text: `the slack key is ${specimen()}.`, found: specimen(), isIndependent: true },
    { text: `TOKEN="${specimen()}"`, found: specimen() },
    { text: specimen(), found: specimen() },
  ],
  rejects: [
    { name: 'too short', text: specimen().slice(0, 24) },
    { name: 'inside a longer word', text: `x${specimen()}` },
    { name: 'the prefix alone', text: 'xoxb' },
  ],
}

/** Put together when it is needed, so that no scanner takes this file for a leak. */
function specimen(): string {
  return ['xo', 'xb-', 'MjCadWYqnElNPt5XAWZ8R2a3H', 's1jX9CjnTGSigV8lS9W0Iaa0k'].join('')
}
