/**
 * Sum of each character's distance from `0`, times its weight. Characters beyond the weights do not count.
 *
 * @param text - digits, or digits and upper-case letters where a scheme counts A as 17
 */
export function weightedSum(text: string, weights: readonly number[]): number {
  return weights.reduce((sum, weight, index) => sum + weight * (text.charCodeAt(index) - 0x30), 0)
}
