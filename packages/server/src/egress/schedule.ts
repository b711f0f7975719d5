/** When a delivery that did not succeed is tried again. */
export interface Schedule {
  /** Upper bound of the first pause, in milliseconds. */
  readonly firstMs: number
  /** Each upper bound is so many times the one before. */
  readonly factor: number
  /** No upper bound is higher, in milliseconds. */
  readonly pauseMsMax: number
  /** No pause is shorter, in milliseconds: what failed this very moment is not asked again at once. */
  readonly pauseMsMin: number
  /** Once a message is older than this, in milliseconds, it is tried no more and becomes a dead letter. */
  readonly spanMs: number
  /** Attempts, whatever the clock says. */
  readonly attemptsMax: number
}

/** About three days: an outage that begins on Friday evening may end on Monday. */
export const defaultSchedule: Schedule = {
  firstMs: 10_000,
  factor: 3,
  pauseMsMax: 12 * 3600_000,
  pauseMsMin: 1_000,
  spanMs: 72 * 3600_000,
  attemptsMax: 40,
}

/** Upper bound of the pause after an attempt, counted from 1, in milliseconds. */
export function pauseBoundMs(attempt: number, schedule: Schedule = defaultSchedule): number {
  return Math.min(schedule.firstMs * schedule.factor ** (attempt - 1), schedule.pauseMsMax)
}

/** Where a message stands when an attempt has failed. */
export interface Failed {
  /** Attempts made so far, this one included. */
  readonly attempt: number
  /** Since the message was accepted, in milliseconds. */
  readonly ageMs: number
  /** What the destination asked for, in milliseconds. */
  readonly retryAfterMs?: number | undefined
}

/**
 * Pause before the next attempt: "full jitter", anything between nothing and a bound that grows, so that
 * what failed together does not come back together. A destination that names a time is not asked sooner.
 *
 * @param random - from 0 to below 1
 * @returns milliseconds, or undefined when the message is given up
 * @see https://aws.amazon.com/builders-library/timeouts-retries-and-backoff-with-jitter/
 */
export function retryPauseMs(
  { attempt, ageMs, retryAfterMs = 0 }: Failed,
  random: number,
  schedule: Schedule = defaultSchedule,
): number | undefined {
  if (ageMs >= schedule.spanMs || attempt >= schedule.attemptsMax) return undefined
  const jittered = Math.floor(random * pauseBoundMs(attempt, schedule))
  return Math.max(schedule.pauseMsMin, jittered, retryAfterMs)
}
