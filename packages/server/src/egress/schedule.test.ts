import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  admit,
  afterAnswer,
  afterOutage,
  closedBreaker,
  defaultBreaker,
  type BreakerState,
} from './breaker.ts'
import { Places, fullBucket, takeToken } from './rate.ts'
import { readRetryAfter, retryAfterMsMax } from './retry-after.ts'
import { defaultSchedule, pauseBoundMs, retryPauseMs } from './schedule.ts'

const hour = 3600_000

/** Age of a message at each of its attempts, until it is given up. */
function life(random: () => number): number[] {
  const ages = [0]
  for (;;) {
    const ageMs = ages.at(-1) ?? 0
    const pause = retryPauseMs({ attempt: ages.length, ageMs }, random())
    if (pause === undefined) return ages
    ages.push(ageMs + pause)
  }
}

describe('the schedule', () => {
  it('lasts about three days, whatever the dice say, in a bounded number of attempts', () => {
    fc.assert(
      fc.property(
        fc.infiniteStream(fc.double({ min: 0.02, max: 1, maxExcluded: true, noNaN: true })),
        (dice) => {
          const ages = life(() => dice.next().value as number)
          expect(ages.length).toBeLessThanOrEqual(defaultSchedule.attemptsMax)
          if (ages.length < defaultSchedule.attemptsMax) {
            expect(ages.at(-1)).toBeGreaterThanOrEqual(72 * hour)
            expect(ages.at(-1)).toBeLessThan(84 * hour)
          }
        },
      ),
    )
  })

  it('by the usual dice: 15 to 30 attempts, six of them within the first hour', () => {
    const lives = Array.from({ length: 2_000 }, () => life(Math.random))
    const attempts = lives.map((ages) => ages.length).toSorted((a, b) => a - b)
    const firstHour = lives.map((ages) => ages.filter((age) => age <= hour).length)
    expect(attempts[1_000]).toBeGreaterThanOrEqual(15)
    expect(attempts[1_980]).toBeLessThanOrEqual(30)
    expect(firstHour.reduce((sum, one) => sum + one) / lives.length).toBeGreaterThanOrEqual(6)
  })

  it('spreads what failed together over the whole pause', () => {
    const pauses = Array.from(
      { length: 1_000 },
      (_, at) => retryPauseMs({ attempt: 6, ageMs: 0 }, at / 1_000) ?? 0,
    )
    expect(pauseBoundMs(6)).toBe(2_430_000)
    for (const [quarter, from] of [0, 0.25, 0.5, 0.75].entries()) {
      const inside = pauses.filter((one) => one >= from * 2_430_000 && one < (from + 0.25) * 2_430_000)
      expect(inside.length, `quarter ${quarter}`).toBeGreaterThan(240)
    }
  })

  it('never asks sooner than the destination says, and never at once', () => {
    expect(retryPauseMs({ attempt: 1, ageMs: 0, retryAfterMs: 3 * hour }, 0.5)).toBe(3 * hour)
    expect(retryPauseMs({ attempt: 1, ageMs: 0 }, 0)).toBe(1_000)
    expect(retryPauseMs({ attempt: 900, ageMs: 0 }, 0.999)).toBeUndefined()
    expect(retryPauseMs({ attempt: 2, ageMs: 72 * hour }, 0.5)).toBeUndefined()
  })
})

describe('Retry-After', () => {
  const nowMs = Date.UTC(2026, 10, 23, 12, 0, 0)
  it.each([
    ['0', 0],
    ['120', 120_000],
    [' 5 ', 5_000],
    ['99999999999999999999', retryAfterMsMax],
    ['Mon, 23 Nov 2026 12:01:00 GMT', 60_000],
    ['Monday, 23-Nov-26 12:01:00 GMT', 60_000],
    ['Mon Nov 23 12:01:00 2026', 60_000],
    ['Mon, 23 Nov 2026 11:00:00 GMT', 0],
    ['Fri, 23 Nov 2085 12:00:00 GMT', retryAfterMsMax],
    ['-5', undefined],
    ['1.5', undefined],
    ['1e3', undefined],
    ['', undefined],
    ['soon', undefined],
    ['2026-11-23T12:01:00Z', undefined],
    [undefined, undefined],
  ])('%s', (value, expected) => {
    expect(readRetryAfter(value, nowMs)).toBe(expected)
  })
})

