/** How many deliveries a destination gets. */
export interface RateSettings {
  /** On average, over a long time. */
  readonly ratePerSecond: number
  /** At once, after a quiet time; at least 1. */
  readonly burstMax: number
}

/** State of one destination's token bucket: plain data. */
export interface Bucket {
  readonly tokens: number
  /** When the tokens were counted, in milliseconds since 1970. */
  readonly atMs: number
}

export function fullBucket(settings: RateSettings, nowMs: number): Bucket {
  return { tokens: settings.burstMax, atMs: nowMs }
}

/** What became of asking for a token. */
export interface Taken {
  readonly isTaken: boolean
  readonly bucket: Bucket
  /** Until there is a token, in milliseconds; 0 where one was taken. */
  readonly waitMs: number
}

/**
 * Takes a token out of the bucket, where there is one. A clock that was set back adds none and takes none.
 *
 * @see https://en.wikipedia.org/wiki/Token_bucket
 */
export function takeToken(bucket: Bucket, nowMs: number, settings: RateSettings): Taken {
  const { ratePerSecond, burstMax } = settings
  const passedMs = Math.max(0, nowMs - bucket.atMs)
  const tokens = Math.min(burstMax, bucket.tokens + (passedMs * ratePerSecond) / 1000)
  if (tokens >= 1) return { isTaken: true, bucket: { tokens: tokens - 1, atMs: nowMs }, waitMs: 0 }
  const waitMs = Math.ceil(((1 - tokens) * 1000) / ratePerSecond)
  return { isTaken: false, bucket: { tokens, atMs: nowMs }, waitMs }
}

/** Places for what may go on at the same time, e.g. deliveries to one destination. */
export class Places {
  readonly #placesMax: number
  #taken = 0

  constructor(placesMax: number) {
    this.#placesMax = placesMax
  }

  /** Places that are free now. */
  get free(): number {
    return this.#placesMax - this.#taken
  }

  /** Takes a place; call what comes back, once or more often, to give it back. Undefined where none is free. */
  take(): (() => void) | undefined {
    if (this.free <= 0) return undefined
    this.#taken++
    let isHeld = true
    return () => {
      if (isHeld) this.#taken--
      isHeld = false
    }
  }
}
