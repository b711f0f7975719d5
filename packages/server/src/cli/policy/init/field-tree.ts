import type { ValueForm } from './value-form.ts'

/** What a value may be; `unknown` where nothing says what it is, e.g. an object without described members. */
export type ValueKind = 'string' | 'integer' | 'number' | 'boolean' | 'null' | 'unknown'

/** One place in documents of a kind, and what is known of the values there. Holds no value of a sample. */
export interface FieldNode {
  readonly kinds: Set<ValueKind>
  /** Formats that a specification names, e.g. `date-time`. */
  readonly formats: Set<string>
  /** Values that a specification lists; never those of a sample. */
  readonly listed: Set<string | number | boolean>
  /** A specification also allows texts that it does not list. */
  isOpen: boolean
  /** How many values of the samples look like what. */
  readonly forms: Map<ValueForm, number>
  readonly members: Map<string, FieldNode>
  /** Members that are told apart by data (ids, addresses) and not by names. */
  rest: FieldNode | undefined
  elements: FieldNode | undefined
  /** Members that are left out since their names look like data. */
  unnamedCount: number
}

/** A place of which nothing is known yet. */
export function makeNode(): FieldNode {
  return {
    kinds: new Set(),
    formats: new Set(),
    listed: new Set(),
    isOpen: false,
    forms: new Map(),
    members: new Map(),
    rest: undefined,
    elements: undefined,
    unnamedCount: 0,
  }
}

/** The member of a name, made where it is not there yet. */
export function memberOf(node: FieldNode, name: string): FieldNode {
  let member = node.members.get(name)
  if (member === undefined) node.members.set(name, (member = makeNode()))
  return member
}

/** Adds to a place everything that is known of another one. */
export function mergeInto(target: FieldNode, source: FieldNode): void {
  for (const kind of source.kinds) target.kinds.add(kind)
  for (const format of source.formats) target.formats.add(format)
  for (const value of source.listed) target.listed.add(value)
  for (const [form, count] of source.forms) target.forms.set(form, (target.forms.get(form) ?? 0) + count)
  for (const [name, member] of source.members) mergeInto(memberOf(target, name), member)
  if (source.rest !== undefined) mergeInto((target.rest ??= makeNode()), source.rest)
  if (source.elements !== undefined) mergeInto((target.elements ??= makeNode()), source.elements)
  target.isOpen ||= source.isOpen
  target.unnamedCount += source.unnamedCount
}

/** Scalars, at a place and below it. */
export function countLeaves(node: FieldNode): number {
  let count = node.kinds.size > 0 ? 1 : 0
  for (const member of node.members.values()) count += countLeaves(member)
  if (node.rest !== undefined) count += countLeaves(node.rest)
  if (node.elements !== undefined) count += countLeaves(node.elements)
  return count
}
