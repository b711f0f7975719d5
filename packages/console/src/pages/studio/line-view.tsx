import { memo, type CSSProperties, type KeyboardEvent, type ReactElement } from 'react'
import type { Line } from '../../desk/contract.ts'
import { entityTitle, fateWords, markWords } from '../../desk/words.ts'
import { Marked } from '../../design/marked.tsx'

export interface LineViewProps {
  readonly line: Line
  readonly index: number
  /** Whether Tab comes here. */
  readonly isCurrent: boolean
  readonly isChosen: boolean
  readonly onChoose: (anchor: HTMLElement) => void
  readonly measure: ((element: HTMLElement | null) => void) | undefined
}

/** One line, twice: as it is, and as it leaves. */
export const LineView = memo(Shown, (before, after) => {
  return (
    before.line === after.line &&
    before.index === after.index &&
    before.isCurrent === after.isCurrent &&
    before.isChosen === after.isChosen
  )
})

function Shown({ line, index, isCurrent, isChosen, onChoose, measure }: LineViewProps): ReactElement {
  const { depth, fate, address, after, isNameKept } = line
  const isOpen = fate !== undefined
  const isGone = after === undefined
  const chosenBy = isOpen
    ? {
        tabIndex: isCurrent ? 0 : -1,
        onClick: (event: { currentTarget: HTMLElement }) => {
          onChoose(event.currentTarget)
        },
        onKeyDown: (event: KeyboardEvent<HTMLElement>) => {
          if (event.key !== 'Enter' && event.key !== ' ') return
          event.preventDefault()
          onChoose(event.currentTarget)
        },
      }
    : {}
  return (
    <div
      className="line"
      role="row"
      ref={measure}
      aria-rowindex={index + 1}
      data-index={index}
      data-line={index}
      data-fate={fate ?? (isGone ? 'gone' : 'frame')}
      data-chosen={isChosen ? '' : undefined}
      style={{ '--depth': depth } as CSSProperties}
      {...chosenBy}
    >
      <div role="gridcell" className="line-before" title={address}>
        <Name line={line} isGone={!isNameKept} />
        <Value line={line} />
        {line.isMore && <span className="line-point">,</span>}
        {fate !== undefined && <span className="unseen"> {fateWords[fate]}</span>}
      </div>
      <div role="gridcell" className="line-after">
        {isGone ? (
          <span className="unseen">nothing leaves</span>
        ) : (
          <>
            <Name line={line} isGone={false} />
            <span data-new={fate === 'changed' || fate === 'mistyped' ? '' : undefined}>{after}</span>
            {line.isMore && <span className="line-point">,</span>}
          </>
        )}
      </div>
    </div>
  )
}

function Name({ line: { name }, isGone }: { line: Line; isGone: boolean }): ReactElement | null {
  if (name === undefined) return null
  const words = JSON.stringify(name)
  return (
    <span className="line-name">
      {isGone ? <del>{words}</del> : words}
      <span className="line-point">: </span>
    </span>
  )
}

function Value({ line: { before, after, marks, fate } }: { line: Line }): ReactElement {
  if (after === undefined || fate === 'mistyped') return <del>{before}</del>
  if (fate !== 'changed' || marks.length === 0)
    return <span data-old={fate === 'changed' ? '' : undefined}>{before}</span>
  return (
    <span>
      <Marked
        text={before}
        stretches={marks.map((mark) => ({
          start: mark.start,
          end: mark.end,
          words: markWords(mark),
          label: `${entityTitle(mark.entity)} ${mark.score.toFixed(2)}`,
        }))}
      />
    </span>
  )
}
