import type { Span } from '../span/span.ts'
import { unitMark, ViewBuilder, type TextView } from './text-view.ts'

/** Whether a text is a JSON document: an object or an array. Scalars are text like any other. */
export function isJson(text: string): boolean {
  if (!/^\s*[{[]/.test(text)) return false
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

/**
 * Reads the strings of a JSON document, keys too, without their escapes; what holds the document together
 * stays where it is.
 *
 * @param view - of a text for which {@link isJson} is true, read as it stands
 */
export function readJson(view: TextView): TextView {
  const { text } = view
  const builder = new ViewBuilder(view)
  const literals: Span[] = []
  let at = 0
  while (at < text.length) {
    const unit = text.charCodeAt(at)
    if (unit === quote) {
      builder.copy(at, at + 1, unitMark.fixed)
      at = readString(text, at + 1, builder)
    } else if (startsNumber(unit)) {
      const from = at
      while (isInNumber(text.charCodeAt(at))) at += 1
      literals.push({ start: from, end: at })
      builder.copy(from, at)
    } else {
      const from = at
      while (at < text.length && text.charCodeAt(at) !== quote && !startsNumber(text.charCodeAt(at))) at += 1
      builder.copy(from, at, unitMark.fixed)
    }
  }
  return builder.build({ encoder: (written) => JSON.stringify(written).slice(1, -1), literals })
}

const quote = 0x22
const backslash = 0x5c

function startsNumber(unit: number): boolean {
  return (unit >= 0x30 && unit <= 0x39) || unit === 0x2d
}

function isInNumber(unit: number): boolean {
  return startsNumber(unit) || unit === 0x2e || unit === 0x2b || (unit | 0x20) === 0x65
}

/** @returns the offset behind the closing quote */
function readString(text: string, from: number, builder: ViewBuilder): number {
  let at = from
  let copied = from
  for (;;) {
    const unit = text.charCodeAt(at)
    if (unit === quote) break
    if (unit !== backslash) {
      at += 1
      continue
    }
    builder.copy(copied, at)
    const size = text.charCodeAt(at + 1) === 0x75 ? 6 : 2
    builder.decode(JSON.parse(`"${text.slice(at, at + size)}"`) as string, at, at + size)
    at += size
    copied = at
  }
  builder.copy(copied, at)
  builder.copy(at, at + 1, unitMark.fixed)
  return at + 1
}
