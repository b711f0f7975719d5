import type { Finding } from '../span/finding.ts'
import type { Span } from '../span/span.ts'
import { piecesOf, type TextView } from '../text/text-view.ts'

/** One free text as a scan saw it. It is personal data, for the one who looks at it and nobody else. */
export interface ScannedText {
  /** Index of the rule in its route. */
  readonly rule: number
  /** The text that was searched. */
  readonly text: string
  /** What was found, in the order of the text; spans are of `text`, markup and encoding counted. */
  readonly findings: readonly Finding[]
  /** What is struck because no reader sees it, or because something was found in what it encodes. */
  readonly struck: readonly Span[]
}

/** Puts what was found in what a reader sees back to where it stands in the text as it was given. */
export function scannedText(seen: {
  readonly rule: number
  readonly text: string
  readonly view: TextView | undefined
  readonly findings: readonly Finding[]
  readonly hidden: readonly Span[]
}): ScannedText {
  const { rule, text, view, findings, hidden } = seen
  if (view === undefined) return { rule, text, findings, struck: hidden }
  const struck = [...view.struck, ...hidden.flatMap((span) => given(view, span))]
  return {
    rule,
    text,
    findings: findings.flatMap((finding) => given(view, finding).map((span) => ({ ...finding, ...span }))),
    struck: struck.map(({ start, end }) => ({ start, end })).sort((a, b) => a.start - b.start),
  }
}

/** From where the first unit of a span stands to where the last one ends; nothing where it stands nowhere. */
function given(view: TextView, { start, end }: Span): Span[] {
  const pieces = piecesOf(view, start, end)
  if (pieces.length === 0) return []
  return [
    {
      start: Math.min(...pieces.map((piece) => piece.start)),
      end: Math.max(...pieces.map((piece) => piece.end)),
    },
  ]
}
