import type { ReactElement, ReactNode } from 'react'

/** A stretch of a text to be marked, and what to say of it. */
export interface Stretch {
  readonly start: number
  readonly end: number
  /** For whoever points at it, or hears it. */
  readonly words: string
  /** Shown behind it. */
  readonly label?: string
}

export interface MarkedProps {
  readonly text: string
  readonly stretches: readonly Stretch[]
  readonly isStruck?: boolean
}

/** A text with stretches marked, as a reader's pencil would. */
export function Marked({ text, stretches, isStruck = false }: MarkedProps): ReactElement {
  const parts: ReactNode[] = []
  let at = 0
  for (const { start, end, words, label } of stretches) {
    if (start < at) continue
    if (start > at) parts.push(text.slice(at, start))
    const marked = text.slice(start, end)
    parts.push(
      <mark key={start} title={words}>
        {isStruck ? <del>{marked}</del> : marked}
        {label === undefined ? <span className="unseen"> ({words})</span> : <sup>{label}</sup>}
      </mark>,
    )
    at = end
  }
  parts.push(text.slice(at))
  return <>{parts}</>
}
