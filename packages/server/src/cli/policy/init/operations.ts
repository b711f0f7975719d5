import { isRecord, type JsonRecord } from './json-record.ts'
import type { Specification } from './read-specification.ts'

/** One thing of a specification that documents come from. */
export interface Operation {
  /** How the policy receives it: a call that answers, or an event that comes in. */
  readonly receive: 'api' | 'webhook'
  /** Names under which it can be asked for, the one to show first; e.g. `showTicket`, `GET /tickets/{id}`. */
  readonly names: readonly string[]
  readonly method: string
  /** e.g. `/tickets/{id}`; undefined for a webhook, whose path the receiver chooses. */
  readonly path: string | undefined
  /** The operation as it stands in the specification; for a plain schema, the schema. */
  readonly body: JsonRecord
  readonly kind: 'operation' | 'message' | 'schema'
}

const methods = ['get', 'post', 'put', 'patch', 'delete', 'head', 'options', 'trace', 'query'] as const

/**
 * Lists what a specification holds: OpenAPI 3 and Swagger 2 operations, webhooks and callbacks, the messages
 * of AsyncAPI, or one plain JSON Schema.
 *
 * @returns undefined where the document is none of these
 */
export function listOperations({ document, resolve }: Specification): readonly Operation[] | undefined {
  const deref = (value: unknown): JsonRecord => dereferenced(value, resolve)
  if (typeof document['asyncapi'] === 'string') return messages(document, deref)
  if ('openapi' in document || 'swagger' in document || isRecord(document['paths'])) {
    return [
      ...itemsOf(document['paths'], deref).flatMap(([path, item]) => calls(path, item, deref)),
      ...['webhooks', 'x-webhooks'].flatMap((key) =>
        itemsOf(document[key], deref).flatMap(([name, item]) => events(name, item, deref)),
      ),
    ]
  }
  if (!['$schema', 'properties', '$ref', 'allOf', 'anyOf', 'oneOf'].some((key) => key in document))
    return undefined
  const title = typeof document['title'] === 'string' ? [document['title']] : []
  const names = [...title, 'schema']
  return [{ receive: 'webhook', names, method: 'POST', path: undefined, body: document, kind: 'schema' }]
}

function calls(path: string, item: JsonRecord, deref: (value: unknown) => JsonRecord): Operation[] {
  return methods.flatMap((method): Operation[] => {
    if (!isRecord(item[method])) return []
    const body = deref(item[method])
    const call = `${method.toUpperCase()} ${path}`
    const names = [...idOf(body), call]
    const own: Operation = {
      receive: 'api',
      names,
      method: method.toUpperCase(),
      path,
      body,
      kind: 'operation',
    }
    const callbacks = itemsOf(body['callbacks'], deref).flatMap(([name, callback]) =>
      itemsOf(callback, deref).flatMap(([, inner]) => events(name, inner, deref)),
    )
    return [own, ...callbacks]
  })
}

function events(name: string, item: JsonRecord, deref: (value: unknown) => JsonRecord): Operation[] {
  return methods.flatMap((method): Operation[] => {
    if (!isRecord(item[method])) return []
    const body = deref(item[method])
    const verb = method.toUpperCase()
    const names = [...new Set([...idOf(body), name, `${verb} ${name}`])]
    return [{ receive: 'webhook', names, method: verb, path: undefined, body, kind: 'operation' }]
  })
}

/** AsyncAPI: `topics` of version 1, `channels` of 2, `components.messages` of all. */
function messages(document: JsonRecord, deref: (value: unknown) => JsonRecord): Operation[] {
  const found = new Map<string, Operation>()
  const add = (names: readonly string[], message: JsonRecord): void => {
    const [name] = names
    if (name === undefined || found.has(name)) return
    found.set(name, {
      receive: 'webhook',
      names,
      method: 'POST',
      path: undefined,
      body: message,
      kind: 'message',
    })
  }
  for (const [name, channel] of [
    ...itemsOf(document['topics'], deref),
    ...itemsOf(document['channels'], deref),
  ]) {
    for (const direction of ['publish', 'subscribe']) {
      if (!isRecord(channel[direction])) continue
      const operation = deref(channel[direction])
      const message = 'message' in operation ? deref(operation['message']) : operation
      add([...idOf(operation), name, `${direction} ${name}`], message)
    }
    for (const [key, message] of itemsOf(channel['messages'], deref)) add([key, `${name} ${key}`], message)
  }
  for (const [key, message] of itemsOf(deref(document['components'])['messages'], deref)) add([key], message)
  return [...found.values()]
}

function idOf(operation: JsonRecord): string[] {
  return typeof operation['operationId'] === 'string' ? [operation['operationId']] : []
}

function itemsOf(value: unknown, deref: (value: unknown) => JsonRecord): [string, JsonRecord][] {
  return Object.entries(deref(value)).flatMap(([name, item]): [string, JsonRecord][] =>
    isRecord(item) ? [[name, deref(item)]] : [],
  )
}

const refsMax = 50

/** What a value refers to in the end; an empty object where that is nothing. */
export function dereferenced(value: unknown, resolve: (ref: string) => unknown): JsonRecord {
  let current = value
  for (let count = 0; count < refsMax; count++) {
    if (!isRecord(current)) return {}
    if (typeof current['$ref'] !== 'string') return current
    current = resolve(current['$ref'])
  }
  return {}
}
