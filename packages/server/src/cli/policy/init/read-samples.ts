import { createReadStream } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { createInterface } from 'node:readline'
import { parse as parseCsv } from 'csv-parse'
import { UsageError } from '../../exit-code.ts'
import { formatOfName, resolveInputs, sniffFormat } from '../../redact/inputs.ts'
import { isDataKey } from './data-key.ts'
import type { FieldNode } from './field-tree.ts'
import { SampleTree } from './sample-tree.ts'

/** The fields of sample files. */
export interface Samples {
  readonly root: FieldNode
  readonly format: 'json' | 'ndjson' | 'csv'
  readonly files: readonly string[]
  /** Something was left out since there is a limit. */
  readonly isCut: boolean
}

/** Bytes of a JSON file, which is read whole. */
const jsonBytesMax = 256 * 1024 * 1024

/** Records of one NDJSON or CSV file that are looked at. */
const recordsMax = 50_000

/**
 * Reads sample files into one tree. No message tells anything of what is in them.
 *
 * @param names - files or globs
 * @throws {@link UsageError} for a file that holds no JSON, NDJSON or CSV, or for a mix of CSV and JSON
 */
export async function readSamples(names: readonly string[]): Promise<Samples> {
  const tree = new SampleTree()
  const formats = new Set<Samples['format']>()
  const inputs = await resolveInputs(names)
  for (const { path, size } of inputs) {
    if (path === undefined) throw new UsageError('samples are read from files; save standard input to one')
    formats.add(await readSample(tree, path, size ?? 0))
  }
  if (formats.has('csv') && formats.size > 1) {
    throw new UsageError('a CSV and a JSON file have no addresses in common; make a policy for each')
  }
  const root = tree.finish()
  if (root.members.size === 0 && root.rest === undefined) {
    throw new UsageError(
      'no record of the samples has a member; name files that hold JSON objects or CSV rows',
    )
  }
  const files = inputs.flatMap(({ path }) => (path === undefined ? [] : [path]))
  const [format] = formats.size === 1 ? formats : ['json' as const]
  return { root, format: format ?? 'json', files, isCut: tree.isCut }
}

async function readSample(tree: SampleTree, path: string, size: number): Promise<Samples['format']> {
  const told = formatOfName(path)
  if (told === 'csv') {
    await readCsv(tree, path)
    return 'csv'
  }
  if (told === 'ndjson') return readLines(tree, path)
  if (size > jsonBytesMax) {
    throw new UsageError(`${path} is larger than ${jsonBytesMax} bytes; take a part of it, or NDJSON`)
  }
  const text = (await readFile(path, 'utf8')).replace(/^\ufeff/, '')
  if (told !== 'json' && sniffFormat(new TextEncoder().encode(text.slice(0, 1_000_000))) === 'ndjson') {
    return readLines(tree, path)
  }
  const document = parsedJson(text)
  if (document === undefined) {
    if (isLines(text)) return readLines(tree, path)
    throw new UsageError(`${path} is not JSON, NDJSON or CSV; correct it, or name another file`)
  }
  tree.add(document.value)
  return 'json'
}

async function readLines(tree: SampleTree, path: string): Promise<'ndjson'> {
  const lines = createInterface({ input: createReadStream(path), crlfDelay: Infinity })
  let number = 0
  let records = 0
  for await (const line of lines) {
    number++
    const text = number === 1 ? line.replace(/^\ufeff/, '') : line
    if (text.trim() === '') continue
    const document = parsedJson(text)
    if (document === undefined) throw new UsageError(`${path}:${number} is not JSON; correct the line`)
    tree.add(document.value)
    if (++records >= recordsMax) {
      tree.isCut = true
      break
    }
  }
  lines.close()
  return 'ndjson'
}

async function readCsv(tree: SampleTree, path: string): Promise<void> {
  const rows = createReadStream(path).pipe(
    parseCsv({ bom: true, relaxColumnCount: true, skipEmptyLines: true, to: recordsMax + 1 }),
  ) as AsyncIterable<readonly string[]>
  let header: readonly string[] | undefined
  try {
    for await (const row of rows) {
      if (header === undefined) header = headerOf(row, path)
      else tree.addRow(header, row)
    }
  } catch (error) {
    if (error instanceof UsageError) throw error
    throw new UsageError(`${path} is not CSV: a quote is not closed or stands inside a value; correct it`)
  }
  if (header !== undefined) tree.addRow(header, [])
}

/** The columns' names, as they come: an address names one exactly. */
function headerOf(row: readonly string[], path: string): readonly string[] {
  const [first = ''] = row
  if (row.length === 1 && /[;\t|]/.test(first)) {
    throw new UsageError(
      `${path} separates its columns with something else than commas; write it with commas`,
    )
  }
  if (!row.some((name) => name.trim() !== '' && isDataKey(name))) return row.filter((name) => name !== '')
  throw new UsageError(`${path} has no column names in its first line, but data; put the names there`)
}

function isLines(text: string): boolean {
  const first = text.slice(0, Math.max(0, text.indexOf('\n')))
  return parsedJson(first) !== undefined && /^\s*[{[]/.test(first)
}

/** In an object, since `null` is JSON too; undefined where it is not JSON. */
function parsedJson(text: string): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) as unknown }
  } catch {
    return undefined
  }
}
