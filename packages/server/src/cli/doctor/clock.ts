import { ok, warning, type Finding } from './finding.ts'

const driftMsMax = 30_000

/** Compares a clock with the one here: signatures of webhooks hold within minutes. */
export function checkDrift(whose: string, driftMs: number): Finding {
  const seconds = Math.round(Math.abs(driftMs) / 1000)
  if (Math.abs(driftMs) <= driftMsMax) return ok('clock', `within ${Math.max(1, seconds)} s of ${whose}`)
  const direction = driftMs > 0 ? 'behind' : 'ahead of'
  return warning(
    'clock',
    `${seconds} s ${direction} ${whose}`,
    'set both by a time server: signed webhooks are refused when clocks differ by minutes',
  )
}
