import type { RoutePlan } from '../policy/compile.ts'
import type { InputFormat } from '../policy/model.ts'

/** What became of the leaves of one rule. Counts only, never a value. */
export interface RuleCounts {
  readonly address: string
  readonly operator: string
  readonly entity: string
  kept: number
  changed: number
  /** Struck for whatever reason, mismatches among them. */
  struck: number
  /** Struck because the value was not of the type or shape that the rule expects. */
  mismatched: number
  /** Struck or neutralised because the value imitated a placeholder or token. */
  forged: number
}

/** What became of the findings of one entity in free text, and of leaves that a rule treats as it. */
export interface EntityCounts {
  readonly entity: string
  kept: number
  changed: number
  struck: number
}

/** Counts of one redaction: how much stayed, changed and was struck, by rule and by entity. Never a value. */
export interface RedactionReport {
  readonly policy: string
  /** SHA-256 of the policy's bytes, hex. */
  readonly policyDigest: string
  readonly route: string
  readonly format: InputFormat
  records: number
  bytesIn: number
  bytesOut: number
  /** Leaves that no rule lists. */
  unlisted: number
  readonly rules: readonly RuleCounts[]
  readonly entities: readonly EntityCounts[]
}

/** Gathers the counts of one redaction. */
export class Tally {
  records = 0
  bytesIn = 0
  bytesOut = 0
  unlisted = 0
  readonly rules: RuleCounts[]
  readonly #entities = new Map<string, EntityCounts>()

  constructor(plan: RoutePlan) {
    this.rules = plan.route.rules.map((rule) => ({
      address: rule.address.text,
      operator: rule.treatment.operator,
      entity: rule.entity,
      kept: 0,
      changed: 0,
      struck: 0,
      mismatched: 0,
      forged: 0,
    }))
  }

  /** Counts of one rule, by its index. */
  rule(index: number): RuleCounts {
    const counts = this.rules[index]
    if (counts === undefined) throw new RangeError('no such rule')
    return counts
  }

  entity(entity: string): EntityCounts {
    let counts = this.#entities.get(entity)
    if (counts === undefined) {
      counts = { entity, kept: 0, changed: 0, struck: 0 }
      this.#entities.set(entity, counts)
    }
    return counts
  }

  report(identity: Pick<RedactionReport, 'policy' | 'policyDigest' | 'route' | 'format'>): RedactionReport {
    const { records, bytesIn, bytesOut, unlisted } = this
    const entities = [...this.#entities.values()].sort((a, b) => (a.entity < b.entity ? -1 : 1))
    return {
      ...identity,
      records,
      bytesIn,
      bytesOut,
      unlisted,
      rules: this.rules.map((rule) => ({ ...rule })),
      entities: entities.map((entity) => ({ ...entity })),
    }
  }
}
