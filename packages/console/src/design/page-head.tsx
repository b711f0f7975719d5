import type { ReactElement, ReactNode } from 'react'

export function PageHead({
  title,
  children,
  actions,
}: {
  title: string
  children: ReactNode
  actions?: ReactNode
}): ReactElement {
  return (
    <div className="page-head">
      <div>
        <h1>{title}</h1>
        <p>{children}</p>
      </div>
      {actions !== undefined && <div className="page-head-actions">{actions}</div>}
    </div>
  )
}
