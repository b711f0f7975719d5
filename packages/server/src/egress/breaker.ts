/** When a destination in trouble is left alone, and when it is asked again. */
export interface BreakerSettings {
  /** Outages in a row that open it. */
  readonly failuresMax: number
  /** How long it stays open the first time, in milliseconds; twice as long each time after. */
  readonly openMs: number
  readonly openMsMax: number
  /** After so long, in milliseconds, a probe that told nothing is taken for lost. */
  readonly probeMsMax: number
}

export const defaultBreaker: BreakerSettings = {
  failuresMax: 5,
  openMs: 10_000,
  openMsMax: 10 * 60_000,
  probeMsMax: 60_000,
}

/** State of one destination's breaker: plain data, so that it can be kept anywhere. */
export type BreakerState =
  | { readonly kind: 'closed'; readonly failures: number }
  /** Nothing is sent before `untilMs`. `openings` counts how often in a row. */
  | { readonly kind: 'open'; readonly untilMs: number; readonly openings: number }
  /** One delivery is on its way to see whether the destination is back. */
  | { readonly kind: 'half-open'; readonly sinceMs: number; readonly openings: number }

export const closedBreaker: BreakerState = { kind: 'closed', failures: 0 }

/** Whether a delivery may be sent now, and the state after that. */
export interface Admission {
  readonly isAdmitted: boolean
  readonly state: BreakerState
  /** Where it may not: when to ask again, in milliseconds since 1970. */
  readonly againMs?: number
}

/** Asks for leave to send. Of an open breaker whose time is over, the first that asks is the probe. */
export function admit(
  state: BreakerState,
  nowMs: number,
  settings: BreakerSettings = defaultBreaker,
): Admission {
  switch (state.kind) {
    case 'closed':
      return { isAdmitted: true, state }
    case 'open':
      if (nowMs < state.untilMs) return { isAdmitted: false, state, againMs: state.untilMs }
      return probe(state.openings, nowMs)
    case 'half-open': {
      const lostMs = state.sinceMs + settings.probeMsMax
      // The worker of the probe may have died: another one takes its place.
      return nowMs < lostMs ? { isAdmitted: false, state, againMs: lostMs } : probe(state.openings, nowMs)
    }
  }
}

function probe(openings: number, nowMs: number): Admission {
  return { isAdmitted: true, state: { kind: 'half-open', sinceMs: nowMs, openings } }
}

/** The state after a delivery that the destination answered, be it with a refusal: it is there. */
export function afterAnswer(state: BreakerState): BreakerState {
  // An answer to what was sent before it opened is no probe.
  return state.kind === 'open' ? state : closedBreaker
}

/** The state after an outage: no connection, no answer in time, 408, 425, 429 or 5xx. */
export function afterOutage(
  state: BreakerState,
  nowMs: number,
  settings: BreakerSettings = defaultBreaker,
): BreakerState {
  switch (state.kind) {
    case 'open':
      return state
    case 'half-open':
      return opened(state.openings + 1, nowMs, settings)
    case 'closed': {
      const failures = state.failures + 1
      return failures < settings.failuresMax ? { kind: 'closed', failures } : opened(1, nowMs, settings)
    }
  }
}

function opened(openings: number, nowMs: number, settings: BreakerSettings): BreakerState {
  const openMs = Math.min(settings.openMs * 2 ** (openings - 1), settings.openMsMax)
  return { kind: 'open', untilMs: nowMs + openMs, openings }
}
