import { isBase58Address } from '../check/base58.ts'
import type { Detector } from '../contract.ts'

/** Tron addresses by their check sum. */
export const detector: Detector = {
  id: 'tron-address',
  version: 1,
  entity: 'CRYPTO',
  jurisdiction: 'INTL',
  source: 'https://developers.tron.network/docs/account',
  pattern: /(?<![0-9A-Za-z_])T[1-9A-HJ-NP-Za-km-z]{33}(?![0-9A-Za-z_])/gu,
  lengthMax: 34,
  context: ['tron', 'trx', 'trc20', 'usdt', 'wallet', 'crypto', 'address'],
  score: { pattern: 0.4, validated: 0.95 },
  validate: (match) => isBase58Address(match, [0x41]),
  samples: [
    {
      text: 'USDT to TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t today',
      found: 'TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t',
      isIndependent: true,
    },
    {
      text: 'trx:TLa2f6VPqDgRE67v1736s7bJ8Ray5wYjU7',
      found: 'TLa2f6VPqDgRE67v1736s7bJ8Ray5wYjU7',
      isIndependent: true,
    },
    { text: '(TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t).', found: 'TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t' },
  ],
  rejects: [
    { name: 'wrong check sum', text: 'TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6u' },
    { name: 'one sign more', text: 'TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6tt' },
    { name: 'one sign less', text: 'TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6' },
    { name: 'inside a longer word', text: '_TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t' },
  ],
}
