import type { Operator, Outcome } from '../operator/contract.ts'
import { kept, struckByRule, struckByType, struckWithoutSubject } from '../operator/contract.ts'
import { compileKeep } from '../operator/keep.ts'
import { operators } from '../operator/registry.ts'
import { restoreText } from '../operator/restore.ts'
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
    case 'restore': {
      const { originals } = record.ports
      return (leaf) => {
        if (leaf.kind !== 'string') return kept
        return originals === undefined ? struckByType : restoreText(leaf.text, originals)
      }
    }
    case 'keep': {
      if (treatment.options.type === 'link') return linkTreat(record)
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

/** A link to another part of the API leads to the gateway, which has a policy for what is there. */
function linkTreat({ ports: { links } }: RecordContext): Treat {
  return (leaf) => {
    if (leaf.kind === 'null') return kept
    const link = leaf.kind === 'string' ? links?.(leaf.text) : undefined
    return link === undefined ? struckByType : { action: 'write', kind: 'string', text: link }
  }
}

/** Operators that treat a single value, in a field or found in a text. */
export type ValueTreatment = Exclude<Treatment, { operator: 'keep' | 'scan' | 'restore' }>

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
