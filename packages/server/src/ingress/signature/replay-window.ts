import type { SignatureRefusal, SignedRequest, SchemeOptions } from './contract.ts'
import { oneHeader } from './headers.ts'

/** How far a signed time may lie from now where nothing else is configured. */
export const toleranceMsDefault = 5 * 60_000

/** A signed time inside the window, or why it is none. */
export type SignedTime =
  | { readonly timestampMs: number; readonly text: string; readonly refusal?: undefined }
  | { readonly refusal: SignatureRefusal }

/** Seconds since 1970 as most schemes write them: digits alone, and no more than a date can have. */
export function readSeconds(text: string): number | undefined {
  return /^\d{1,12}$/.test(text) ? Number(text) * 1000 : undefined
}

/**
 * Reads the time that a header holds and sees whether it lies in the window. A clock may be wrong either
 * way, so the window reaches as far into the future as into the past.
 */
export function signedTime(
  request: SignedRequest,
  header: string,
  read: (text: string) => number | undefined,
  options: SchemeOptions | undefined,
): SignedTime {
  const { value, refusal } = oneHeader(request.headers, header, 'timestamp')
  if (refusal !== undefined) return { refusal }
  const timestampMs = read(value)
  if (timestampMs === undefined || Number.isNaN(timestampMs)) return { refusal: 'timestamp-malformed' }
  const outside = outsideWindow(timestampMs, request.nowMs, options)
  return outside === undefined ? { timestampMs, text: value } : { refusal: outside }
}

/** Why a time is outside the window, or undefined where it is inside; the edges are inside. */
export function outsideWindow(
  timestampMs: number,
  nowMs: number,
  options: SchemeOptions | undefined,
): SignatureRefusal | undefined {
  const toleranceMs = options?.toleranceMs ?? toleranceMsDefault
  if (nowMs - timestampMs > toleranceMs) return 'timestamp-too-old'
  if (timestampMs - nowMs > toleranceMs) return 'timestamp-too-new'
  return undefined
}
