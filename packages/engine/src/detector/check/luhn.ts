/**
 * Whether the last digit is right by the Luhn formula.
 *
 * @param digits - ASCII digits alone
 * @see https://www.iso.org/standard/70484.html ISO/IEC 7812-1, annex B
 */
export function isLuhnValid(digits: string): boolean {
  let sum = 0
  for (let index = 0; index < digits.length; index++) {
    const digit = digits.charCodeAt(digits.length - 1 - index) - 0x30
    const weighed = index % 2 === 1 ? digit * 2 : digit
    sum += weighed > 9 ? weighed - 9 : weighed
  }
  return digits.length > 0 && sum % 10 === 0
}
