import type { Span } from '../span/span.ts'
import { unitMark, ViewBuilder, type TextView } from './text-view.ts'

const run = /(?:%[\da-f]{2})+/gi
const word = /\S+/g
/** A form's body or an address's query, and not a sum: `name=Jane+Doe&city=Bonn`. */
const form = /=[^&]*&|%[\da-f]{2}/i

/**
 * Reads what is URL-encoded: `jane%40example.com`, and `+` for a space in forms. Gives the view itself back
 * where there is nothing to read.
 */
export function readPercent(view: TextView): TextView {
  const { text } = view
  if (!text.includes('%') && !text.includes('+')) return view
  const reads: Read[] = []
  for (const { 0: written, index } of text.matchAll(run)) readRun(written, index, reads)
  if (text.includes('+'))
    for (const { 0: written, index } of text.matchAll(word)) readForm(written, index, reads)
  if (reads.length === 0) return view
  reads.sort((a, b) => a.start - b.start)
  const builder = new ViewBuilder(view)
  let copied = 0
  for (const { start, end, read } of reads) {
    builder.copy(copied, start)
    builder.decode(read, start, end, unitMark.percent)
    copied = end
  }
  builder.copy(copied, text.length)
  return builder.build()
}

interface Read extends Span {
  readonly read: string
}

/** The characters of a run of `%XX`, one by one; bytes that are none are left as they are. */
function readRun(written: string, from: number, reads: Read[]): void {
  for (let at = 0; at < written.length;) {
    const size = 3 * bytesOfCharacter(Number.parseInt(written.slice(at + 1, at + 3), 16))
    const read = decoded(written.slice(at, at + size))
    if (read === undefined) {
      at += 3
      continue
    }
    reads.push({ start: from + at, end: from + at + size, read })
    at += size
  }
}

function readForm(written: string, from: number, reads: Read[]): void {
  const first = written.indexOf('=')
  if (first < 0 || !form.test(written)) return
  for (let at = written.indexOf('+', first); at >= 0; at = written.indexOf('+', at + 1))
    reads.push({ start: from + at, end: from + at + 1, read: ' ' })
}

/** How many bytes a character of UTF-8 has that begins with this one. */
function bytesOfCharacter(first: number): number {
  return first < 0xc0 ? 1 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4
}

function decoded(written: string): string | undefined {
  try {
    return decodeURIComponent(written)
  } catch {
    return undefined
  }
}
