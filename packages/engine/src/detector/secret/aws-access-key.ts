import type { Detector } from '../contract.ts'

/** Access key ids of Amazon Web Services: a published prefix and sixteen letters and digits. */
export const detector: Detector = {
  id: 'aws-access-key',
  version: 1,
  entity: 'AWS_ACCESS_KEY',
  jurisdiction: 'INTL',
  source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html',
  pattern: /(?<![A-Za-z0-9_])(?:AKIA|ASIA|ABIA|ACCA)[A-Z2-7]{16}(?![A-Za-z0-9_])/gu,
  lengthMax: 76,
  context: ['aws', 'key', 'token', 'secret'],
  score: { pattern: 0.95, validated: 0.95 },
  samples: [
    { text: `the aws key is ${specimen()}.`, found: specimen(), isIndependent: true },
    { text: `TOKEN="${specimen()}"`, found: specimen() },
    { text: specimen(), found: specimen() },
  ],
  rejects: [
    { name: 'too short', text: specimen().slice(0, 19) },
    { name: 'inside a longer word', text: `x${specimen()}` },
    { name: 'the prefix alone', text: 'AKI' },
  ],
}

/** Put together when it is needed, so that no scanner takes this file for a leak. */
function specimen(): string {
  return ['AK', 'IA', 'QWB5PDKH', 'X6PYGPAN'].join('')
}
