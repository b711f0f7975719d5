import type { ReactElement } from 'react'
import type { Mark } from '../../desk/contract.ts'
import { detectorTitle, entityTitle } from '../../desk/words.ts'
import { Empty } from '../../design/empty.tsx'
import { Score } from '../../design/score.tsx'

const rowsMax = 200

/** What was found, by what, and how sure that is. */
export function FoundTable({ text, marks }: { text: string; marks: readonly Mark[] }): ReactElement {
  if (marks.length === 0) {
    return (
      <Empty title="Nothing was found">
        No detector knows anything in this text. A name that a record’s own fields give away is found only
        there: see the policy studio.
      </Empty>
    )
  }
  return (
    <div className="table-frame" role="region" aria-label="What was found" tabIndex={0}>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">Found</th>
            <th scope="col">What it is</th>
            <th scope="col">Detector</th>
            <th scope="col" className="table-figure">
              Score
            </th>
          </tr>
        </thead>
        <tbody>
          {marks.slice(0, rowsMax).map(({ start, end, entity, detector, score }) => (
            <tr key={start}>
              <td className="table-cut">{text.slice(start, end)}</td>
              <td>{entityTitle(entity)}</td>
              <td className="table-whole">{detectorTitle(detector)}</td>
              <td className="table-figure">
                <Score value={score} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {marks.length > rowsMax && <p className="table-more">and {marks.length - rowsMax} more</p>}
    </div>
  )
}
