import type { ReactElement, ReactNode } from 'react'

/** Something to know now; read out when it appears. */
export function Notice({
  look = 'red',
  children,
}: {
  look?: 'red' | 'calm'
  children: ReactNode
}): ReactElement {
  return (
    <div className="notice" role="status" data-look={look}>
      {children}
    </div>
  )
}
