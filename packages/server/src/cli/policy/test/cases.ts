import { readdir, readFile, stat } from 'node:fs/promises'
import { extname, join } from 'node:path'
import type { InputFormat } from '@stet/engine'
import { UsageError } from '../../exit-code.ts'

/** One golden case: what comes in, and what has to come out. */
export interface GoldenCase {
  readonly name: string
  readonly format: InputFormat
  readonly input: string
  /** Path of the expected output, whether it is there or not. */
  readonly expected: string
  /** Name of the route; undefined where the policy has only one. */
  readonly route: string | undefined
}

/** A case that is not whole. */
export interface BrokenCase {
  readonly name: string
  /** What is missing, and what to do. */
  readonly fault: string
}

const formats: Readonly<Record<string, InputFormat>> = {
  '.json': 'json',
  '.ndjson': 'ndjson',
  '.csv': 'csv',
  '.txt': 'text',
}

/** The folder of a policy's cases: `policy.yaml` has `policy.cases`. */
export function casesFolder(policy: string): string {
  return `${policy.slice(0, policy.length - extname(policy).length)}.cases`
}

/**
 * Finds the golden cases of a policy, in the order of their names.
 *
 * @throws {@link UsageError} where there is none
 */
export async function findCases(policy: string): Promise<readonly (GoldenCase | BrokenCase)[]> {
  const folder = casesFolder(policy)
  const isThere = await stat(folder).then(
    (found) => found.isDirectory(),
    () => false,
  )
  const entries = isThere ? await readdir(folder, { withFileTypes: true }) : []
  const names = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name)
  if (names.length === 0) {
    throw new UsageError(
      `${policy} has no golden case; make ${join(folder, 'first', 'input.json')} and run with --update`,
    )
  }
  return Promise.all(names.sort().map((name) => readCase(folder, name)))
}

async function readCase(folder: string, name: string): Promise<GoldenCase | BrokenCase> {
  const files = await readdir(join(folder, name))
  const inputs = files.filter((file) => file.startsWith('input.'))
  const [input] = inputs
  if (input === undefined)
    return { name, fault: 'has no input; add input.json, input.ndjson, input.csv or input.txt' }
  if (inputs.length > 1)
    return { name, fault: 'has several inputs; keep one, and make a case for each of the others' }
  const extension = extname(input)
  const format = formats[extension]
  if (format === undefined) return { name, fault: `has ${input}; write .json, .ndjson, .csv or .txt` }
  const stray = files.find((file) => file.startsWith('expected.') && file !== `expected${extension}`)
  if (stray !== undefined)
    return { name, fault: `has ${stray} beside ${input}; call it expected${extension}` }
  return {
    name,
    format,
    input: join(folder, name, input),
    expected: join(folder, name, `expected${extension}`),
    route: files.includes('route') ? (await readFile(join(folder, name, 'route'), 'utf8')).trim() : undefined,
  }
}
