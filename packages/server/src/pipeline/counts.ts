import type { RedactionReport } from '@stet/engine'
import type { Count } from '../store/store.ts'

const minute = 60_000

/** The counts of one redaction, by rule and entity; no value and no name that the policy does not hold. */
export function countsOf(integration: string, report: RedactionReport, nowMs: number): Count[] {
  const counts: Count[] = []
  const add = (kind: Count['kind'], name: string, outcome: string, count: number): void => {
    if (count === 0) return
    counts.push({ integration, route: report.route, kind, name, outcome, minuteMs: minuteOf(nowMs), count })
  }
  for (const { address, kept, changed, struck } of report.rules) {
    add('rule', address, 'kept', kept)
    add('rule', address, 'changed', changed)
    add('rule', address, 'struck', struck)
  }
  for (const { entity, kept, changed, struck } of report.entities) {
    add('entity', entity, 'kept', kept)
    add('entity', entity, 'changed', changed)
    add('entity', entity, 'struck', struck)
  }
  add('rule', 'unlisted', 'struck', report.unlisted)
  return counts
}

/** One of something. */
export function oneCount(
  integration: string,
  route: string | undefined,
  kind: Count['kind'],
  name: string,
  outcome: string,
  nowMs: number,
): Count {
  return { integration, route: route ?? '', kind, name, outcome, minuteMs: minuteOf(nowMs), count: 1 }
}

function minuteOf(nowMs: number): number {
  return nowMs - (nowMs % minute)
}
