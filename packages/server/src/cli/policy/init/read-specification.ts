import { stat } from 'node:fs/promises'
import { resolve as resolvePath } from 'node:path'
import { $RefParser } from '@apidevtools/json-schema-ref-parser'
import { UsageError } from '../../exit-code.ts'
import { isRecord, type JsonRecord } from './json-record.ts'

/** A specification whose references all point into itself. */
export interface Specification {
  readonly document: JsonRecord
  /** Follows a reference; undefined where it points nowhere. */
  readonly resolve: (ref: string) => unknown
}

const bytesMax = 64 * 1024 * 1024

/** Nothing is fetched: a specification must not make this command call another machine. */
const options = { resolve: { http: false as const, external: true } }

/**
 * Reads an OpenAPI, Swagger or JSON Schema document, with the files that it refers to, and without a network.
 *
 * @param path - a JSON or YAML file
 * @throws {@link UsageError} where it cannot be read, is not such a document, or refers to an address on the web
 */
export async function readSpecification(path: string): Promise<Specification> {
  const { size } = await stat(path)
  if (size > bytesMax) throw new UsageError(`${path} is larger than ${bytesMax} bytes; cut out what you need`)
  const file = resolvePath(path)
  let document = await parsed(path, () => new $RefParser().parse(file, options))
  const outside = outsideRefs(document)
  const web = outside.find((ref) => /^[a-z][a-z0-9+.-]*:\/\//i.test(ref) && !ref.startsWith('file:'))
  if (web !== undefined) {
    throw new UsageError(
      `${path} refers to ${web}, and nothing is fetched; download it and refer to the file`,
    )
  }
  if (outside.length > 0) document = await parsed(path, () => new $RefParser().bundle(file, options))
  const whole = document
  return { document, resolve: (ref) => at(whole, ref) }
}

async function parsed(path: string, parse: () => Promise<unknown>): Promise<JsonRecord> {
  let document: unknown
  try {
    document = await parse()
  } catch (error) {
    const pointer = /Missing \$ref pointer "([^"\n]*)"/.exec(messageOf(error))?.[1]
    if (pointer !== undefined) {
      throw new UsageError(
        `${path} refers to ${pointer}, which is not there; correct the reference and run again`,
      )
    }
    throw new UsageError(`${path} cannot be read as JSON or YAML${placeIn(error)}; correct it and run again`)
  }
  if (isRecord(document)) return document
  throw new UsageError(`${path} holds no specification; name an OpenAPI or Swagger document`)
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : ''
}

/** The first file or line that the parser names, on one line. */
function placeIn(error: unknown): string {
  const message = messageOf(error)
  const place = /\((\d+):(\d+)\)/.exec(message)
  if (place !== null) return ` (line ${place[1]}, column ${place[2]})`
  const missing = /Error opening file ([^\s:]+)/.exec(message)
  return missing === null ? '' : ` (there is no file ${missing[1]})`
}

/** References that leave the document. */
function outsideRefs(document: unknown): string[] {
  const found = new Set<string>()
  const seen = new Set<unknown>()
  const todo: unknown[] = [document]
  while (todo.length > 0) {
    const value = todo.pop()
    if (typeof value !== 'object' || value === null || seen.has(value)) continue
    seen.add(value)
    const ref = isRecord(value) ? value['$ref'] : undefined
    if (typeof ref === 'string' && !ref.startsWith('#')) found.add(ref)
    for (const [name, inner] of Object.entries(value)) if (!isExample(name)) todo.push(inner)
  }
  return [...found]
}

/** What is only an example may hold a member called `$ref` that refers to nothing. */
function isExample(name: string): boolean {
  return /^(?:x-)?examples?$|^default$/.test(name)
}

/** The value at a JSON pointer. @see https://www.rfc-editor.org/rfc/rfc6901 */
function at(document: unknown, ref: string): unknown {
  if (ref !== '#' && !ref.startsWith('#/')) return undefined
  let value = document
  for (const part of ref
    .slice(2)
    .split('/')
    .filter((_, index) => ref !== '#' || index > 0)) {
    const name = decoded(part).replaceAll('~1', '/').replaceAll('~0', '~')
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined
    value = (value as Readonly<Record<string, unknown>>)[name]
  }
  return value
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}
