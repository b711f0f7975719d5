import type { Detector } from '../contract.ts'

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/** Stellar account addresses by their check sum. */
export const detector: Detector = {
  id: 'stellar-address',
  version: 1,
  entity: 'CRYPTO',
  jurisdiction: 'INTL',
  source: 'https://github.com/stellar/stellar-protocol/blob/master/ecosystem/sep-0023.md',
  pattern: /(?<![0-9A-Za-z_])G[A-D][A-Z2-7]{54}(?![0-9A-Za-z_])/gu,
  lengthMax: 56,
  context: ['stellar', 'xlm', 'wallet', 'crypto', 'address'],
  score: { pattern: 0.4, validated: 0.95 },
  validate: (match) => {
    const bytes = decodeBase32(match)
    const [low = 0, high = 0] = bytes.slice(33)
    return crc16(bytes.slice(0, 33)) === (high << 8) + low
  },
  samples: [
    {
      text: 'xlm GA7QYNF7SOWQ3GLR2BGMZEHXAVIRZA4KVWLTJJFC7MGXUA74P7UJVSGZ.',
      found: 'GA7QYNF7SOWQ3GLR2BGMZEHXAVIRZA4KVWLTJJFC7MGXUA74P7UJVSGZ',
      isIndependent: true,
    },
    {
      text: 'GAAZI4TCR3TY5OJHCTJC2A4QSY6CJWJH5IAJTGKIN2ER7LBNVKOCCWN7',
      found: 'GAAZI4TCR3TY5OJHCTJC2A4QSY6CJWJH5IAJTGKIN2ER7LBNVKOCCWN7',
      isIndependent: true,
    },
    {
      text: 'wallet=GA7QYNF7SOWQ3GLR2BGMZEHXAVIRZA4KVWLTJJFC7MGXUA74P7UJVSGZ&memo=1',
      found: 'GA7QYNF7SOWQ3GLR2BGMZEHXAVIRZA4KVWLTJJFC7MGXUA74P7UJVSGZ',
    },
  ],
  rejects: [
    { name: 'wrong check sum', text: 'GA7QYNF7SOWQ3GLR2BGMZEHXAVIRZA4KVWLTJJFC7MGXUA74P7UJVSGA' },
    { name: 'one sign more', text: 'GA7QYNF7SOWQ3GLR2BGMZEHXAVIRZA4KVWLTJJFC7MGXUA74P7UJVSGZA' },
    { name: 'one sign less', text: 'GA7QYNF7SOWQ3GLR2BGMZEHXAVIRZA4KVWLTJJFC7MGXUA74P7UJVSG' },
    {
      name: 'inside a longer word',
      text: 'AGA7QYNF7SOWQ3GLR2BGMZEHXAVIRZA4KVWLTJJFC7MGXUA74P7UJVSGZ',
    },
  ],
}

function decodeBase32(text: string): number[] {
  const bytes: number[] = []
  let buffer = 0
  let bits = 0
  for (const sign of text) {
    buffer = ((buffer << 5) | alphabet.indexOf(sign)) & 0xfff
    bits += 5
    if (bits < 8) continue
    bits -= 8
    bytes.push((buffer >> bits) & 0xff)
  }
  return bytes
}

/** CRC-16 with polynomial 0x1021, begun at zero (XMODEM). */
function crc16(bytes: readonly number[]): number {
  let sum = 0
  for (const byte of bytes) {
    sum ^= byte << 8
    for (let bit = 0; bit < 8; bit++) sum = (sum & 0x8000) === 0 ? sum << 1 : (sum << 1) ^ 0x1021
    sum &= 0xffff
  }
  return sum
}
