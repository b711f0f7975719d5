import { weightedSum } from './weighted-sum.ts'

/**
 * Whether the last two digits of a Brazilian taxpayer's number are right (módulo 11), the second over the first.
 *
 * @param text - digits, and upper-case letters in a company's number
 * @param weights - for the second check digit, the first check digit's weight last
 */
export function areBrazilDigitsValid(text: string, weights: readonly number[]): boolean {
  const end = weights.length
  const check = (body: string, by: readonly number[]): number => {
    const rest = weightedSum(body, by) % 11
    return rest < 2 ? 0 : 11 - rest
  }
  return (
    check(text, weights.slice(1)) === Number(text.charAt(end - 1)) &&
    check(text, weights) === Number(text.charAt(end))
  )
}
