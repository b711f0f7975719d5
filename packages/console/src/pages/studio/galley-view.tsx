import { useVirtualizer } from '@tanstack/react-virtual'
import { useCallback, useEffect, useRef, useState, type KeyboardEvent, type ReactElement } from 'react'
import { flushSync } from 'react-dom'
import type { Galley } from '../../desk/contract.ts'
import { LineView } from './line-view.tsx'
import './galley.css'

/** Up to here all lines are in the page, so that it can be searched and printed as a whole. */
const linesAtOnceMax = 300
const linePx = 24

export interface GalleyViewProps {
  readonly galley: Galley
  /** Index of the line whose treatment is being chosen. */
  readonly chosen: number | undefined
  readonly onChoose: (index: number, anchor: HTMLElement) => void
}

/** A sample and what leaves of it, line by line; a line is chosen with a click, or with the arrow keys and Enter. */
export function GalleyView({ galley: { lines }, chosen, onChoose }: GalleyViewProps): ReactElement {
  const frame = useRef<HTMLDivElement>(null)
  const [wanted, setCurrent] = useState(0)
  const pending = useRef<number>(undefined)
  const isVirtual = lines.length > linesAtOnceMax
  const virtual = useVirtualizer({
    count: lines.length,
    enabled: isVirtual,
    getScrollElement: () => frame.current,
    estimateSize: () => linePx,
    overscan: 12,
  })
  const choosable = (index: number): boolean => lines[index]?.fate !== undefined
  const current = choosable(wanted) ? wanted : lines.findIndex(({ fate }) => fate !== undefined)

  const focusPending = useCallback((): void => {
    const row = frame.current?.querySelector<HTMLElement>(`[data-line="${pending.current ?? ''}"]`)
    if (row === null || row === undefined) return
    pending.current = undefined
    row.focus()
  }, [])
  // A line that was out of view is in the page only when the list has scrolled to it.
  useEffect(focusPending)

  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    const step = stepOf(event.key, lines.length)
    const row = (event.target as HTMLElement).closest<HTMLElement>('[data-line]')
    if (step === undefined || row === null) return
    event.preventDefault()
    const at = stepped(lines, Number(row.dataset['line']), step)
    pending.current = at
    if (isVirtual) virtual.scrollToIndex(at)
    flushSync(() => {
      setCurrent(at)
    })
    focusPending()
  }
  const lineOf = (index: number): ReactElement | null => {
    const line = lines[index]
    if (line === undefined) return null
    return (
      <LineView
        key={index}
        line={line}
        index={index}
        isCurrent={index === current}
        isChosen={index === chosen}
        onChoose={(anchor) => {
          setCurrent(index)
          onChoose(index, anchor)
        }}
        measure={isVirtual ? virtual.measureElement : undefined}
      />
    )
  }
  const items = isVirtual ? virtual.getVirtualItems() : []
  return (
    <div
      className="galley"
      ref={frame}
      role="grid"
      aria-label="Sample, and what leaves of it"
      aria-rowcount={lines.length}
      aria-colcount={2}
      onKeyDown={onKeyDown}
    >
      {isVirtual ? (
        <div className="galley-long" role="presentation" style={{ height: virtual.getTotalSize() }}>
          <div role="presentation" style={{ transform: `translateY(${items[0]?.start ?? 0}px)` }}>
            {items.map(({ index }) => lineOf(index))}
          </div>
        </div>
      ) : (
        lines.map((_, index) => lineOf(index))
      )}
    </div>
  )
}

/** The next line that can be chosen, so many further on; the last or first one where there are not as many. */
function stepped(lines: Galley['lines'], from: number, step: number): number {
  let found = from
  let left = Math.abs(step)
  for (let at = from + Math.sign(step); left > 0 && at >= 0 && at < lines.length; at += Math.sign(step)) {
    if (lines[at]?.fate === undefined) continue
    found = at
    left -= 1
  }
  return found
}

function stepOf(key: string, count: number): number | undefined {
  switch (key) {
    case 'ArrowDown':
      return 1
    case 'ArrowUp':
      return -1
    case 'PageDown':
      return 12
    case 'PageUp':
      return -12
    case 'End':
      return count
    case 'Home':
      return -count
    default:
      return undefined
  }
}
