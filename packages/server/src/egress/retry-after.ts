/** A destination may not put a message off for longer than this, in milliseconds. */
export const retryAfterMsMax = 24 * 3600_000

/**
 * How long a destination asks to be left alone, in milliseconds, or undefined where it does not say.
 *
 * @param value - the header `Retry-After`: seconds, or a date
 * @see https://www.rfc-editor.org/rfc/rfc9110#section-10.2.3
 */
export function readRetryAfter(value: string | undefined, nowMs: number): number | undefined {
  const text = value?.trim() ?? ''
  if (/^\d+$/.test(text)) return Math.min(Number(text) * 1000, retryAfterMsMax)
  // The three forms of an HTTP date begin with the name of a day and end with a year or GMT.
  if (!/^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*,? .*(?:GMT|\d{4})$/.test(text)) return undefined
  const atMs = Date.parse(text.endsWith('GMT') ? text : `${text} GMT`)
  return Number.isNaN(atMs) ? undefined : Math.min(Math.max(0, atMs - nowMs), retryAfterMsMax)
}
