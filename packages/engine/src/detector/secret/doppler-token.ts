import type { Detector } from '../contract.ts'

/** Tokens of Doppler. */
export const detector: Detector = {
  id: 'doppler-token',
  version: 1,
  entity: 'DOPPLER_TOKEN',
  jurisdiction: 'INTL',
  source: 'https://docs.doppler.com/reference/auth-token-formats',
  pattern: /(?<![A-Za-z0-9_])dp\.(?:pt|st|ct|sa|scim|audit)\.[A-Za-z0-9_-]{40,80}(?![A-Za-z0-9])/gu,
  lengthMax: 140,
  context: ['doppler', 'key', 'token', 'secret'],
  score: { pattern: 0.95, validated: 0.95 },
  samples: [
    { text: `the doppler key is ${specimen()}.`, found: specimen(), isIndependent: true },
    { text: `TOKEN="${specimen()}"`, found: specimen() },
    { text: specimen(), found: specimen() },
  ],
  rejects: [
    { name: 'too short', text: specimen().slice(0, 45) },
    { name: 'inside a longer word', text: `x${specimen()}` },
    { name: 'the prefix alone', text: 'dp.pt' },
  ],
}

/** Put together when it is needed, so that no scanner takes this file for a leak. */
function specimen(): string {
  return ['dp', '.pt.', 'QQ1BoQYKoyPsQl44c651L', 'mIkD5vWjHAdCs0nfr3pCBl'].join('')
}
