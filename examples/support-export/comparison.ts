import { wordDifference } from './word-difference.ts'

/** What became of a stretch of a line. */
export type Fate = 'kept' | 'changed' | 'struck' | 'frame'

/** A stretch of a line and what became of it; `frame` is what carries the values: keys, brackets. */
export interface Piece {
  readonly fate: Fate
  readonly text: string
}

/** One line of a pretty-printed record on both sides. A side without pieces is empty there. */
export interface Row {
  readonly depth: number
  readonly fate: Fate
  readonly before: readonly Piece[]
  readonly after: readonly Piece[]
}

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json }

/**
 * Lays a record and what a policy made of it side by side, member by member.
 * Runs of more than `runMax` struck rows of one depth are shortened to their first ones and a count.
 */
export function compareRecords(before: string, after: string, runMax = 3): Row[] {
  const rows: Row[] = []
  compare('', JSON.parse(before) as Json, JSON.parse(after) as Json, 0, rows)
  return shorten(rows, runMax)
}

function compare(label: string, before: Json, after: Json | undefined, depth: number, rows: Row[]): void {
  const isStruck = after === undefined || (after === null && before !== null)
  if (isStruck) {
    rows.push({
      depth,
      fate: 'struck',
      before: [{ fate: 'struck', text: label + inline(before) }],
      after: after === null ? [frame(label), { fate: 'struck', text: 'null' }] : [],
    })
  } else if (isContainer(before) && isContainer(after)) {
    compareMembers(label, before, after, depth, rows)
  } else if (
    typeof before === 'string' &&
    typeof after === 'string' &&
    before !== after &&
    /\s/.test(before)
  ) {
    compareTexts(label, before, after, depth, rows)
  } else {
    const fate = before === after ? 'kept' : 'changed'
    rows.push({
      depth,
      fate,
      before: [frame(label), { fate: fate === 'kept' ? 'kept' : 'struck', text: inline(before) }],
      after: [frame(label), { fate, text: inline(after) }],
    })
  }
}

function compareMembers(
  label: string,
  before: Container,
  after: Container,
  depth: number,
  rows: Row[],
): void {
  const [open, close] = Array.isArray(before) ? ['[', ']'] : ['{', '}']
  const entries = Object.entries(before)
  if (entries.length === 0) {
    const pieces = [frame(`${label}${open}${close}`)]
    rows.push({ depth, fate: 'frame', before: pieces, after: pieces })
    return
  }
  const bracket = (text: string): Row => ({
    depth,
    fate: 'frame',
    before: [frame(text)],
    after: [frame(text)],
  })
  rows.push(bracket(label + open))
  const members = after as { readonly [key: string]: Json }
  for (const [key, value] of entries) {
    compare(
      Array.isArray(before) ? '' : `${key}: `,
      value,
      Object.hasOwn(after, key) ? members[key] : undefined,
      depth + 1,
      rows,
    )
  }
  rows.push(bracket(close))
}

/** A text that was changed in places: one row a line, what stayed and what did not told apart. */
function compareTexts(label: string, before: string, after: string, depth: number, rows: Row[]): void {
  const parts = wordDifference(before, after)
  const left: Piece[] = []
  const right: Piece[] = []
  for (const { text, side } of parts) {
    if (side !== 'after') left.push({ fate: side === 'both' ? 'kept' : 'struck', text })
    if (side !== 'before') right.push({ fate: side === 'both' ? 'kept' : 'changed', text })
  }
  const [leftLines, rightLines] = [lines(left), lines(right)]
  for (let place = 0; place < Math.max(leftLines.length, rightLines.length); place += 1) {
    const lead = place === 0 ? frame(label) : frame(' '.repeat(label.length))
    const side = (pieces: readonly Piece[] | undefined): Piece[] =>
      pieces === undefined ? [] : [lead, ...pieces]
    rows.push({ depth, fate: 'changed', before: side(leftLines[place]), after: side(rightLines[place]) })
  }
}

function lines(pieces: readonly Piece[]): Piece[][] {
  const all: Piece[][] = [[]]
  for (const { fate, text } of pieces) {
    text.split('\n').forEach((part, place) => {
      if (place > 0) all.push([])
      if (part !== '') all.at(-1)?.push({ fate, text: part })
    })
  }
  return all
}

function shorten(rows: readonly Row[], runMax: number): Row[] {
  const short: Row[] = []
  for (let at = 0; at < rows.length;) {
    let end = at
    while (
      rows[end]?.fate === 'struck' &&
      rows[end]?.after.length === 0 &&
      rows[end]?.depth === rows[at]?.depth
    )
      end += 1
    const run = rows.slice(at, end)
    if (run.length > runMax) {
      const depth = run[0]?.depth ?? 0
      const count = run.length - runMax + 1
      short.push(...run.slice(0, runMax - 1), {
        depth,
        fate: 'struck',
        before: [frame(`… ${count} more struck`)],
        after: [],
      })
    } else {
      short.push(...run)
    }
    if (run.length === 0) {
      const row = rows[at]
      if (row !== undefined) short.push(row)
      at += 1
    } else {
      at = end
    }
  }
  return short
}

type Container = readonly Json[] | { readonly [key: string]: Json }

function isContainer(value: Json | undefined): value is Container {
  return typeof value === 'object' && value !== null
}

function inline(value: Json): string {
  return typeof value === 'string' ? value.replace(/\n+/g, ' ⏎ ') : JSON.stringify(value)
}

function frame(text: string): Piece {
  return { fate: 'frame', text }
}
