import type { EntityCounts, InputFormat, RedactionReport, RuleCounts } from '@stet/engine'

/** Counts of a whole run, over all its inputs and batches; what `--report` writes. */
export interface RunReport extends Omit<RedactionReport, 'format'> {
  /** Formats of the inputs, each once. */
  formats: InputFormat[]
  /** Inputs that were redacted. */
  inputs: number
}

/** Adds up the counts of runs by one policy and route. */
export function addReports(total: RunReport, more: RedactionReport | RunReport): RunReport {
  const isStep = 'format' in more
  return {
    ...total,
    formats: [...new Set([...total.formats, ...(isStep ? [more.format] : more.formats)])],
    inputs: total.inputs + (isStep ? 0 : more.inputs),
    records: total.records + more.records,
    bytesIn: total.bytesIn + more.bytesIn,
    bytesOut: total.bytesOut + more.bytesOut,
    unlisted: total.unlisted + more.unlisted,
    rules: addRules(total.rules, more.rules),
    entities: addEntities(total.entities, more.entities),
  }
}

/** A report with nothing in it yet. */
export function emptyReport(identity: Pick<RunReport, 'policy' | 'policyDigest' | 'route'>): RunReport {
  return {
    ...identity,
    formats: [],
    inputs: 0,
    records: 0,
    bytesIn: 0,
    bytesOut: 0,
    unlisted: 0,
    rules: [],
    entities: [],
  }
}

function addRules(total: readonly RuleCounts[], more: readonly RuleCounts[]): RuleCounts[] {
  return more.map((rule, index) => {
    const before = total[index]
    if (before === undefined) return rule
    return {
      ...rule,
      kept: before.kept + rule.kept,
      changed: before.changed + rule.changed,
      struck: before.struck + rule.struck,
      mismatched: before.mismatched + rule.mismatched,
      forged: before.forged + rule.forged,
    }
  })
}

function addEntities(total: readonly EntityCounts[], more: readonly EntityCounts[]): EntityCounts[] {
  const byName = new Map(total.map((entity) => [entity.entity, entity]))
  for (const entity of more) {
    const before = byName.get(entity.entity) ?? { kept: 0, changed: 0, struck: 0 }
    byName.set(entity.entity, {
      entity: entity.entity,
      kept: before.kept + entity.kept,
      changed: before.changed + entity.changed,
      struck: before.struck + entity.struck,
    })
  }
  return [...byName.values()].sort((a, b) => (a.entity < b.entity ? -1 : 1))
}

/** Leaves by what became of them. */
export interface LeafTotals {
  readonly kept: number
  readonly changed: number
  /** By a rule or for want of one. */
  readonly struck: number
}

/** Sums over all rules, and over what no rule lists. */
export function leafTotals(report: Pick<RunReport, 'rules' | 'unlisted'>): LeafTotals {
  let [kept, changed, struck] = [0, 0, report.unlisted]
  for (const rule of report.rules) {
    kept += rule.kept
    changed += rule.changed
    struck += rule.struck
  }
  return { kept, changed, struck }
}

/** One line that sums a run up. */
export function summaryLine(report: RunReport): string {
  const { kept, changed, struck } = leafTotals(report)
  const records = report.records === 1 ? '1 record' : `${report.records} records`
  return `${records}; leaves: ${kept} kept, ${changed} changed, ${struck} struck`
}
