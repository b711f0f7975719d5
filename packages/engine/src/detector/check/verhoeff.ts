/** What the dihedral group of order ten makes of two digits. */
const products = [
  '0123456789',
  '1234067895',
  '2340178956',
  '3401289567',
  '4012395678',
  '5987604321',
  '6598710432',
  '7659821043',
  '8765932104',
  '9876543210',
]

/** What a digit becomes by its place from the right; the eighth place is as the first again. */
const permutations = [
  '0123456789',
  '1576283094',
  '5803796142',
  '8916043527',
  '9453126870',
  '4286573901',
  '2793806415',
  '7046913258',
]

/**
 * Whether the last digit is right by Verhoeff's algorithm.
 *
 * @param digits - ASCII digits alone
 * @see https://en.wikipedia.org/wiki/Verhoeff_algorithm
 */
export function isVerhoeffValid(digits: string): boolean {
  let check = 0
  for (let index = 0; index < digits.length; index++) {
    const digit = Number(digits.charAt(digits.length - 1 - index))
    const permuted = Number(permutations[index % 8]?.charAt(digit))
    check = Number(products[check]?.charAt(permuted))
  }
  return digits.length > 0 && check === 0
}
