import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { extname, join, relative } from 'node:path'
import type { InputFormat } from '../../packages/engine/src/policy/model.ts'
import type { Json, Step } from '../reference/redact-reference.ts'

/** A document as it lies in a folder. */
export interface Document {
  /** Path below the folder it was found in; names no folder above it. */
  readonly file: string
  readonly format: InputFormat
  readonly bytes: Uint8Array
}

/** A scalar of a document, and where it stands in its record. */
export interface Leaf {
  readonly path: readonly Step[]
  /** Whether its record is an element of an array at the root. */
  readonly isInElement: boolean
  readonly text: string
  /** Whether it is a string or number, and not one of the few words that prove nothing. */
  readonly isTelling: boolean
}

const formats: Readonly<Record<string, InputFormat>> = { '.json': 'json', '.ndjson': 'ndjson', '.csv': 'csv' }

/** Every file below a folder, in order; none where there is no such folder. */
export function readDocuments(folder: string): Document[] {
  if (!existsSync(folder)) return []
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()
  return names
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile())
    .map((path) => ({
      file: relative(folder, path),
      format: formats[extname(path)] ?? 'text',
      bytes: new Uint8Array(readFileSync(path)),
    }))
}

/** The records of a document: values with their leaves, apart from how they are written. */
export interface Records {
  readonly leaves: readonly Leaf[]
  /** Names of members and columns. */
  readonly names: ReadonlySet<string>
}

/**
 * What a document says, read with nothing of Stet.
 *
 * @returns undefined where it is no document of its format
 */
export function readRecords(
  { format, bytes }: Document,
  parseCsv: (text: string) => string[][],
): Records | undefined {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    switch (format) {
      case 'json':
        return recordsOf([JSON.parse(text) as Json])
      case 'ndjson': {
        const lines = text.split('\n').filter((line) => line.trim() !== '')
        return recordsOf(lines.map((line) => JSON.parse(line) as Json))
      }
      case 'csv':
        return rowsOf(parseCsv(text))
      case 'text':
        return paragraphsOf(text)
    }
  } catch {
    return undefined
  }
}

/** Of an array at the root the elements are the records, and that they are is not part of a path. */
function recordsOf(documents: readonly Json[]): Records {
  const leaves: Leaf[] = []
  const names = new Set<string>()
  const walk = (value: Json, path: readonly Step[], isInElement: boolean): void => {
    if (Array.isArray(value)) {
      for (const inner of value as readonly Json[]) walk(inner, [...path, undefined], isInElement)
    } else if (typeof value === 'object' && value !== null) {
      for (const [name, inner] of Object.entries(value)) {
        names.add(name)
        walk(inner, [...path, name], isInElement)
      }
    } else {
      const isTelling = typeof value === 'string' || typeof value === 'number'
      leaves.push({ path, isInElement, text: String(value), isTelling })
    }
  }
  for (const document of documents) {
    if (Array.isArray(document)) for (const record of document as readonly Json[]) walk(record, [], true)
    else walk(document, [], false)
  }
  return { leaves, names }
}

function rowsOf([header = [], ...rows]: string[][]): Records {
  const leaves = rows.flatMap((row) =>
    row.map((text, at): Leaf => ({ path: [header[at] ?? ''], isInElement: false, text, isTelling: true })),
  )
  return { leaves, names: new Set(header) }
}

function paragraphsOf(text: string): Records {
  const paragraphs = text.split(/\n[ \t\r]*\n/).filter((paragraph) => paragraph.trim() !== '')
  return {
    leaves: paragraphs.map((paragraph) => ({
      path: [],
      isInElement: false,
      text: paragraph.trim(),
      isTelling: true,
    })),
    names: new Set(),
  }
}
