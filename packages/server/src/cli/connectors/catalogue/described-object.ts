import type { ValueForm } from '../../policy/init/value-form.ts'
import type { ValueKind } from '../../policy/init/field-tree.ts'

/** One step below an object: a member's name, any element, or any member. */
export type MemberStep = string | typeof anyElement | typeof anyMember

export const anyElement = Symbol('[*]')
export const anyMember = Symbol('.*')

/** A place of an object that holds scalars, and what the document says of it. */
export interface DescribedField {
  readonly path: readonly MemberStep[]
  readonly kinds: Set<ValueKind>
  readonly formats: Set<string>
  readonly listed: Set<string | number | boolean>
  /** Texts that are not listed are allowed as well. */
  isOpen: boolean
  readonly descriptions: Set<string>
  /** What the examples look like; the examples themselves are not kept. */
  readonly forms: Map<ValueForm, number>
}

/** A place of an object at which another object stands. */
export interface ObjectEdge {
  readonly path: readonly MemberStep[]
  readonly target: string
}

/** An object of a specification: one that it names, or the answer of an operation. */
export interface DescribedObject {
  readonly name: string
  /** By their path as text. */
  readonly fields: Map<string, DescribedField>
  /** By path and target. */
  readonly edges: Map<string, ObjectEdge>
}

/** A path as policies write it below an object: `tags[*]`, `photo.url`, `['odd name']`. */
export function pathText(path: readonly MemberStep[]): string {
  const text = path.map(stepText).join('')
  return text.startsWith('.') && path[0] !== anyMember ? text.slice(1) : text
}

function stepText(step: MemberStep): string {
  if (step === anyElement) return '[*]'
  if (step === anyMember) return '.*'
  if (/^[A-Za-z_][A-Za-z0-9_]*$/.test(step)) return `.${step}`
  return `['${step.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}']`
}
