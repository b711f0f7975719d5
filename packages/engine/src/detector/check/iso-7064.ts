/**
 * Whether the last digit is right by ISO/IEC 7064, MOD 11,10.
 *
 * @param digits - ASCII digits alone
 * @see https://www.iso.org/standard/31531.html
 */
export function isMod1110Valid(digits: string): boolean {
  let product = 10
  for (let index = 0; index < digits.length - 1; index++) {
    const sum = (product + digits.charCodeAt(index) - 0x30) % 10
    product = ((sum === 0 ? 10 : sum) * 2) % 11
  }
  return digits.length > 1 && (product + digits.charCodeAt(digits.length - 1) - 0x30) % 10 === 1
}

/**
 * Whether the last character is right by ISO/IEC 7064, MOD 11-2.
 *
 * @param text - ASCII digits, the last one possibly an upper-case X for ten
 * @see https://www.iso.org/standard/31531.html
 */
export function isMod112Valid(text: string): boolean {
  let sum = 0
  for (let index = 0; index < text.length - 1; index++) {
    sum = ((sum + text.charCodeAt(index) - 0x30) * 2) % 11
  }
  const last = text.slice(-1)
  return text.length > 1 && (sum + (last === 'X' ? 10 : Number(last))) % 11 === 1
}
