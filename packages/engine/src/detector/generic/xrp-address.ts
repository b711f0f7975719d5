import { isBase58Address, rippleAlphabet } from '../check/base58.ts'
import type { Detector } from '../contract.ts'

/** Addresses of the XRP Ledger by their check sum. */
export const detector: Detector = {
  id: 'xrp-address',
  version: 1,
  entity: 'CRYPTO',
  jurisdiction: 'INTL',
  source: 'https://xrpl.org/docs/concepts/accounts/addresses',
  pattern: /(?<![0-9A-Za-z_])r[1-9A-HJ-NP-Za-km-z]{24,34}(?![0-9A-Za-z_])/gu,
  lengthMax: 35,
  context: ['xrp', 'ripple', 'wallet', 'crypto', 'address'],
  score: { pattern: 0.4, validated: 0.95 },
  validate: (match) => isBase58Address(match, [0x00], rippleAlphabet),
  samples: [
    {
      text: 'xrp rHb9CJAWyB4rj91VRWn96DkukG4bwdtyTh.',
      found: 'rHb9CJAWyB4rj91VRWn96DkukG4bwdtyTh',
      isIndependent: true,
    },
    {
      text: 'r3kmLJN5D28dHuH8vZNUZpMC43pEHpaocV',
      found: 'r3kmLJN5D28dHuH8vZNUZpMC43pEHpaocV',
      isIndependent: true,
    },
    {
      text: 'to:rDTXLQ7ZKZVKz33zJbHjgVShjsBnqMBhmN',
      found: 'rDTXLQ7ZKZVKz33zJbHjgVShjsBnqMBhmN',
      isIndependent: true,
    },
  ],
  rejects: [
    { name: 'wrong check sum', text: 'rHb9CJAWyB4rj91VRWn96DkukG4bwdtyTi' },
    { name: 'one sign more', text: 'rHb9CJAWyB4rj91VRWn96DkukG4bwdtyThh' },
    { name: 'one sign less', text: 'rHb9CJAWyB4rj91VRWn96DkukG4bwdtyT' },
    { name: 'inside a longer word', text: 'arHb9CJAWyB4rj91VRWn96DkukG4bwdtyTh' },
  ],
}
