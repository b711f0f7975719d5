import {
  anyElement,
  anyMember,
  pathText,
  type DescribedField,
  type DescribedObject,
  type MemberStep,
} from '../../../packages/server/src/cli/connectors/catalogue/described-object.ts'
import type { PersonalKind } from '../../../packages/server/src/connector/schema-fields.ts'

/** A field of a specification with all that marking it needs, and what a person says it is. */
export interface FieldRecord {
  readonly object: string
  readonly path: readonly string[]
  readonly kinds: readonly string[]
  readonly formats: readonly string[]
  readonly listed: readonly (string | number | boolean)[]
  readonly isOpen: boolean
  readonly description: string
  readonly forms: readonly (readonly [string, number])[]
  /** Names of the members beside it. */
  readonly siblings: readonly string[]
  /** Empty until somebody has labelled it. */
  readonly personal: PersonalKind | ''
}

/** Longest description that is kept, in UTF-16 units. */
const descriptionMax = 300

/** What is kept of a field. */
export function recordOf(object: DescribedObject, field: DescribedField): FieldRecord {
  const beside = [...object.fields.values()].filter(
    ({ path }) =>
      path.length === field.path.length && path.slice(0, -1).every((step, at) => step === field.path[at]),
  )
  return {
    object: object.name,
    path: field.path.map(stepText),
    kinds: [...field.kinds],
    formats: [...field.formats],
    listed: [...field.listed].slice(0, 5),
    isOpen: field.isOpen,
    description: [...field.descriptions].join(' ').replaceAll(/\s+/g, ' ').slice(0, descriptionMax),
    forms: [...field.forms],
    siblings: beside.flatMap(({ path }) => path.slice(-1).map(stepText)),
    personal: '',
  }
}

/** The field as the walk over the specification had made it. */
export function fieldOf(record: FieldRecord): {
  readonly object: DescribedObject
  readonly field: DescribedField
} {
  const path = record.path.map(stepOf)
  const fields = new Map<string, DescribedField>()
  for (const name of record.siblings) {
    const beside: readonly MemberStep[] = [...path.slice(0, -1), stepOf(name)]
    fields.set(pathText(beside), { ...blank(), path: beside })
  }
  const field: DescribedField = {
    path,
    kinds: new Set(record.kinds as DescribedField['kinds'] extends Set<infer Kind> ? Kind[] : never),
    formats: new Set(record.formats),
    listed: new Set(record.listed),
    isOpen: record.isOpen,
    descriptions: new Set(record.description === '' ? [] : [record.description]),
    forms: new Map(record.forms as [never, number][]),
  }
  fields.set(pathText(path), field)
  return { object: { name: record.object, fields, edges: new Map() }, field }
}

function blank(): DescribedField {
  return { path: [], kinds: new Set(), formats: new Set(), listed: new Set(), isOpen: false, descriptions: new Set(), forms: new Map() } // prettier-ignore
}

function stepText(step: MemberStep): string {
  return step === anyElement ? '[*]' : step === anyMember ? '.*' : step
}

function stepOf(text: string): MemberStep {
  return text === '[*]' ? anyElement : text === '.*' ? anyMember : text
}
