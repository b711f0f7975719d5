import type { Detector } from '../contract.ts'

/** App-level tokens of Slack. */
export const detector: Detector = {
  id: 'slack-app-token',
  version: 1,
  entity: 'SLACK_TOKEN',
  jurisdiction: 'INTL',
  source: 'https://docs.slack.dev/authentication/tokens',
  pattern: /(?<![A-Za-z0-9_])xapp-[0-9]-[A-Za-z0-9-]{30,250}(?![A-Za-z0-9])/gu,
  lengthMax: 310,
  context: ['slack', 'key', 'token', 'secret'],
  score: { pattern: 0.95, validated: 0.95 },
  samples: [
    { text: `the slack key is ${specimen()}.`, found: specimen(), isIndependent: true },
    { text: `TOKEN="${specimen()}"`, found: specimen() },
    { text: specimen(), found: specimen() },
  ],
  rejects: [
    { name: 'too short', text: specimen().slice(0, 36) },
    { name: 'inside a longer word', text: `x${specimen()}` },
    { name: 'the prefix alone', text: 'xapp-1' },
  ],
}

/** Put together when it is needed, so that no scanner takes this file for a leak. */
function specimen(): string {
  return ['xa', 'pp-1-', 'piXdJKmYke9M9ImFW05qAYGUk6niJU', 'o45kYbb-OfSe-tYY926KmmQv-TfQaB'].join('')
}
