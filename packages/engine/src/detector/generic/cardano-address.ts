import { bech32Kind } from '../check/bech32.ts'
import type { Detector } from '../contract.ts'

/** Cardano addresses and stake addresses by their check sum. */
export const detector: Detector = {
  id: 'cardano-address',
  version: 1,
  entity: 'CRYPTO',
  jurisdiction: 'INTL',
  source: 'https://cips.cardano.org/cip/CIP-19',
  pattern: /(?<![0-9A-Za-z_])(?:addr|stake)1[02-9ac-hj-np-z]{45,100}(?![0-9A-Za-z_])/gu,
  lengthMax: 106,
  context: ['cardano', 'ada', 'wallet', 'crypto', 'address'],
  score: { pattern: 0.4, validated: 0.95 },
  validate: (match) => bech32Kind(match) === 'bech32',
  samples: [
    {
      text: 'ada addr1vx2fxv2umyhttkxyxp8x0dlpdt3k6cwng5pxj3jhsydzers66hrl8.',
      found: 'addr1vx2fxv2umyhttkxyxp8x0dlpdt3k6cwng5pxj3jhsydzers66hrl8',
      isIndependent: true,
    },
    {
      text: 'stake1uyehkck0lajq8gr28t9uxnuvgcqrc6070x3k9r8048z8y5gh6ffgw',
      found: 'stake1uyehkck0lajq8gr28t9uxnuvgcqrc6070x3k9r8048z8y5gh6ffgw',
      isIndependent: true,
    },
    {
      text: 'to addr1qx2fxv2umyhttkxyxp8x0dlpdt3k6cwng5pxj3jhsydzer3n0d3vllmyqwsx5wktcd8cc3sq835lu7drv2xwl2wywfgse35a3x',
      found:
        'addr1qx2fxv2umyhttkxyxp8x0dlpdt3k6cwng5pxj3jhsydzer3n0d3vllmyqwsx5wktcd8cc3sq835lu7drv2xwl2wywfgse35a3x',
      isIndependent: true,
    },
  ],
  rejects: [
    { name: 'wrong check sum', text: 'addr1vx2fxv2umyhttkxyxp8x0dlpdt3k6cwng5pxj3jhsydzers66hrl9' },
    { name: 'one sign less', text: 'addr1vx2fxv2umyhttkxyxp8x0dlpdt3k6cwng5pxj3jhsydzers66hrl' },
    {
      name: 'inside a longer word',
      text: 'my_addr1vx2fxv2umyhttkxyxp8x0dlpdt3k6cwng5pxj3jhsydzers66hrl8',
    },
  ],
}
