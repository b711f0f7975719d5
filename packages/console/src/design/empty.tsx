import type { ReactElement, ReactNode } from 'react'

export interface EmptyProps {
  readonly title: string
  /** Whether it is all that the page has. */
  readonly isPage?: boolean
  readonly isBusy?: boolean
  readonly children: ReactNode
}

/** What stands where there is nothing yet, or nothing any more. */
export function Empty({ title, isPage = false, isBusy = false, children }: EmptyProps): ReactElement {
  const Title = isPage ? 'h1' : 'h2'
  return (
    <div className="empty" aria-busy={isBusy}>
      <Title>{title}</Title>
      <div>{children}</div>
    </div>
  )
}
