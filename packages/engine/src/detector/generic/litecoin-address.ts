import { isBase58Address } from '../check/base58.ts'
import { isSegwitAddress } from '../check/bech32.ts'
import type { Detector } from '../contract.ts'

/** Litecoin addresses by their check sum: `L…`, `M…` and `ltc1…`. */
export const detector: Detector = {
  id: 'litecoin-address',
  version: 1,
  entity: 'CRYPTO',
  jurisdiction: 'INTL',
  source: 'https://github.com/litecoin-project/litecoin/blob/master/src/chainparams.cpp',
  pattern:
    /(?<![0-9A-Za-z_])(?:[LM][1-9A-HJ-NP-Za-km-z]{25,33}|ltc1[02-9ac-hj-np-z]{11,71}|LTC1[02-9AC-HJ-NP-Z]{11,71})(?![0-9A-Za-z_])/gu,
  lengthMax: 75,
  context: ['litecoin', 'ltc', 'wallet', 'crypto', 'address'],
  score: { pattern: 0.4, validated: 0.95 },
  validate: (match) =>
    /^ltc1/i.test(match) ? isSegwitAddress(match, 'ltc1') : isBase58Address(match, [0x30, 0x32]),
  samples: [
    {
      text: 'LTC LVg2kJoFNg45Nbpy53h7Fe1wKyeXVRhMH9 please',
      found: 'LVg2kJoFNg45Nbpy53h7Fe1wKyeXVRhMH9',
      isIndependent: true,
    },
    {
      text: 'ltc1qg42tkwuuxefutzxezdkdel39gfstuap288mfea',
      found: 'ltc1qg42tkwuuxefutzxezdkdel39gfstuap288mfea',
      isIndependent: true,
    },
    {
      text: 'MGxNPPB7eBoWPUaprtX9v9CXJZoD2465zN',
      found: 'MGxNPPB7eBoWPUaprtX9v9CXJZoD2465zN',
      isIndependent: true,
    },
  ],
  rejects: [
    { name: 'wrong check sum', text: 'LVg2kJoFNg45Nbpy53h7Fe1wKyeXVRhMH8' },
    { name: 'wrong check sum in bech32', text: 'ltc1qg42tkwuuxefutzxezdkdel39gfstuap288mfez' },
    { name: 'one sign more', text: 'LVg2kJoFNg45Nbpy53h7Fe1wKyeXVRhMH99' },
    { name: 'inside a longer word', text: 'aLVg2kJoFNg45Nbpy53h7Fe1wKyeXVRhMH9' },
  ],
}
