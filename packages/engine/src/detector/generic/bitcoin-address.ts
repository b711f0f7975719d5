import { isBase58Address } from '../check/base58.ts'
import { isSegwitAddress } from '../check/bech32.ts'
import type { Detector } from '../contract.ts'

/** Bitcoin addresses of the main network, by the check sum of either form: `1…` and `3…`, or `bc1…`. */
export const detector: Detector = {
  id: 'bitcoin-address',
  version: 1,
  entity: 'CRYPTO',
  jurisdiction: 'INTL',
  source: 'https://github.com/bitcoin/bips/blob/master/bip-0350.mediawiki',
  pattern:
    /(?<![0-9A-Za-z_])(?:[13][1-9A-HJ-NP-Za-km-z]{25,33}|bc1[02-9ac-hj-np-z]{11,71}|BC1[02-9AC-HJ-NP-Z]{11,71})(?![0-9A-Za-z_])/gu,
  lengthMax: 74,
  context: ['bitcoin', 'btc', 'wallet', 'crypto', 'address'],
  score: { pattern: 0.4, validated: 0.95 },
  validate: (match) =>
    /^bc1/i.test(match) ? isSegwitAddress(match, 'bc1') : isBase58Address(match, [0x00, 0x05]),
  samples: [
    {
      text: 'send to 1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa.',
      found: '1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa',
      isIndependent: true,
    },
    {
      text: 'BTC:3J98t1WpEZ73CNmQviecrnyiWrnqRhWNLy',
      found: '3J98t1WpEZ73CNmQviecrnyiWrnqRhWNLy',
      isIndependent: true,
    },
    {
      text: 'bitcoin:bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq?amount=1',
      found: 'bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq',
      isIndependent: true,
    },
    {
      text: 'BC1QW508D6QEJXTDG4Y5R3ZARVARY0C5XW7KV8F3T4',
      found: 'BC1QW508D6QEJXTDG4Y5R3ZARVARY0C5XW7KV8F3T4',
      isIndependent: true,
    },
    {
      text: 'bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0',
      found: 'bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0',
      isIndependent: true,
    },
  ],
  rejects: [
    { name: 'wrong check sum', text: '1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNb' },
    { name: 'wrong check sum in bech32', text: 'bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdz' },
    { name: 'one sign less', text: '1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfN' },
    { name: 'one sign more', text: '1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNaa' },
    { name: 'inside a longer word', text: 'x1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa' },
    { name: 'cases mixed in bech32', text: 'bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdQ' },
    {
      name: 'version 1 with the older check sum',
      text: 'bc1pw508d6qejxtdg4y5r3zarvary0c5xw7kw508d6qejxtdg4y5r3zarvary0c5xw7k7grplx',
    },
  ],
}
