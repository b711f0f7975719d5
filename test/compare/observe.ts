import { createHash } from 'node:crypto'
import { createRedactor, MemoryVault, type KeyMaterial, type Plan } from '../../packages/engine/src/index.ts'
import type { Universe } from './universe.ts'

/** What one who sees only the output can tell apart: documents with the same number look the same. */
export type View = readonly string[]

const keys: readonly KeyMaterial[] = [1, 2].map((byte) => ({
  version: 1,
  secret: new Uint8Array(32).fill(byte),
}))

/**
 * What a policy lets an observer see of each document. Stand-ins made with a key are numbered in the order in
 * which they appear, since an observer without the key can tell no more of them than which are the same.
 */
export async function observe(plan: Plan, universe: Universe): Promise<View> {
  const outputs = await Promise.all(keys.map((key) => outputsOf(plan, universe, key)))
  const [first = [], second = []] = outputs
  const inputs = [...universe.documents.map((lines) => lines.join('\n')), ...universe.arrays]
  return first.map(
    (output, index) => `${shapeOf(inputs[index] ?? '')} ${numbered(output, second[index] ?? '')}`,
  )
}

async function outputsOf(plan: Plan, universe: Universe, key: KeyMaterial): Promise<string[]> {
  const options = { key, vault: new MemoryVault() }
  const lines = await createRedactor(plan, { ...options, format: 'ndjson' })
  const input = universe.documents.flat().join('\n')
  const { output } = await lines.redact(new TextEncoder().encode(`${input}\n`))
  const written = output.text().split('\n')
  let at = 0
  const documents = universe.documents.map((document) =>
    written.slice(at, (at += document.length)).join('\n'),
  )
  const whole = await createRedactor(plan, { ...options, format: 'json' })
  const arrays: string[] = []
  for (const array of universe.arrays) {
    const redaction = await whole.redact(new TextEncoder().encode(array))
    arrays.push(`array ${redaction.output.text()}`)
  }
  return [...documents, ...arrays]
}

/** What leaves of every record: how many there are, and what kind of thing each is. */
function shapeOf(input: string): string {
  const kindOf = (value: unknown): string =>
    Array.isArray(value) ? '[]' : value !== null && typeof value === 'object' ? '{}' : '.'
  const recordsOf = (value: unknown): string => (Array.isArray(value) ? value.map(kindOf).join() : '')
  return input
    .split('\n')
    .map((line) => JSON.parse(line) as unknown)
    .map((value) => `${kindOf(value)} ${recordsOf(value)}`)
    .join(';')
}

/** Scalars of JSON, as they are written. */
const scalar = /"(?:[^"\\]|\\.)*"|-?\d[\d.eE+-]*|true|false|null/g

/** Replaces what depends on the key by its number in order of appearance. */
function numbered(one: string, other: string): string {
  if (one === other) return one
  const others = other.match(scalar) ?? []
  const seen = new Map<string, number>()
  let at = 0
  return one.replace(scalar, (text) => {
    if (text === others[at++]) return text
    const kind = text.startsWith('"') ? 'text' : 'number'
    const number = seen.get(text) ?? seen.size + 1
    seen.set(text, number)
    return `<${kind} ${number}>`
  })
}

/** The documents by what can be told apart: a class for each view. */
export function classesOf(view: View): Int32Array {
  const numbers = new Map<string, number>()
  return Int32Array.from(view, (text) => {
    const key = text.length > 64 ? createHash('sha256').update(text).digest('base64') : text
    const number = numbers.get(key) ?? numbers.size
    numbers.set(key, number)
    return number
  })
}

/**
 * Finds two documents that looked the same by the old policy and do not by the new one.
 *
 * @returns their positions; undefined where the new one tells nothing new
 */
export function findTold(old: Int32Array, now: Int32Array): readonly [number, number] | undefined {
  const first = new Map<number, number>()
  for (let at = 0; at < old.length; at++) {
    const before = first.get(old[at] ?? -1)
    if (before === undefined) first.set(old[at] ?? -1, at)
    else if (now[before] !== now[at]) return [before, at]
  }
  return undefined
}
