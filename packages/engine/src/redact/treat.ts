import type { Operator, Outcome } from '../operator/contract.ts'
import { kept, struckByRule, struckByType, struckWithoutSubject } from '../operator/contract.ts'
import { compileKeep } from '../operator/keep.ts'
import { operators } from '../operator/registry.ts'
import type { Rule, Treatment } from '../policy/model.ts'
import type { Leaf } from '../span/leaf.ts'
import type { RecordContext } from './record.ts'

/** Treats one listed leaf. */
export type Treat = (leaf: Leaf) => Outcome

/** Redacts one free text by a profile: the outcome of a `scan`. */
export type ScanText = (text: string, rule: Rule) => Outcome

/**
 * Makes the function that treats the leaves of one rule, chosen once and not for each leaf.
 *
 * @param scanText - for rules that scan
 */
export function makeTreat(rule: Rule, record: RecordContext, scanText: ScanText): Treat {
  const { treatment } = rule
  switch (treatment.operator) {
    case 'strike':
      return () => struckByRule
    case 'keep': {
      const keep = compileKeep(treatment.options)
      return (leaf) => (leaf.kind === 'null' ? kept : keep(leaf))
    }
    case 'scan':
      return (leaf) => {
        if (leaf.kind === 'null') return kept
        return leaf.kind === 'string' ? scanText(leaf.text, rule) : struckByType
      }
    default: {
      const apply = makeApply(treatment, record)
      return (leaf) => {
        if (leaf.kind === 'null') return kept
        record.entity = rule.entity
        return apply(leaf)
      }
    }
  }
}

/** Operators that treat a single value, in a field or found in a text. */
export type ValueTreatment = Exclude<Treatment, { operator: 'keep' | 'scan' }>

/** An operator with its options filled in; `record.entity` must be set before each call. */
export function makeApply(treatment: ValueTreatment, record: RecordContext): Treat {
  const operator: Operator<unknown> = operators[treatment.operator]
  const options: unknown = 'options' in treatment ? treatment.options : {}
  return (leaf) => {
    if (!operator.accepts.includes(leaf.kind)) return struckByType
    if (operator.needsSubject && record.subject === undefined) return struckWithoutSubject
    return operator.apply(leaf, options, record)
  }
}