describe('the breaker', () => {
  const outages = (state: BreakerState, times: number, nowMs: number): BreakerState =>
    Array.from({ length: times }).reduce<BreakerState>((at) => afterOutage(at, nowMs), state)

  it('opens after outages in a row, and only in a row', () => {
    const four = outages(closedBreaker, 4, 0)
    expect(admit(four, 0).isAdmitted).toBe(true)
    expect(outages(afterAnswer(four), 4, 0)).toEqual({ kind: 'closed', failures: 4 })
    const open = outages(four, 1, 1_000)
    expect(open).toEqual({ kind: 'open', untilMs: 11_000, openings: 1 })
    expect(admit(open, 10_999)).toEqual({ isAdmitted: false, state: open, againMs: 11_000 })
  })

  it('sends one probe when its time is over; an answer closes it, an outage opens it for twice as long', () => {
    const open = outages(closedBreaker, 5, 0)
    const first = admit(open, 10_000)
    expect(first.isAdmitted).toBe(true)
    expect(admit(first.state, 10_000).isAdmitted).toBe(false)
    expect(afterAnswer(first.state)).toEqual(closedBreaker)
    expect(afterOutage(first.state, 10_500)).toEqual({ kind: 'open', untilMs: 30_500, openings: 2 })
  })

  it('replaces a probe that told nothing', () => {
    const { state } = admit(outages(closedBreaker, 5, 0), 10_000)
    expect(admit(state, 10_000 + defaultBreaker.probeMsMax - 1).isAdmitted).toBe(false)
    expect(admit(state, 10_000 + defaultBreaker.probeMsMax).isAdmitted).toBe(true)
  })

  it('is not moved, while open, by what was sent before', () => {
    const open = outages(closedBreaker, 5, 0)
    expect(afterAnswer(open)).toBe(open)
    expect(afterOutage(open, 5_000)).toBe(open)
  })

  it('lets a destination that is down for long see a probe at least every ten minutes, and never a crowd', () => {
    let state: BreakerState = closedBreaker
    const sent: number[] = []
    for (let nowMs = 0; nowMs < 24 * hour; nowMs += 1_000) {
      const admission = admit(state, nowMs)
      state = admission.isAdmitted ? afterOutage(admission.state, nowMs) : admission.state
      if (admission.isAdmitted) sent.push(nowMs)
    }
    const gaps = sent.slice(1).map((at, index) => at - (sent[index] ?? 0))
    expect(Math.max(...gaps)).toBeLessThanOrEqual(10 * 60_000 + 1_000)
    expect(sent.length).toBeLessThan(24 * 6 + 20)
  })
})

describe('the rate', () => {
  it('over any time is never above its bound', () => {
    const settings = { ratePerSecond: 7, burstMax: 3 }
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 400 }), { minLength: 1, maxLength: 200 }), (steps) => {
        let nowMs = 0
        let bucket = fullBucket(settings, nowMs)
        let taken = 0
        for (const step of steps) {
          nowMs += step
          const one = takeToken(bucket, nowMs, settings)
          bucket = one.bucket
          if (one.isTaken) taken++
          else expect(takeToken(bucket, nowMs + one.waitMs, settings).isTaken).toBe(true)
        }
        expect(taken).toBeLessThanOrEqual(settings.burstMax + (nowMs * settings.ratePerSecond) / 1000 + 1e-6)
      }),
    )
  })

  it('goes on when the clock is set back', () => {
    const settings = { ratePerSecond: 10, burstMax: 1 }
    const { bucket } = takeToken(fullBucket(settings, 10_000), 10_000, settings)
    const back = takeToken(bucket, 0, settings)
    expect(back).toMatchObject({ isTaken: false, waitMs: 100 })
    expect(takeToken(back.bucket, 100, settings).isTaken).toBe(true)
  })

  it('places are given back once', () => {
    const places = new Places(2)
    const [first, second] = [places.take(), places.take()]
    expect([places.free, places.take()]).toEqual([0, undefined])
    first?.()
    first?.()
    expect(places.free).toBe(1)
    second?.()
    expect(places.free).toBe(2)
  })
})
