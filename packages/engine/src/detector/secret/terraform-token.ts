import type { Detector } from '../contract.ts'

/** API tokens of HCP Terraform. */
export const detector: Detector = {
  id: 'terraform-token',
  version: 1,
  entity: 'TERRAFORM_TOKEN',
  jurisdiction: 'INTL',
  source: 'https://developer.hashicorp.com/terraform/cloud-docs/users-teams-organizations/api-tokens',
  pattern: /(?<![A-Za-z0-9_])[A-Za-z0-9]{14}\.atlasv1\.[A-Za-z0-9_=-]{60,70}(?![A-Za-z0-9])/gu,
  lengthMax: 130,
  context: ['terraform', 'key', 'token', 'secret'],
  score: { pattern: 0.95, validated: 0.95 },
  samples: [
    { text: `the terraform key is ${specimen()}.`, found: specimen(), isIndependent: true },
    { text: `TOKEN="${specimen()}"`, found: specimen() },
    { text: specimen(), found: specimen() },
  ],
  rejects: [
    { name: 'too short', text: specimen().slice(0, 82) },
    { name: 'inside a longer word', text: `x${specimen()}` },
    { name: 'the prefix alone', text: 'abCdEfGhIjKl12.atlasv1' },
  ],
}

/** Put together when it is needed, so that no scanner takes this file for a leak. */
function specimen(): string {
  return [
    'abCdEfGhIjKl12',
    '.atlas',
    'v1.',
    '75XkhRtl7m8YYT2Kl7rEpcDvNhnYG7gT0',
    'jX1aIdWEfAkkNkdCDvFHV4JX9VQ0ReyJvH',
  ].join('')
}
