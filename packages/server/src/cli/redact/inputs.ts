import { read } from 'node:fs'
import { glob, open, stat } from 'node:fs/promises'
import { basename, extname } from 'node:path'
import { promisify } from 'node:util'
import type { InputFormat } from '@stet/engine'
import { UsageError } from '../exit-code.ts'
import type { MailFormat } from './mail.ts'

/** One input of a run. */
export interface Input {
  /** Path, or undefined for standard input. */
  readonly path: string | undefined
  /** Name for messages. */
  readonly name: string
  /** Bytes, where they are known beforehand. */
  readonly size: number | undefined
}

const formatByExtension: Readonly<Record<string, InputFormat | MailFormat>> = {
  '.json': 'json',
  '.ndjson': 'ndjson',
  '.jsonl': 'ndjson',
  '.csv': 'csv',
  '.txt': 'text',
  '.text': 'text',
  '.eml': 'eml',
  '.mbox': 'mbox',
}

/** Format that a file's name tells, or undefined. */
export function formatOfName(path: string | undefined): InputFormat | MailFormat | undefined {
  return path === undefined ? undefined : formatByExtension[extname(path).toLowerCase()]
}

/**
 * Resolves what the user named: files as they are, globs by the pattern, `-` or nothing as standard input.
 *
 * @throws {@link UsageError} for a glob that matches nothing, a folder, or standard input named twice
 */
export async function resolveInputs(names: readonly string[]): Promise<Input[]> {
  const inputs: Input[] = []
  for (const name of names.length === 0 ? ['-'] : names) {
    if (name === '-') inputs.push({ path: undefined, name: 'standard input', size: undefined })
    else inputs.push(...(await resolveFiles(name)))
  }
  if (inputs.filter((input) => input.path === undefined).length > 1) {
    throw new UsageError('standard input can be read only once; write - once')
  }
  return inputs
}

async function resolveFiles(name: string): Promise<Input[]> {
  const isFile = await stat(name).then(
    (found) => (found.isDirectory() ? 'folder' : 'file'),
    () => 'none',
  )
  if (isFile === 'folder')
    throw new UsageError(`${name} is a folder; write '${name}/*.json' for the files in it`)
  if (isFile === 'file') return [await fileInput(name)]
  if (!/[*?[\]{}]/.test(name)) throw new UsageError(`there is no file ${name}; check the path`)
  const paths = await globbed(name)
  if (paths.length === 0) throw new UsageError(`no file matches ${name}; check the pattern`)
  return Promise.all(paths.map(fileInput))
}

async function globbed(pattern: string): Promise<string[]> {
  const paths: string[] = []
  for await (const path of glob(pattern)) paths.push(path)
  return paths.sort()
}

async function fileInput(path: string): Promise<Input> {
  return { path, name: basename(path), size: (await stat(path)).size }
}

/** Size and time of the last change of a file: what tells that it is still the same. */
export async function identityOf(path: string): Promise<string> {
  const { size, mtimeMs } = await stat(path)
  return `${size} bytes, changed at ${mtimeMs}`
}

const chunkBytes = 64 * 1024

/**
 * The bytes of an input, from an offset on. Every chunk is a view of the same memory and is valid until the
 * next one is asked for, so that a large input leaves nothing behind for the garbage collector.
 */
export function openInput(input: Input, start = 0): AsyncGenerator<Uint8Array> {
  return input.path === undefined ? readStandardInput() : readFileFrom(input.path, start)
}

async function* readFileFrom(path: string, start: number): AsyncGenerator<Uint8Array> {
  const file = await open(path, 'r')
  try {
    const memory = new Uint8Array(chunkBytes)
    let position = start
    for (;;) {
      const { bytesRead } = await file.read(memory, 0, chunkBytes, position)
      if (bytesRead === 0) return
      position += bytesRead
      yield memory.subarray(0, bytesRead)
    }
  } finally {
    await file.close()
  }
}

const readDescriptor = promisify(read)

async function* readStandardInput(): AsyncGenerator<Uint8Array> {
  const memory = new Uint8Array(chunkBytes)
  for (;;) {
    let bytesRead: number
    try {
      bytesRead = (await readDescriptor(0, memory, 0, chunkBytes, null)).bytesRead
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException
      if (code === 'EOF') return
      if (code !== 'EAGAIN') throw error
      // A socket that its other end made non-blocking: only the event loop knows when it has more.
      yield* process.stdin as AsyncIterable<Uint8Array>
      return
    }
    if (bytesRead === 0) return
    yield memory.subarray(0, bytesRead)
  }
}

/**
 * Tells JSON from NDJSON by the first line: a line that is a whole document, with more after it.
 *
 * @param head - first bytes of the input
 */
export function sniffFormat(head: Uint8Array): InputFormat {
  const text = new TextDecoder().decode(head).trimStart()
  const lineEnd = text.indexOf('\n')
  if (lineEnd === -1 || text.slice(lineEnd).trim() === '') return 'json'
  try {
    JSON.parse(text.slice(0, lineEnd))
    return 'ndjson'
  } catch {
    return 'json'
  }
}

/** The same bytes again, after the first ones were looked at. */
export async function* withHead(
  head: Uint8Array,
  rest: AsyncIterator<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  if (head.length > 0) yield head
  for (let next = await rest.next(); next.done !== true; next = await rest.next()) yield next.value
}

/** Reads until the first line is whole, or 1 MiB. */
export async function readHead(chunks: AsyncIterator<Uint8Array>): Promise<Uint8Array> {
  const parts: Uint8Array[] = []
  let size = 0
  for (let next = await chunks.next(); next.done !== true; next = await chunks.next()) {
    parts.push(next.value.slice())
    size += next.value.length
    const at = next.value.indexOf(0x0a)
    if ((at !== -1 && at < next.value.length - 1) || size > 1024 * 1024) break
  }
  return Buffer.concat(parts)
}
