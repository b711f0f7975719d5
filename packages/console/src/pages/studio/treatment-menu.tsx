import { Popover } from 'radix-ui'
import { useRef, type KeyboardEvent, type ReactElement, type RefObject } from 'react'
import { choicesFor } from '../../desk/choices.ts'
import type { Line } from '../../desk/contract.ts'

export interface TreatmentMenuProps {
  readonly line: Line | undefined
  readonly anchor: RefObject<HTMLElement | null>
  /** How the policy writes the treatment now. */
  readonly written: string | undefined
  readonly scans: readonly string[]
  readonly onChoose: (treatment: string | undefined) => void
  readonly onClose: () => void
}

/** What may become of a field, from nothing to the value itself. */
export function TreatmentMenu(props: TreatmentMenuProps): ReactElement {
  const { line, anchor, written, scans, onChoose, onClose } = props
  const list = useRef<HTMLDivElement>(null)
  const choices =
    line?.kind === undefined || line.address === undefined
      ? []
      : choicesFor({ address: line.address, kind: line.kind, value: line.before, scans })
  const isOther = written !== undefined && !choices.some(({ yaml }) => yaml === written)
  const move = (event: KeyboardEvent): void => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (step === 0) return
    event.preventDefault()
    const buttons = [...(list.current?.querySelectorAll('button') ?? [])]
    const at = buttons.findIndex((button) => button === document.activeElement)
    buttons[(at + step + buttons.length) % buttons.length]?.focus()
  }
  return (
    <Popover.Root
      open={line !== undefined}
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose()
      }}
    >
      <Popover.Anchor virtualRef={anchor} />
      <Popover.Portal>
        <Popover.Content
          className="pop"
          align="start"
          sideOffset={4}
          collisionPadding={12}
          aria-label={`What becomes of ${line?.address ?? 'a field'}`}
          onOpenAutoFocus={(event) => {
            event.preventDefault()
            const chosen = list.current?.querySelector<HTMLElement>('[aria-checked="true"]')
            ;(chosen ?? list.current?.querySelector('button'))?.focus()
          }}
          onCloseAutoFocus={(event) => {
            event.preventDefault()
            anchor.current?.focus()
          }}
        >
          <p className="menu-head">
            <code>{line?.address}</code>
            {isOther && (
              <small>
                Now <code>{written}</code>
              </small>
            )}
          </p>
          <div role="radiogroup" aria-label="Treatment" ref={list} onKeyDown={move}>
            {choices.map(({ label, words, yaml, lets }) => (
              <button
                key={label}
                type="button"
                className="choice"
                role="radio"
                aria-checked={yaml === written}
                data-lets={lets}
                onClick={() => {
                  onChoose(yaml)
                }}
              >
                <span>{label}</span>
                <small>{words}</small>
              </button>
            ))}
          </div>
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  )
}
