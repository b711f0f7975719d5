import type { Detector } from '../contract.ts'

/** Secret keys of the file encryption age. */
export const detector: Detector = {
  id: 'age-secret-key',
  version: 1,
  entity: 'PRIVATE_KEY',
  jurisdiction: 'INTL',
  source: 'https://age-encryption.org/v1',
  pattern: /(?<![A-Za-z0-9_])AGE-SECRET-KEY-1[QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L]{58}(?![A-Za-z0-9_])/gu,
  lengthMax: 118,
  context: ['age', 'key', 'token', 'secret'],
  score: { pattern: 0.95, validated: 0.95 },
  samples: [
    { text: `the age key is ${specimen()}.`, found: specimen(), isIndependent: true },
    { text: `TOKEN="${specimen()}"`, found: specimen() },
    { text: specimen(), found: specimen() },
  ],
  rejects: [
    { name: 'too short', text: specimen().slice(0, 73) },
    { name: 'inside a longer word', text: `x${specimen()}` },
    { name: 'the prefix alone', text: 'AGE-SECRET-KEY-' },
  ],
}

/** Put together when it is needed, so that no scanner takes this file for a leak. */
function specimen(): string {
  return ['AGE', '-SECRET', '-KEY-1', '8U3H48CEUSGFAK3TT6QE5SVFMA8JC', 'ZVVE0LP8NX44K2QZVLZ37DZW45WHA'].join(
    '',
  )
}
