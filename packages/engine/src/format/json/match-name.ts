import type { State, Transition } from '../../address/automaton.ts'
import { isPlainText } from '../../address/plain-name.ts'
import { decodeUtf8 } from '../utf8.ts'

/**
 * Looks a member name up among those that the state tells apart, by its bytes, decoding it only when it
 * is escaped: `"\u0069d"` spells `id`.
 *
 * @param start - first byte inside the quotes
 * @param end - one past the last
 */
export function findName(
  state: State,
  bytes: Uint8Array,
  start: number,
  end: number,
  hasEscapes: boolean,
): Transition | undefined {
  if (hasEscapes) return state.names.get(decodeName(bytes, start, end))
  const candidates = state.namesByLength[end - start]
  if (candidates === undefined) return undefined
  const length = end - start
  next: for (const candidate of candidates) {
    for (let index = 0; index < length; index += 1) {
      if (candidate.bytes[index] !== bytes[start + index]) continue next
    }
    return candidate
  }
  return undefined
}

/** {@link isPlainText} for a name as it stands in JSON. */
export function isPlainName(bytes: Uint8Array, start: number, end: number, hasEscapes: boolean): boolean {
  return end - start <= 64 * 6 && isPlainText(decodeName(bytes, start, end, hasEscapes))
}

function decodeName(bytes: Uint8Array, start: number, end: number, hasEscapes = true): string {
  if (!hasEscapes) return decodeUtf8(bytes.subarray(start, end))
  return JSON.parse(decodeUtf8(bytes.subarray(start - 1, end + 1))) as string
}
