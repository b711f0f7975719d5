import { useId, type ReactElement, type ReactNode } from 'react'

export interface PanelProps {
  readonly title: string
  /** At the end of the heading: a figure, or buttons. */
  readonly aside?: ReactNode
  readonly isPadded?: boolean
  /** What is shown belongs to what was typed before. */
  readonly isStale?: boolean
  readonly children: ReactNode
}

/** A sheet with a heading. */
export function Panel({
  title,
  aside,
  isPadded = false,
  isStale = false,
  children,
}: PanelProps): ReactElement {
  const id = useId()
  return (
    <section
      className="panel"
      aria-labelledby={id}
      data-pad={isPadded ? '' : undefined}
      data-stale={isStale ? '' : undefined}
    >
      <header>
        <h2 id={id}>{title}</h2>
        {aside}
      </header>
      <div className="panel-body">{children}</div>
    </section>
  )
}
