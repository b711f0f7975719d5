import { readFile } from 'node:fs/promises'
import { parseAddress, problemLine } from '@stet/engine'
import { isNode, LineCounter, parseDocument, type Document } from 'yaml'
import { z } from 'zod'
import { checkConnector } from '../../connector/check-connector.ts'
import { UsageError } from '../exit-code.ts'

const catalogueSchema = z.strictObject({
  source: z.string().min(1),
  version: z.int().min(1),
  fields: z.array(z.string()).min(1),
})

/**
 * Reads a field catalogue: the addresses of the members that a source is known to have.
 *
 * @param path - a connector.yaml, or a YAML file with `source`, `version` and a list of `fields`
 * @returns the addresses, each of which parses
 * @throws {@link UsageError} with the place, where the file is not such a catalogue
 */
export async function readCatalogue(path: string): Promise<readonly string[]> {
  const text = await readFile(path, 'utf8')
  if (/^connector:/m.test(text)) return connectorAddresses(path, text)
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false })
  const placeOf = (offset: number): string => {
    const { line, col } = lines.linePos(offset)
    return `${path}:${line}:${col}`
  }
  const [fault] = document.errors
  if (fault !== undefined) {
    throw new UsageError(`${placeOf(fault.pos[0])} this is not YAML (${fault.code}); correct the catalogue`)
  }
  const checked = catalogueSchema.safeParse(contentOf(document, path))
  if (!checked.success) {
    const issue = checked.error.issues[0]
    const at = issue === undefined ? 0 : offsetOf(document, issue.path)
    throw new UsageError(
      `${placeOf(at)} ${issue?.message ?? 'not a catalogue'} — write "source", "version: 1" and "fields" with a list of addresses`,
    )
  }
  for (const [index, field] of checked.data.fields.entries()) {
    const parsed = parseAddress(field)
    if (parsed.ok) continue
    throw new UsageError(
      `${placeOf(offsetOf(document, ['fields', index]))} ${parsed.what} — ${parsed.instead}`,
    )
  }
  return checked.data.fields
}

function connectorAddresses(path: string, text: string): readonly string[] {
  const { connector, problems } = checkConnector(text)
  if (connector !== undefined) return connector.catalogue.map(({ address }) => address)
  throw new UsageError(problems.map((problem) => problemLine(path, problem)).join('\n'))
}

/** The content as plain data; an alias could make it boundless, so none is followed. */
function contentOf(document: Document.Parsed, path: string): unknown {
  try {
    return document.toJS({ maxAliasCount: 0 })
  } catch {
    throw new UsageError(`${path} holds a YAML alias; write the value out`)
  }
}

/** Where the node at a path begins, or the nearest one around it that there is. */
function offsetOf(document: Document.Parsed, path: readonly PropertyKey[]): number {
  for (let length = path.length; length > 0; length--) {
    const node = document.getIn(path.slice(0, length), true)
    if (isNode(node) && node.range) return node.range[0]
  }
  return document.contents?.range[0] ?? 0
}
