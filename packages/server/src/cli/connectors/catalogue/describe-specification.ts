import { isRecord, type JsonRecord } from '../../policy/init/json-record.ts'
import { bodiesOf } from '../../policy/init/operation-fields.ts'
import { dereferenced, listOperations } from '../../policy/init/operations.ts'
import type { Specification } from '../../policy/init/read-specification.ts'
import { UsageError } from '../../exit-code.ts'
import { anyElement, pathText, type DescribedObject } from './described-object.ts'
import { describesObject, schemaName, walkObject } from './walk-schemas.ts'

/** An object, and where it stands in answers and webhooks. */
export interface PlacedObject {
  readonly object: DescribedObject
  /** Addresses, the shortest first; `$` for one that stands in no answer. */
  readonly at: readonly string[]
}

/** What a specification describes. */
export interface DescribedSpecification {
  readonly objects: readonly PlacedObject[]
  readonly operationCount: number
  /** Something deep or large was left out. */
  readonly isCut: boolean
}

/** Addresses of one object; a catalogue with more is none that a person reads. */
const addressesMax = 12
/** Objects inside each other that an address goes through. */
const edgesMax = 5

/**
 * Reads every object of a specification once, then finds where each stands, from the answers down.
 *
 * @param progress - told now and then how many schemas of how many are read
 * @throws {@link UsageError} where the document is no specification, or describes no object
 */
export function describeSpecification(
  specification: Specification,
  file: string,
  progress: (done: number, all: number) => void,
): DescribedSpecification {
  const { document, resolve } = specification
  const operations = listOperations(specification)
  if (operations === undefined)
    throw new UsageError(`${file} is no OpenAPI or Swagger document; name another`)
  const named = Object.entries(namedSchemas(document)).filter(([, schema]) =>
    describesObject(schema, resolve),
  )
  const all = named.length + operations.length
  const objects = new Map<string, DescribedObject>()
  let isCut = false
  let done = 0
  const add = (name: string, schema: unknown): DescribedObject => {
    const walked = walkObject(name, schema, resolve)
    isCut ||= walked.isCut
    return walked.object
  }
  for (const [name, schema] of named) {
    objects.set(name, add(name, schema))
    progress(++done, all)
  }
  const roots = new Set<string>()
  const deref = (value: unknown): JsonRecord => dereferenced(value, resolve)
  for (const operation of operations) {
    for (const schema of bodiesOf(operation, deref).schemas) {
      const ref =
        isRecord(schema) && typeof schema['$ref'] === 'string' ? schemaName(schema['$ref']) : undefined
      if (ref !== undefined && objects.has(ref)) roots.add(ref)
      else {
        const name = rootName(operation.names[0] ?? operation.path ?? 'answer', objects)
        const object = add(name, schema)
        if (object.fields.size + object.edges.size > 0) {
          objects.set(name, object)
          roots.add(name)
        }
      }
    }
    progress(++done, all)
  }
  if (objects.size === 0) throw new UsageError(`${file} describes no object; name another document`)
  const merged = withoutTwins(objects, roots)
  const asked = operations.flatMap(
    (operation) => bodiesOf({ ...operation, receive: 'webhook' }, deref).schemas,
  )
  return {
    objects: placed(merged, roots, reachedFrom(asked, namedSchemas(document))),
    operationCount: operations.length,
    isCut,
  }
}

function namedSchemas(document: JsonRecord): JsonRecord {
  const components = isRecord(document['components']) ? document['components']['schemas'] : undefined
  return {
    ...(isRecord(document['definitions']) && document['definitions']),
    ...(isRecord(components) && components),
  }
}

/** A name of its own for the answer of an operation. */
function rootName(wanted: string, objects: ReadonlyMap<string, DescribedObject>): string {
  for (let count = 1; ; count++) {
    const name = count === 1 ? wanted : `${wanted} ${count}`
    if (!objects.has(name)) return name
  }
}

/** Of answers that have the same fields and objects in them, the first stays: lists differ in what is listed. */
function withoutTwins(
  objects: ReadonlyMap<string, DescribedObject>,
  roots: Set<string>,
): ReadonlyMap<string, DescribedObject> {
  const seen = new Set<string>()
  const kept = new Map<string, DescribedObject>()
  for (const [name, object] of objects) {
    const look = `${[...object.fields.keys()].sort().join('\n')}\n\n${[...object.edges.keys()].sort().join('\n')}`
    if (roots.has(name) && seen.has(look)) continue
    if (roots.has(name)) seen.add(look)
    kept.set(name, object)
  }
  return kept
}

/** Schemas that stand in what is sent to the source, and so need not come from it. */
function reachedFrom(schemas: readonly unknown[], named: JsonRecord): ReadonlySet<string> {
  const reached = new Set<string>()
  const todo = schemas.flatMap(refsIn)
  for (const name of todo) {
    if (reached.has(name)) continue
    reached.add(name)
    todo.push(...refsIn(named[name]))
  }
  return reached
}

/** Names of the schemas that one refers to, its alternatives included. */
function refsIn(schema: unknown): string[] {
  if (Array.isArray(schema)) return schema.flatMap(refsIn)
  if (!isRecord(schema)) return []
  const ref = typeof schema['$ref'] === 'string' ? schemaName(schema['$ref']) : undefined
  return [...(ref === undefined ? [] : [ref]), ...Object.values(schema).flatMap(refsIn)]
}

/** Where each object stands: level by level from the roots, so that the shortest addresses come first. */
function placed(
  objects: ReadonlyMap<string, DescribedObject>,
  roots: ReadonlySet<string>,
  asked: ReadonlySet<string>,
): readonly PlacedObject[] {
  const places = new Map<string, Set<string>>([...objects.keys()].map((name) => [name, new Set()]))
  let level = [...roots].flatMap((name): [string, string][] => (objects.has(name) ? [[name, '$']] : []))
  for (let depth = 0; depth <= edgesMax && level.length > 0; depth++) {
    const next: [string, string][] = []
    for (const [name, address] of level) {
      const found = places.get(name)
      if (found === undefined || found.size >= addressesMax || found.has(address)) continue
      found.add(address)
      for (const { path, target } of objects.get(name)?.edges.values() ?? []) {
        // An array at the root is a stream of records, and addresses are those of one record.
        const below = address === '$' && path[0] === anyElement ? path.slice(1) : path
        const text = pathText(below)
        next.push([target, text === '' ? address : `${address}${/^[[.]/.test(text) ? '' : '.'}${text}`])
      }
    }
    level = next
  }
  return [...objects.values()]
    .filter(({ name, fields }) => fields.size > 0 && ((places.get(name)?.size ?? 0) > 0 || !asked.has(name)))
    .map((object) => {
      const at = [...(places.get(object.name) ?? [])]
      return { object, at: at.length === 0 ? ['$'] : at }
    })
}
