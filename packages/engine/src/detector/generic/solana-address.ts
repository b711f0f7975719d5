import { decodeBase58 } from '../check/base58.ts'
import type { Detector } from '../contract.ts'

/** Solana addresses: 32 bytes without a check sum, so that only a word near one makes a match. */
export const detector: Detector = {
  id: 'solana-address',
  version: 1,
  entity: 'CRYPTO',
  jurisdiction: 'INTL',
  source: 'https://solana.com/docs/core/accounts',
  pattern: /(?<![0-9A-Za-z_/+=-])[1-9A-HJ-NP-Za-km-z]{43,44}(?![0-9A-Za-z_/+=-])/gu,
  lengthMax: 44,
  context: ['solana', 'sol', 'spl', 'phantom', 'usdc', 'wallet', 'crypto'],
  score: { pattern: 0.4, validated: 0.45 },
  validate: (match) =>
    /[0-9]/.test(match) && /[A-Z]/.test(match) && /[a-z]/.test(match) && decodeBase58(match)?.length === 32,
  samples: [
    {
      text: 'solana EPjFWdd5AufqSSqeM2qN1xzybapC8G4wEGGkZwyTDt1v',
      found: 'EPjFWdd5AufqSSqeM2qN1xzybapC8G4wEGGkZwyTDt1v',
      isIndependent: true,
    },
    {
      text: 'wallet: TokenkegQfeZyiNwAJbNbGKPFXCWuBvf9Ss623VQ5DA.',
      found: 'TokenkegQfeZyiNwAJbNbGKPFXCWuBvf9Ss623VQ5DA',
      isIndependent: true,
    },
    {
      text: '(So11111111111111111111111111111111111111112)',
      found: 'So11111111111111111111111111111111111111112',
      isIndependent: true,
    },
  ],
  rejects: [
    { name: 'one sign more', text: 'EPjFWdd5AufqSSqeM2qN1xzybapC8G4wEGGkZwyTDt1vv' },
    { name: 'more than 32 bytes', text: 'zzzzzdd5AufqSSqeM2qN1xzybapC8G4wEGGkZwyTDt1v' },
    { name: 'a sign that is not of the alphabet', text: 'EPjFWdd5AufqSSqeM2qN1xzybapC8G4wEGGkZwyTDt0v' },
    { name: 'inside a longer word', text: 'x_EPjFWdd5AufqSSqeM2qN1xzybapC8G4wEGGkZwyTDt1v' },
  ],
}
