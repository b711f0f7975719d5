import { UsageError } from '../../exit-code.ts'
import { countLeaves, mergeInto, type FieldNode } from './field-tree.ts'
import { isRecord, type JsonRecord } from './json-record.ts'
import { dereferenced, type Operation } from './operations.ts'
import type { Specification } from './read-specification.ts'
import { SampleTree } from './sample-tree.ts'
import { schemaTree } from './schema-tree.ts'

/** The fields of an operation's documents. */
export interface OperationFields {
  readonly root: FieldNode
  readonly receive: 'api' | 'webhook'
  /** Something deep was left out. */
  readonly isCut: boolean
}

/** A described body: its schemas, and documents that are examples of it. */
export interface Bodies {
  readonly schemas: unknown[]
  readonly examples: unknown[]
}

/**
 * The fields of what an operation answers with (2xx), or of what a webhook brings.
 *
 * @throws {@link UsageError} where it has no JSON body
 */
export function operationFields(operation: Operation, { resolve }: Specification): OperationFields {
  const deref = (value: unknown): JsonRecord => dereferenced(value, resolve)
  let { receive } = operation
  let bodies = bodiesOf(operation, deref)
  if (bodies.schemas.length + bodies.examples.length === 0 && receive === 'api') {
    // Before version 3.1 a webhook was often described as a call that somebody receives.
    bodies = requestBodies(operation.body, deref)
    receive = 'webhook'
  }
  const { root, isCut } = schemaTree(bodies.schemas, resolve)
  const samples = new SampleTree()
  // Examples of a specification are nobody's data; they know members that its schemas forgot.
  for (const example of bodies.examples) samples.add(example)
  const fields = { root: elementsAtRoot(root), receive, isCut }
  mergeInto(fields.root, samples.finish())
  if (isDescribed(fields.root)) return fields
  throw new UsageError(
    `${operation.names[0] ?? 'this operation'} has no JSON body that describes any member; name another one`,
  )
}

/** The bodies that an operation answers with, or that an event brings. */
export function bodiesOf({ kind, receive, body }: Operation, deref: (value: unknown) => JsonRecord): Bodies {
  if (kind === 'schema') return { schemas: [body], examples: [] }
  if (kind === 'message') return messageBodies(body, deref)
  return receive === 'webhook' ? requestBodies(body, deref) : responseBodies(body, deref)
}

function responseBodies(operation: JsonRecord, deref: (value: unknown) => JsonRecord): Bodies {
  const responses = Object.entries(deref(operation['responses']))
  const good = responses.filter(([status]) => /^2(?:\d\d|XX)$/i.test(status))
  const used = good.length > 0 ? good : responses.filter(([status]) => status === 'default')
  return joined(
    used.map(([, value]) => {
      const response = deref(value)
      const examples = Object.entries(deref(response['examples'])).filter(([type]) => isJson(type))
      const own = { schemas: presentOf(response['schema']), examples: examples.map(([, example]) => example) }
      return joined([own, contentBodies(response, deref)])
    }),
  )
}

function requestBodies(operation: JsonRecord, deref: (value: unknown) => JsonRecord): Bodies {
  const parameters = Array.isArray(operation['parameters']) ? operation['parameters'].map(deref) : []
  const inBody = parameters.filter((parameter) => parameter['in'] === 'body')
  const own = { schemas: inBody.flatMap(({ schema }) => presentOf(schema)), examples: [] }
  return joined([own, contentBodies(deref(operation['requestBody']), deref)])
}

function contentBodies(holder: JsonRecord, deref: (value: unknown) => JsonRecord): Bodies {
  const media = Object.entries(deref(holder['content'])).filter(([type]) => isJson(type))
  return joined(
    media.map(([, value]) => {
      const { schema, example, examples } = deref(value)
      const named = Object.values(deref(examples)).map((one) => deref(one)['value'])
      return { schemas: presentOf(schema), examples: [...presentOf(example), ...named.flatMap(presentOf)] }
    }),
  )
}

function messageBodies(message: JsonRecord, deref: (value: unknown) => JsonRecord): Bodies {
  const alternatives = Array.isArray(message['oneOf']) ? message['oneOf'] : [message]
  return joined(
    alternatives.map((one) => {
      const { payload } = deref(one)
      const isMulti = isRecord(payload) && 'schemaFormat' in payload && 'schema' in payload
      return { schemas: presentOf(isMulti ? payload['schema'] : payload), examples: [] }
    }),
  )
}

function isJson(type: string): boolean {
  return /^(?:application|text)\/(?:[\w.+-]+\+)?json\b|^\*\/\*|^application\/\*/i.test(type)
}

function presentOf(value: unknown): unknown[] {
  return value === undefined ? [] : [value]
}

function joined(bodies: readonly Bodies[]): Bodies {
  return {
    schemas: bodies.flatMap(({ schemas }) => schemas),
    examples: bodies.flatMap(({ examples }) => examples),
  }
}

/** An array at the root is a stream of records, and addresses are those of one record. */
function elementsAtRoot(root: FieldNode): FieldNode {
  const { elements } = root
  if (elements === undefined) return root
  root.elements = undefined
  mergeInto(root, elements)
  return elementsAtRoot(root)
}

function isDescribed(root: FieldNode): boolean {
  return countLeaves(root) > (root.kinds.size > 0 ? 1 : 0)
}
