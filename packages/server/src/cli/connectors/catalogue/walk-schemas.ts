import { isDataKey } from '../../policy/init/data-key.ts'
import { isRecord, type JsonRecord } from '../../policy/init/json-record.ts'
import { formOf } from '../../policy/init/value-form.ts'
import {
  anyElement,
  anyMember,
  pathText,
  type DescribedField,
  type DescribedObject,
  type MemberStep,
} from './described-object.ts'

/** Steps below one object that are followed; what lies deeper stands in objects of its own, or is left out. */
const stepsMax = 12
/** Fields of one object. */
const fieldsMax = 2000
/** Schemas that one object is made of, references followed. */
const visitsMax = 20_000

/** Follows a `$ref`; undefined where it points nowhere. */
type ResolveRef = (ref: string) => unknown

/**
 * Reads the fields of one object from its schema. Where a schema that the document names stands inside, the
 * walk notes an edge to it and goes no further, so cycles end and no schema is read twice for each place.
 *
 * @param schema - of OpenAPI 3 or Swagger 2
 * @returns the object, and whether something of it was left out
 */
export function walkObject(
  name: string,
  schema: unknown,
  resolve: ResolveRef,
): { readonly object: DescribedObject; readonly isCut: boolean } {
  const walk = new ObjectWalk(name, resolve)
  walk.visit(schema, [], [])
  return { object: walk.object, isCut: walk.isCut }
}

/** The name under which a document describes what a reference points to; undefined for any other reference. */
export function schemaName(ref: string): string | undefined {
  const found = /^#\/(?:components\/schemas|definitions)\/([^/]+)$/.exec(ref)?.[1]
  return found?.replaceAll('~1', '/').replaceAll('~0', '~')
}

class ObjectWalk {
  isCut = false
  readonly object: DescribedObject
  readonly #resolve: ResolveRef
  #visits = 0

  constructor(name: string, resolve: ResolveRef) {
    this.object = { name, fields: new Map(), edges: new Map() }
    this.#resolve = resolve
  }

  /**
   * @param path - where the schema stands below the object
   * @param around - schemas around this one, and those that led here by references
   */
  visit(schema: unknown, path: readonly MemberStep[], around: readonly unknown[]): void {
    if (!isRecord(schema)) {
      if (schema === true) this.#field(path).kinds.add('unknown')
      return
    }
    this.#visits += 1
    if (around.includes(schema)) return
    if (around.length > stepsMax * 4 || path.length > stepsMax || this.#visits > visitsMax) {
      this.isCut = true
      return
    }
    const inner = [...around, schema]
    const { $ref: ref } = schema
    if (typeof ref === 'string') this.#visitRef(ref, path, inner)
    const parts = ['allOf', 'anyOf', 'oneOf'].flatMap((key) => listOf(schema[key]))
    // Swagger 2, which has no `anyOf`, was made to say it by a list of `items` without a type.
    const isUnion = Array.isArray(schema['items']) && schema['type'] === undefined
    if (isUnion) parts.push(...listOf(schema['items']))
    for (const part of parts) this.visit(part, path, inner)
    const hasBelow = this.#visitBelow(schema, path, inner, isUnion)
    const isElsewhere = typeof ref === 'string' || parts.length > 0 || hasBelow
    this.#note(schema, path, isElsewhere)
  }

  #visitRef(ref: string, path: readonly MemberStep[], around: readonly unknown[]): void {
    const target = this.#resolve(ref)
    const name = schemaName(ref)
    if (name !== undefined && path.length > 0 && describesObject(target, this.#resolve)) {
      this.object.edges.set(`${pathText(path)} ${name}`, { path, target: name })
    } else this.visit(target, path, around)
  }

