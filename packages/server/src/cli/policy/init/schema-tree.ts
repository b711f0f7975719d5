import { isDataKey } from './data-key.ts'
import { makeNode, memberOf, type FieldNode, type ValueKind } from './field-tree.ts'
import { isRecord, type JsonRecord } from './json-record.ts'

/** Levels of a schema that are followed. */
const depthMax = 16

/** Places that one operation may describe; the deepest ones are left out first. */
const nodesMax = 3000

/** Follows a `$ref`; undefined where it points nowhere. */
export type ResolveRef = (ref: string) => unknown

/** What a schema describes, and whether something was left out. */
export interface SchemaTree {
  readonly root: FieldNode
  readonly isCut: boolean
}

interface Task {
  readonly node: FieldNode
  readonly schema: unknown
  /** Schemas around this one: one that comes again inside itself is not followed. */
  readonly around: readonly unknown[]
  readonly isAlternative: boolean
}

/**
 * Builds a tree of fields from JSON Schemas, level by level, so that a limit cuts the deepest places.
 *
 * @param schemas - of OpenAPI 3, Swagger 2 or plain JSON Schema; all describe the same document
 */
export function schemaTree(schemas: readonly unknown[], resolve: ResolveRef): SchemaTree {
  const builder = new SchemaTreeBuilder(resolve)
  const root = makeNode()
  for (const schema of schemas) builder.add(root, schema)
  builder.run()
  return { root, isCut: builder.isCut }
}

class SchemaTreeBuilder {
  isCut = false
  readonly #resolve: ResolveRef
  readonly #tasks: Task[] = []
  #nodes = 0

  constructor(resolve: ResolveRef) {
    this.#resolve = resolve
  }

  add(node: FieldNode, schema: unknown): void {
    this.#tasks.push({ node, schema, around: [], isAlternative: false })
  }

  run(): void {
    // The list grows while it is walked: what is pushed last lies deepest.
    for (const task of this.#tasks) this.#visit(task, new Set())
  }

  /** @param here - schemas that were seen at this very place: a `$ref` or `allOf` may lead back to one */
  #visit(task: Task, here: Set<unknown>): void {
    const { node, schema, around } = task
    if (!isRecord(schema)) {
      if (schema !== false) node.kinds.add('unknown')
      return
    }
    if (here.has(schema)) return
    here.add(schema)
    if (typeof schema['$ref'] === 'string')
      this.#visit({ ...task, schema: this.#resolve(schema['$ref']) }, here)
    if (around.includes(schema)) {
      node.kinds.add('unknown')
      return
    }
    const describes = this.#visitParts(task, schema, here)
    addFacets(node, schema, task.isAlternative)
    const inner = [...around, schema]
    const hasInner = this.#visitInner(node, schema, inner)
    if (!describes && !hasInner && isVague(schema)) node.kinds.add('unknown')
  }

  /** Schemas for the same place. */
  #visitParts(task: Task, schema: JsonRecord, here: Set<unknown>): boolean {
    let describes = typeof schema['$ref'] === 'string'
    const visit = (part: unknown, isAlternative: boolean): void => {
      describes = true
      this.#visit({ ...task, schema: part, around: [...task.around, schema], isAlternative }, here)
    }
    for (const part of listOf(schema['allOf'])) visit(part, task.isAlternative)
    for (const name of ['anyOf', 'oneOf']) for (const part of listOf(schema[name])) visit(part, true)
    if (isUnion(schema)) for (const part of listOf(schema['items'])) visit(part, true)
    for (const name of ['then', 'else']) if (isRecord(schema[name])) visit(schema[name], true)
    return describes
  }

  /** Schemas for places one level below. */
  #visitInner(node: FieldNode, schema: JsonRecord, around: readonly unknown[]): boolean {
    let hasInner = false
    const visit = (child: () => FieldNode, isNew: boolean, inner: unknown): void => {
      hasInner = true
      if (around.length > depthMax || (isNew && this.#nodes >= nodesMax)) {
        this.isCut = true
        return
      }
      if (isNew) this.#nodes++
      this.#tasks.push({ node: child(), schema: inner, around, isAlternative: false })
    }
    const visitMember = (name: string, inner: unknown): void => {
      if (isDataKey(name)) visit(() => (node.rest ??= makeNode()), node.rest === undefined, inner)
      else visit(() => memberOf(node, name), !node.members.has(name), inner)
    }
    if (isRecord(schema['properties'])) {
      for (const [name, inner] of Object.entries(schema['properties'])) visitMember(name, inner)
    }
    const rest = [schema['additionalProperties'], ...Object.values(recordOf(schema['patternProperties']))]
    for (const inner of rest.filter(isRecord)) {
      visit(() => (node.rest ??= makeNode()), node.rest === undefined, inner)
    }
    for (const inner of [
      isUnion(schema) ? [] : schema['items'],
      schema['prefixItems'],
      schema['additionalItems'],
    ].flatMap(schemasOf)) {
      visit(() => (node.elements ??= makeNode()), node.elements === undefined, inner)
    }
    return hasInner
  }
}

function addFacets(node: FieldNode, schema: JsonRecord, isAlternative: boolean): void {
  const { format, nullable } = schema
  for (const type of typesOf(schema)) node.kinds.add(type)
  if (nullable === true) node.kinds.add('null')
  if (typeof format === 'string') node.formats.add(format.toLowerCase())
  const listed = 'const' in schema ? [schema['const']] : listOf(schema['enum'])
  for (const value of listed) {
    if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean') continue
    node.listed.add(value)
    node.kinds.add(typeof value === 'string' ? 'string' : typeof value === 'boolean' ? 'boolean' : 'integer')
  }
  if (isAlternative && listed.length === 0 && typesOf(schema).includes('string')) node.isOpen = true
}

function typesOf({ type, format }: JsonRecord): ValueKind[] {
  return listOf(Array.isArray(type) ? type : [type]).flatMap((name): ValueKind[] => {
    if (name === 'string' || name === 'integer' || name === 'boolean' || name === 'null') return [name]
    if (name !== 'number') return []
    return [typeof format === 'string' && /^u?int(?:32|64)$/.test(format) ? 'integer' : 'number']
  })
}

/** A list of `items` without `type: array` is how Swagger 2, which has no `anyOf`, was made to say it. */
function isUnion({ items, type }: JsonRecord): boolean {
  return Array.isArray(items) && type === undefined
}

/** Says nothing of what is inside, e.g. `{}` or `{ type: object }`. */
function isVague(schema: JsonRecord): boolean {
  return typesOf(schema).length === 0 && !('enum' in schema) && !('const' in schema)
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}

function schemasOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value.filter(isRecord) : isRecord(value) ? [value] : []
}

function recordOf(value: unknown): JsonRecord {
  return isRecord(value) ? value : {}
}
