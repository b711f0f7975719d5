import type { Outcome } from '../operator/contract.ts'
import type { Collector, RoutePlan } from '../policy/compile.ts'
import type { Limits } from '../limits.ts'
import type { RecordContext } from './record.ts'
import type { RuleCounts, Tally } from './report.ts'
import type { Treat } from './treat.ts'

/** The way of one input from bytes to redacted bytes, in one format. */
export interface Road {
  /** Takes bytes and gives what they let out, which may be nothing yet. */
  write(chunk: Uint8Array): Uint8Array<ArrayBuffer> | Promise<Uint8Array<ArrayBuffer>>
  /** Ends the input and gives the rest. */
  end(): Uint8Array<ArrayBuffer> | Promise<Uint8Array<ArrayBuffer>>
}

/** What every road is built from. */
export interface RoadParts {
  readonly plan: RoutePlan
  readonly limits: Limits
  readonly record: RecordContext
  readonly tally: Tally
  /** By rule index. */
  readonly treats: readonly Treat[]
}

/** Counts what became of one leaf. */
export function countOutcome(counts: RuleCounts, outcome: Outcome): void {
  if (outcome.action === 'keep') counts.kept += 1
  else if (outcome.action === 'write') counts.changed += 1
  else {
    counts.struck += 1
    if (outcome.reason === 'type') counts.mismatched += 1
    else if (outcome.reason === 'forged') counts.forged += 1
  }
}

/** Notes a value that the collector's pattern stands for: the subject, or a known value. */
export function collect(record: RecordContext, collector: Collector, pattern: number, text: string): void {
  const rule = collector.sources[pattern]
  if (rule === undefined) record.subject ??= text
  else if (rule.known !== undefined && text.length > 0) record.known.push({ entity: rule.known, text })
}
