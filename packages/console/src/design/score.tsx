import type { ReactElement } from 'react'

/** A score from 0 to 1, as a figure and a bar. */
export function Score({ value }: { value: number }): ReactElement {
  return (
    <span className="score">
      <meter min={0} max={1} value={value} aria-hidden="true" />
      {value.toFixed(2)}
    </span>
  )
}
