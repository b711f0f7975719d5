import { isMap, isScalar, parseDocument, type Pair, type YAMLMap } from 'yaml'

/** One change of a text, as an editor takes it. */
export interface TextEdit {
  readonly from: number
  readonly to: number
  readonly insert: string
}

/**
 * Writes what becomes of a field into a policy's text, and touches nothing else: comments, order and
 * the way other lines are written stay as they are.
 *
 * @param treatment - e.g. `{ keep: integer }`; undefined takes the line out, so that the field is unlisted
 * @returns the edit, or undefined where the text has no such route or nothing would change
 */
export function setTreatment(
  text: string,
  { route, address }: { readonly route: string; readonly address: string },
  treatment: string | undefined,
): TextEdit | undefined {
  const document = parseDocument(text, { keepSourceTokens: true })
  const entry = document.getIn(['routes', route])
  if (document.errors.length > 0 || !isMap(entry)) return undefined
  const fields = entry.get('fields')
  if (!isMap(fields) || fields.items.length === 0) {
    return treatment === undefined ? undefined : firstField(text, entry, lineOf(address, treatment))
  }
  const pair = fields.items.find(({ key }) => isScalar(key) && key.value === address)
  if (pair !== undefined) {
    return treatment === undefined ? removed(text, fields, pair) : replaced(text, pair, treatment)
  }
  return treatment === undefined ? undefined : appended(text, fields, lineOf(address, treatment))
}

function lineOf(address: string, treatment: string): string {
  const isPlain = /^\$[\w.$*[\]]*$/.test(address) && !/[.*\]]:$/.test(address)
  return `${isPlain ? address : JSON.stringify(address)}: ${treatment}`
}

type Ranged = { readonly range?: readonly [number, number, number] | null | undefined }

const startOf = (node: unknown): number => (node as Ranged).range?.[0] ?? 0
const endOf = (node: unknown): number => (node as Ranged).range?.[1] ?? 0

function replaced(text: string, { key, value }: Pair, treatment: string): TextEdit | undefined {
  const from = value === null ? endOf(key) + 1 : startOf(value)
  const to = value === null ? from : endOf(value)
  if (text.slice(from, to) === treatment) return undefined
  return { from, to, insert: value === null ? ` ${treatment}` : treatment }
}

function appended(text: string, fields: YAMLMap, line: string): TextEdit {
  const last = fields.items.at(-1)
  if (fields.flow === true) {
    const at = endOf(last?.value ?? last?.key)
    return { from: at, to: at, insert: `, ${line}` }
  }
  const at = lineEnd(text, endOf(last?.value ?? last?.key))
  return { from: at, to: at, insert: `\n${indentOf(text, startOf(last?.key))}${line}` }
}

/** The first field of a route that has none yet. */
function firstField(text: string, entry: YAMLMap, line: string): TextEdit | undefined {
  const pair = entry.items.find(({ key }) => isScalar(key) && key.value === 'fields')
  if (entry.flow === true) {
    if (pair === undefined) {
      const last = entry.items.at(-1)
      const at = endOf(last?.value ?? last?.key)
      return { from: at, to: at, insert: `, fields: { ${line} }` }
    }
    return replaced(text, pair, `{ ${line} }`)
  }
  const indent = indentOf(text, startOf(entry.items[0]?.key))
  if (pair !== undefined) {
    return { from: endOf(pair.key) + 1, to: valueEnd(pair), insert: `\n${indent}  ${line}` }
  }
  const last = entry.items.at(-1)
  const at = lineEnd(text, endOf(last?.value ?? last?.key))
  return { from: at, to: at, insert: `\n${indent}fields:\n${indent}  ${line}` }
}

function valueEnd({ key, value }: Pair): number {
  return Math.max(endOf(key) + 1, value === null ? 0 : endOf(value))
}

/** The line goes, with what stands on it; in a flow map the comma beside it goes too. */
function removed(text: string, fields: YAMLMap, pair: Pair): TextEdit {
  const from = startOf(pair.key)
  const to = valueEnd(pair)
  if (fields.flow === true) {
    const rest = /^\s*,\s*/.exec(text.slice(to))
    if (rest !== null) return { from, to: to + rest[0].length, insert: '' }
    const before = /,\s*$/.exec(text.slice(0, from))
    return { from: from - (before?.[0].length ?? 0), to, insert: '' }
  }
  if (fields.items.length === 1) return { from, to: lineEnd(text, to), insert: '{}' }
  const start = text.lastIndexOf('\n', from - 1) + 1
  return { from: start, to: Math.min(text.length, lineEnd(text, to) + 1), insert: '' }
}

function lineEnd(text: string, at: number): number {
  const end = text.indexOf('\n', at)
  return end < 0 ? text.length : end
}

function indentOf(text: string, at: number): string {
  return ' '.repeat(at - (text.lastIndexOf('\n', at - 1) + 1))
}

/** The treatment of a field as the policy's text writes it. */
export function writtenTreatment(text: string, route: string, address: string): string | undefined {
  const fields = parseDocument(text).getIn(['routes', route, 'fields'])
  if (!isMap(fields)) return undefined
  const pair = fields.items.find(({ key }) => isScalar(key) && key.value === address)
  if (pair?.value === undefined || pair.value === null) return undefined
  return text.slice(startOf(pair.value), endOf(pair.value))
}
