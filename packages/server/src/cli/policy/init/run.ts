import { basename, extname } from 'node:path'
import { checkPolicy, problemLine } from '@stet/engine'
import { exitCode, UsageError } from '../../exit-code.ts'
import type { InitOptions } from '../options.ts'
import { isDataKey } from './data-key.ts'
import { findOperation } from './find-operation.ts'
import { listFields } from './list-fields.ts'
import { operationFields } from './operation-fields.ts'
import { listOperations, type Operation } from './operations.ts'
import { policyText, type PolicyDraft } from './policy-text.ts'
import { readSamples } from './read-samples.ts'
import { readSpecification } from './read-specification.ts'
import { writeNewFile } from './write-new-file.ts'

/** Carries `stet policy init` out. */
export async function runInit(options: InitOptions): Promise<void> {
  const text = policyText(await draftOf(options))
  const { problems } = checkPolicy(text)
  const [problem] = problems
  // A fault of ours: nobody should have to find it out from the file.
  if (problem !== undefined) {
    process.stderr.write(`stet: ${problemLine('the new policy', problem)}\n`)
    process.exitCode = exitCode.refused
  }
  if (options.output === undefined) process.stdout.write(text)
  else {
    await writeNewFile(options.output, text, options.force === true)
    process.stderr.write(`stet: wrote ${options.output}; it keeps nothing until you remove a "#"\n`)
  }
}

function draftOf(options: InitOptions): Promise<PolicyDraft> {
  const { openapi, operation, sample } = options
  if (openapi !== undefined) return fromSpecification(openapi, operation, options.name)
  if (operation !== undefined)
    throw new UsageError('--operation names one of a specification; write --openapi too')
  if (sample !== undefined) return fromSamples(sample, options.name)
  throw new UsageError('say what to start from: --openapi with --operation, or --sample with files')
}

async function fromSpecification(
  path: string,
  wanted: string | undefined,
  name: string | undefined,
): Promise<PolicyDraft> {
  const specification = await readSpecification(path)
  const operations = listOperations(specification)
  if (operations === undefined) {
    throw new UsageError(
      `${path} is no OpenAPI, Swagger or JSON Schema document; write --sample for documents themselves`,
    )
  }
  const operation = findOperation(operations, wanted, path)
  const { root, receive, isCut } = operationFields(operation, specification)
  const [first = 'operation'] = operation.names
  return {
    name: slug(name ?? first, 'policy'),
    source: slug(titleOf(specification.document) ?? stem(path), 'source'),
    route: slug(first, 'route'),
    receive,
    match: receive === 'api' ? matchOf(operation) : `POST /${slug(first, 'events')}`,
    format: undefined,
    origin: `${basename(path)}, ${first}`,
    list: listFields(root),
    isCut,
  }
}

async function fromSamples(names: readonly string[], name: string | undefined): Promise<PolicyDraft> {
  const { root, format, files, isCut } = await readSamples(names)
  const [first = 'sample'] = files
  // A file may be called after the person that it is about.
  const title = isDataKey(stem(first)) ? 'sample' : stem(first)
  const others = files.length === 1 ? '' : ` and ${files.length - 1} more`
  return {
    name: slug(name ?? title, 'policy'),
    source: slug(title, 'source'),
    route: 'records',
    receive: 'file',
    match: undefined,
    format: format === 'csv' ? 'csv' : undefined,
    origin: title === 'sample' ? 'sample files' : `${basename(first)}${others}`,
    list: listFields(root),
    isCut,
  }
}

/** Where the policy's language has a word for it; a route is good without it. */
function matchOf({ method, path }: Operation): string | undefined {
  const match = `${method} ${path ?? ''}`
  return /^(?:GET|POST|PUT|PATCH|DELETE|HEAD) \/\S*$/.test(match) ? match : undefined
}

function titleOf(document: Readonly<Record<string, unknown>>): string | undefined {
  const { info } = document
  if (typeof info !== 'object' || info === null || !('title' in info)) return undefined
  return typeof info.title === 'string' ? info.title : undefined
}

function stem(path: string): string {
  return basename(path, extname(path))
}

const slugLengthMax = 60

/** A name as policies spell them: small letters, digits and `-`, a letter first. */
function slug(text: string, otherwise: string): string {
  const plain = text
    .normalize('NFKD')
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1-$2')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replace(/^[^a-z]+/, '')
    .slice(0, slugLengthMax)
    .replace(/-$/, '')
  return plain === '' ? otherwise : plain
}
