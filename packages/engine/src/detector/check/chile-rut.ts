/**
 * Whether the last character of a Chilean RUT is right: módulo 11 with weights 2 to 7 from the right.
 *
 * @param text - digits, the last one possibly an upper-case K for ten
 */
export function isRutValid(text: string): boolean {
  const body = text.slice(0, -1)
  let sum = 0
  for (let index = 0; index < body.length; index++) {
    sum += (body.charCodeAt(body.length - 1 - index) - 0x30) * (2 + (index % 6))
  }
  const rest = (11 - (sum % 11)) % 11
  return text.slice(-1) === (rest === 10 ? 'K' : String(rest))
}
