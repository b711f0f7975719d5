import type { ReactElement } from 'react'

/** The name, with the proofreader's dots for "let it stand" below it. */
export function Brand(): ReactElement {
  return (
    <a className="brand" href="/" aria-label="Stet, first page">
      <span>Stet</span>
    </a>
  )
}
