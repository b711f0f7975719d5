import { detectedEntities } from '../../detector/entities.ts'
import { labelEntities } from '../../names/labels.ts'
import type { EntityTreatment, Policy, Rule, Treatment } from '../model.ts'
import type { FieldPair } from './field-pairs.ts'

/**
 * Labels, pseudonyms, tokens, surrogates and shifted dates tell which values are equal, also those of
 * different fields. A treatment that tells less of each value may so tell more of them together:
 * where one name is a label already and another becomes one, it shows whether they are the same.
 */

const nameEntities: ReadonlySet<string> = new Set(labelEntities)

/** Values of a class are linked with each other; undefined: the treatment links nothing. */
function classOf(treatment: Treatment | EntityTreatment, entity: string, route: string): string | undefined {
  switch (treatment.operator) {
    case 'replace':
      return `label ${route} ${entity}`
    case 'pseudonymize':
      return `pseudonym ${entity} ${treatment.options.form}`
    case 'tokenize':
      return `token ${entity}`
    case 'surrogate':
      return `surrogate ${entity} ${treatment.options.locale}`
    case 'shift':
      return `shift ${treatment.options.daysMax}`
    default:
      return undefined
  }
}

const clear = 'clear'
const apart = 'apart'

/** How the old policy linked what a rule treats. */
function oldClassOf(rule: Rule | undefined, route: string): string {
  if (rule === undefined) return apart
  const { treatment, entity } = rule
  if (treatment.operator === 'keep' && treatment.options.type === 'any') return clear
  return classOf(treatment, entity, route) ?? apart
}

/**
 * Finds the fields whose values are newly linked to others: the members of a class have to have been
 * one class before, or to have left as they are, all of them. Text in which values of the class may be
 * found is a member too, and was one before.
 *
 * @param pairs - the fields of all routes that both policies have
 */
export function newlyLinked(pairs: readonly FieldPair[], now: Policy): ReadonlySet<FieldPair> {
  const members = new Map<string, { pair: FieldPair; was: string }[]>()
  for (const pair of pairs) {
    const { rule } = pair.now
    const to = rule === undefined ? undefined : classOf(rule.treatment, rule.entity, pair.route)
    if (rule === undefined || to === undefined) continue
    const all = members.get(to) ?? []
    if (all.length === 0) members.set(to, all)
    all.push({ pair, was: oldClassOf(pair.old.rule, pair.route) })
  }
  const linked = new Set<FieldPair>()
  for (const [to, all] of members) {
    const entity = all[0]?.pair.now.rule?.entity ?? ''
    const isInText = isFoundInText(pairs, now, entity, to)
    const before = new Set(all.map(({ was }) => was))
    if (isInText) before.add(to)
    if (before.size <= 1) continue
    for (const { pair, was } of all) if (isInText ? was !== to : isChanged(pair)) linked.add(pair)
  }
  return linked
}

/** Whether findings in some text are of a class. */
function isFoundInText(pairs: readonly FieldPair[], policy: Policy, entity: string, wanted: string): boolean {
  const isFindable =
    detectedEntities.has(entity) ||
    nameEntities.has(entity) ||
    policy.detectors.some((custom) => custom.entity === entity) ||
    policy.routes.some(({ rules }) => rules.some(({ known }) => known === entity))
  if (!isFindable) return false
  return pairs.some(({ route, now: { rule } }) => {
    const profile = rule?.treatment.operator === 'scan' ? policy.scans.get(rule.treatment.profile) : undefined
    if (profile === undefined) return false
    return classOf(profile.entities.get(entity) ?? profile.otherwise, entity, route) === wanted
  })
}

function isChanged({ old, now }: FieldPair): boolean {
  return (
    JSON.stringify(old.rule?.treatment) !== JSON.stringify(now.rule?.treatment) ||
    old.rule?.entity !== now.rule?.entity
  )
}
