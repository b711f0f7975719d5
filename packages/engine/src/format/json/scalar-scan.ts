import type { Limits } from '../../limits.ts'
import { fault } from './fault.ts'
import { isNumber, numberEnd } from './number-scan.ts'

/** Words by their first byte. */
const words: readonly (Uint8Array | undefined)[] = Array.from({ length: 256 }, (_, first) => {
  const word = ['true', 'false', 'null'].find((text) => text.charCodeAt(0) === first)
  return word === undefined ? undefined : new TextEncoder().encode(word)
})

/**
 * Reads a number, `true`, `false` or `null` that begins at `at`.
 *
 * @param isLast - whether no bytes follow `end`
 * @returns one past it, or -1 where it may go on after `end`
 * @throws {@link StetError} STET_INPUT_JSON, STET_INPUT_JSON_TRUNCATED, STET_LIMIT_NUMBER
 */
export function scalarEnd(
  bytes: Uint8Array,
  at: number,
  end: number,
  isLast: boolean,
  limits: Limits,
): number {
  const first = bytes[at] as number
  if (first === 0x2d || (first >= 0x30 && first <= 0x39)) {
    const after = numberEnd(bytes, at, end)
    if (after - at > limits.numberCharsMax) throw fault('STET_LIMIT_NUMBER', at, 'numberCharsMax', limits)
    if (after === end && !isLast) return -1
    if (isNumber(bytes, at, after)) return after
    throw fault(after === end ? 'STET_INPUT_JSON_TRUNCATED' : 'STET_INPUT_JSON', at)
  }
  const word = words[first]
  if (word === undefined) throw fault('STET_INPUT_JSON', at)
  for (let index = 1; index < word.length; index += 1) {
    if (at + index >= end) {
      if (isLast) throw fault('STET_INPUT_JSON_TRUNCATED', end)
      return -1
    }
    if (bytes[at + index] !== word[index]) throw fault('STET_INPUT_JSON', at)
  }
  return at + word.length
}
