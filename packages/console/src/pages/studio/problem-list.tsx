import type { PolicyPlace, PolicyProblem } from '@stet/engine'
import type { ReactElement } from 'react'

const shownMax = 20

/** What is wrong with a policy; a click leads to the place. */
export function ProblemList({
  problems,
  onShow,
}: {
  problems: readonly PolicyProblem[]
  onShow: (place: PolicyPlace) => void
}): ReactElement {
  return (
    <div role="status" className="problems">
      {problems.length > 0 && (
        <>
          <p>
            {problems.length === 1 ? 'One problem' : `${problems.length} problems`}. What leaves is shown as
            of the last policy without one.
          </p>
          <ul>
            {problems.slice(0, shownMax).map(({ place, what, instead }, index) => (
              <li key={index}>
                <button
                  type="button"
                  onClick={() => {
                    onShow(place)
                  }}
                >
                  <code>
                    {place.line}:{place.column}
                  </code>{' '}
                  {what}
                </button>{' '}
                — {instead}
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  )
}
