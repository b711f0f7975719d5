import { countLeaves, makeNode, mergeInto, type FieldNode } from './field-tree.ts'
import { isPersonRecord } from './person-record.ts'

/** One step of an address: a member's name, any member, or any element. */
export type Step = { readonly name: string } | 'any member' | 'any element'

/** One place that holds scalars. */
export interface Field {
  readonly steps: readonly Step[]
  readonly node: FieldNode
  /** Other fields lie below it: a strike here would strike them too. */
  readonly hasBelow: boolean
  /** An object around it is a record of a person, by the members that it has. */
  readonly isInPersonRecord: boolean
}

/** Fields of a tree, and places below which something is not listed. */
export interface FieldList {
  readonly fields: readonly Field[]
  /** Address steps and what is left out there. */
  readonly omissions: readonly Omission[]
  /** Fields past the limit, which are not in the list. */
  readonly cutCount: number
}

export interface Omission {
  readonly steps: readonly Step[]
  readonly what: 'named members' | 'elements' | 'other members'
}

/** Steps that an address may have. */
const stepsMax = 60

/** Fields that are listed; of more, those that lie deepest are left out. A policy may have 5,000 rules. */
const fieldsMax = 4000

/**
 * Lists the fields of a tree in their order. No two of their addresses can meet at one leaf: where a place
 * has named members and also elements, or others that only `*` can name, the larger part is listed.
 */
export function listFields(root: FieldNode): FieldList {
  const fields: Field[] = []
  const omissions: Omission[] = []
  const walk = (node: FieldNode, steps: readonly Step[], isInPerson: boolean): void => {
    const below = partsBelow(node)
    const hasBelow = below.parts.length > 0
    const hasScalars = [...node.kinds].some((kind) => !hasBelow || (kind !== 'unknown' && kind !== 'null'))
    if (steps.length > 0 && hasScalars) fields.push({ steps, node, hasBelow, isInPersonRecord: isInPerson })
    if (below.omitted !== undefined) omissions.push({ steps, what: below.omitted })
    if (steps.length >= stepsMax) return
    const isPerson = isInPerson || isPersonRecord(node, isUnnamed(steps))
    for (const [step, inner] of below.parts) walk(inner, [...steps, step], isPerson)
  }
  walk(root, [], false)
  const kept = shallowest(fields)
  return { fields: kept, omissions, cutCount: fields.length - kept.length }
}

/** Whether no name says what an object is: the root, or an element of a list called `data`. */
function isUnnamed(steps: readonly Step[]): boolean {
  return steps.every(
    (step) => typeof step === 'string' || /^(?:data|items?|results?|records?|rows?|values?)$/.test(step.name),
  )
}

function shallowest(fields: readonly Field[]): readonly Field[] {
  if (fields.length <= fieldsMax) return fields
  const chosen = new Set([...fields].sort((a, b) => a.steps.length - b.steps.length).slice(0, fieldsMax))
  return fields.filter((field) => chosen.has(field))
}

interface PartsBelow {
  readonly parts: readonly (readonly [Step, FieldNode])[]
  readonly omitted: Omission['what'] | undefined
}

function partsBelow({ members, rest, elements }: FieldNode): PartsBelow {
  const named = [...members].map(([name, member]): readonly [Step, FieldNode] => [{ name }, member])
  if (rest === undefined && elements === undefined) return { parts: named, omitted: undefined }
  const step: Step = elements === undefined ? 'any member' : 'any element'
  const wild = makeNode()
  if (rest !== undefined) mergeInto(wild, rest)
  if (elements !== undefined) mergeInto(wild, elements)
  if (named.length === 0) return { parts: [[step, wild]], omitted: undefined }
  const namedLeaves = [...members.values()].reduce((sum, member) => sum + countLeaves(member), 0)
  if (elements !== undefined && countLeaves(elements) > namedLeaves) {
    return { parts: [[step, wild]], omitted: 'named members' }
  }
  return { parts: named, omitted: elements === undefined ? 'other members' : 'elements' }
}
