import { isBase58Address } from '../check/base58.ts'
import type { Detector } from '../contract.ts'

/** Dogecoin addresses by their check sum. */
export const detector: Detector = {
  id: 'dogecoin-address',
  version: 1,
  entity: 'CRYPTO',
  jurisdiction: 'INTL',
  source: 'https://github.com/dogecoin/dogecoin/blob/master/src/chainparams.cpp',
  pattern: /(?<![0-9A-Za-z_])[D9A][1-9A-HJ-NP-Za-km-z]{32,33}(?![0-9A-Za-z_])/gu,
  lengthMax: 34,
  context: ['dogecoin', 'doge', 'wallet', 'crypto', 'address'],
  score: { pattern: 0.4, validated: 0.95 },
  validate: (match) => isBase58Address(match, [0x1e, 0x16]),
  samples: [
    {
      text: 'doge: DH5yaieqoZN36fDVciNyRueRGvGLR3mr7L',
      found: 'DH5yaieqoZN36fDVciNyRueRGvGLR3mr7L',
      isIndependent: true,
    },
    {
      text: 'DBXu2kgc3xtvCUWFcxFE3r9hEYgmuaaCyD',
      found: 'DBXu2kgc3xtvCUWFcxFE3r9hEYgmuaaCyD',
      isIndependent: true,
    },
    {
      text: 'tip DH5yaieqoZN36fDVciNyRueRGvGLR3mr7L, thanks',
      found: 'DH5yaieqoZN36fDVciNyRueRGvGLR3mr7L',
    },
  ],
  rejects: [
    { name: 'wrong check sum', text: 'DH5yaieqoZN36fDVciNyRueRGvGLR3mr7M' },
    { name: 'one sign more', text: 'DH5yaieqoZN36fDVciNyRueRGvGLR3mr7LL' },
    { name: 'one sign less', text: 'DH5yaieqoZN36fDVciNyRueRGvGLR3mr7' },
    { name: 'inside a longer word', text: 'xDH5yaieqoZN36fDVciNyRueRGvGLR3mr7L' },
  ],
}
