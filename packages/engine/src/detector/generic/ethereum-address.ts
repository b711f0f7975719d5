import { keccak_256 } from '@noble/hashes/sha3.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import type { Detector } from '../contract.ts'

/** Ethereum addresses: the form alone in one case, and by the check sum of EIP-55 in mixed case. */
export const detector: Detector = {
  id: 'ethereum-address',
  version: 1,
  entity: 'CRYPTO',
  jurisdiction: 'INTL',
  source: 'https://eips.ethereum.org/EIPS/eip-55',
  pattern: /(?<![0-9A-Za-z_])0x[0-9A-Fa-f]{40}(?![0-9A-Za-z_])/gu,
  lengthMax: 42,
  context: ['ethereum', 'eth', 'wallet', 'crypto', 'address', 'erc20', 'usdt', 'metamask'],
  score: { pattern: 0.45, validated: 0.8 },
  validate: (match) => {
    const hex = match.slice(2)
    const lower = hex.toLowerCase()
    if (/^(.)\1*$/.test(lower)) return false
    return hex === lower || hex === hex.toUpperCase() || hasCheckSum(hex, lower)
  },
  samples: [
    {
      text: 'wallet 0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed.',
      found: '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed',
      isIndependent: true,
    },
    {
      text: '(0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359)',
      found: '0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359',
      isIndependent: true,
    },
    {
      text: '0x52908400098527886E0F7030069857D2E4169EE7',
      found: '0x52908400098527886E0F7030069857D2E4169EE7',
      isIndependent: true,
    },
    {
      text: 'eth:0xde709f2102306220921060314715629080e2fb77',
      found: '0xde709f2102306220921060314715629080e2fb77',
      isIndependent: true,
    },
  ],
  rejects: [
    { name: 'wrong check sum', text: '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAeD' },
    { name: 'one digit more', text: '0xde709f2102306220921060314715629080e2fb771' },
    { name: 'one digit less', text: '0xde709f2102306220921060314715629080e2fb7' },
    { name: 'inside a longer word', text: 'a0xde709f2102306220921060314715629080e2fb77' },
    { name: 'nobody', text: '0x0000000000000000000000000000000000000000' },
  ],
}

/** A letter is a capital where the digit of the hash at its place is 8 or more. */
function hasCheckSum(hex: string, lower: string): boolean {
  const hash = bytesToHex(keccak_256(utf8ToBytes(lower)))
  const written = Array.from(lower, (digit, index) =>
    Number.parseInt(hash.charAt(index), 16) >= 8 ? digit.toUpperCase() : digit,
  )
  return written.join('') === hex
}
