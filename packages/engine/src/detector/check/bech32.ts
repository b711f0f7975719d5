const alphabet = 'qpzry9x8gf2tvdw0s3jn54khce6mua7l'
const generators = [0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3]
const residues: ReadonlyMap<number, 'bech32' | 'bech32m'> = new Map([
  [1, 'bech32'],
  [0x2bc830a3, 'bech32m'],
])

/**
 * Which of the two check sums a text has.
 *
 * @param text - in one case throughout
 * @returns undefined where it has neither, or mixes cases
 * @see https://github.com/bitcoin/bips/blob/master/bip-0350.mediawiki
 */
export function bech32Kind(text: string): 'bech32' | 'bech32m' | undefined {
  const lower = text.toLowerCase()
  if (text !== lower && text !== text.toUpperCase()) return undefined
  const mark = lower.lastIndexOf('1')
  const prefix = Array.from(lower.slice(0, mark), (sign) => sign.charCodeAt(0))
  const values = Array.from(lower.slice(mark + 1), (sign) => alphabet.indexOf(sign))
  if (mark < 1 || values.length < 6 || values.includes(-1)) return undefined
  return residues.get(
    polymod([...prefix.map((unit) => unit >> 5), 0, ...prefix.map((unit) => unit & 31), ...values]),
  )
}

/**
 * Whether a text is a segregated-witness address: version 0 has the older check sum, later ones the newer.
 *
 * @param prefix - of the network, with the `1` behind it, in lower case
 */
export function isSegwitAddress(text: string, prefix: string): boolean {
  const lower = text.toLowerCase()
  if (!lower.startsWith(prefix)) return false
  const version = lower.charAt(prefix.length)
  return bech32Kind(text) === (version === 'q' ? 'bech32' : 'bech32m')
}

function polymod(values: readonly number[]): number {
  let sum = 1
  for (const value of values) {
    const top = sum >>> 25
    sum = ((sum & 0x1ffffff) << 5) ^ value
    generators.forEach((generator, index) => {
      if (((top >> index) & 1) === 1) sum ^= generator
    })
  }
  return sum
}