  #visitBelow(
    schema: JsonRecord,
    path: readonly MemberStep[],
    around: readonly unknown[],
    isUnion: boolean,
  ): boolean {
    const members = Object.entries(recordOf(schema['properties']))
    for (const [name, inner] of members)
      this.visit(inner, [...path, isDataKey(name) ? anyMember : name], around)
    const rest = [schema['additionalProperties'], ...Object.values(recordOf(schema['patternProperties']))]
    const others = rest.filter((inner) => isRecord(inner) && Object.keys(inner).length > 0)
    for (const inner of others) this.visit(inner, [...path, anyMember], around)
    const elements = isUnion ? [] : [...schemasOf(schema['items']), ...schemasOf(schema['prefixItems'])]
    for (const inner of elements) this.visit(inner, [...path, anyElement], around)
    return members.length + others.length + elements.length > 0
  }

  /** Notes what a schema says of the scalars at its own place. */
  #note(schema: JsonRecord, path: readonly MemberStep[], isElsewhere: boolean): void {
    const types = listOf(Array.isArray(schema['type']) ? schema['type'] : [schema['type']])
    const listed = 'const' in schema ? [schema['const']] : listOf(schema['enum'])
    const scalars = types.filter((type) => ['string', 'integer', 'number', 'boolean'].includes(String(type)))
    const { description } = schema
    if (scalars.length === 0 && listed.length === 0) {
      if (isElsewhere) {
        // `{ $ref, description }`: what is said here is said of the scalar that stands elsewhere.
        if (typeof description === 'string')
          this.object.fields.get(pathText(path))?.descriptions.add(description)
        return
      }
      if (types.includes('null') && types.length === 1) return
      // Says nothing of what is inside: `{}`, or an object that may have any members.
      const free: readonly MemberStep[] = types.includes('object')
        ? [...path, anyMember]
        : types.includes('array')
          ? [...path, anyElement]
          : path
      if (free.length === 0) return
      const field = this.#field(free)
      field.kinds.add('unknown')
      if (typeof description === 'string') field.descriptions.add(description)
      return
    }
    if (path.length === 0) return
    const field = this.#field(path)
    for (const type of scalars) field.kinds.add(kindOf(String(type), schema['format']))
    if (typeof schema['format'] === 'string') field.formats.add(schema['format'].toLowerCase())
    if (typeof description === 'string') field.descriptions.add(description)
    for (const value of listed) {
      if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
        field.listed.add(value)
    }
    if (listed.length === 0 && scalars.includes('string')) field.isOpen = true
    for (const example of [schema['example'], ...listOf(schema['examples'])]) {
      if (typeof example !== 'string') continue
      const form = formOf(example)
      field.forms.set(form, (field.forms.get(form) ?? 0) + 1)
    }
  }

  #field(path: readonly MemberStep[]): DescribedField {
    const text = pathText(path)
    let field = this.object.fields.get(text)
    if (field !== undefined) return field
    field = {
      path,
      kinds: new Set(),
      formats: new Set(),
      listed: new Set(),
      isOpen: false,
      descriptions: new Set(),
      forms: new Map(),
    }
    if (this.object.fields.size < fieldsMax) this.object.fields.set(text, field)
    else this.isCut = true
    return field
  }
}

/** Whether a schema is, or can be, an object with members that it names. */
export function describesObject(
  schema: unknown,
  resolve: ResolveRef,
  seen: readonly unknown[] = [],
): boolean {
  if (!isRecord(schema) || seen.includes(schema)) return false
  if (Object.keys(recordOf(schema['properties'])).length > 0) return true
  const around = [...seen, schema]
  if (typeof schema['$ref'] === 'string' && describesObject(resolve(schema['$ref']), resolve, around))
    return true
  return ['allOf', 'anyOf', 'oneOf']
    .flatMap((key) => listOf(schema[key]))
    .some((part) => describesObject(part, resolve, around))
}

function kindOf(type: string, format: unknown): 'string' | 'integer' | 'number' | 'boolean' {
  if (type === 'integer' || type === 'boolean' || type === 'string') return type
  return typeof format === 'string' && /^u?int(?:32|64)$/.test(format) ? 'integer' : 'number'
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? [...(value as unknown[])] : []
}

function schemasOf(value: unknown): unknown[] {
  return isRecord(value) ? [value] : listOf(value)
}

function recordOf(value: unknown): JsonRecord {
  return isRecord(value) ? value : {}
}
