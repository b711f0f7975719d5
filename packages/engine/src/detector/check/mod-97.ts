/**
 * Remainder by 97 of a text in which A to Z count as 10 to 35.
 *
 * @param text - digits and upper-case letters
 * @see https://www.iso.org/standard/31531.html ISO/IEC 7064, MOD 97-10
 */
export function mod97(text: string): number {
  let remainder = 0
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index)
    remainder = unit >= 0x41 ? (remainder * 100 + unit - 55) % 97 : (remainder * 10 + unit - 0x30) % 97
  }
  return remainder
}
