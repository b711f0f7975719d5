import type { PolicyChange, PolicyComparison } from '@stet/engine'
import type { ReactElement } from 'react'
import { Panel } from '../../design/panel.tsx'

const words: Readonly<Record<PolicyChange['direction'], string>> = {
  loosening: 'More may leave',
  tightening: 'Less leaves',
  neutral: 'The same leaves',
}

/** What the policy changes against the one that it is compared with, the loosenings first. */
export function Changes({
  comparison: { direction, changes },
  isStale,
}: {
  comparison: PolicyComparison
  isStale: boolean
}): ReactElement {
  const ordered = (['loosening', 'tightening', 'neutral'] as const).flatMap((one) =>
    changes.filter((change) => change.direction === one),
  )
  return (
    <Panel
      title="What you changed"
      isStale={isStale}
      aside={
        <p className="changes-aside">
          {direction === 'loosening'
            ? 'A loosening: it needs three signatures'
            : 'A tightening: one signature is enough'}
        </p>
      }
    >
      <ul className="changes" aria-label="Changes against the policy that was opened" tabIndex={0}>
        {ordered.map(({ place, setting, direction: one, sentence }, index) => (
          <li key={`${place} ${setting} ${index}`} data-direction={one}>
            <b>{words[one]}</b>
            <span>
              {sentence} <small>{place}</small>
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
