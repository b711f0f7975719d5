import type { ReactElement } from 'react'

export interface Option {
  readonly value: string
  readonly text: string
}

export interface SelectProps {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly options: readonly Option[]
  /** Options under a heading each, after the others. */
  readonly groups?: readonly { readonly label: string; readonly options: readonly Option[] }[]
  /** Without a frame, and with its label for screen readers alone. */
  readonly isQuiet?: boolean
}

/** The platform's own menu: it works with every keyboard, hand and reader. */
export function Select({
  label,
  value,
  onChange,
  options,
  groups = [],
  isQuiet = false,
}: SelectProps): ReactElement {
  return (
    <label className="select" data-look={isQuiet ? 'quiet' : undefined}>
      <span className={isQuiet ? 'unseen' : undefined}>{label}</span>
      <select
        value={value}
        onChange={(event) => {
          onChange(event.target.value)
        }}
      >
        {options.map(optionOf)}
        {groups.map((group) => (
          <optgroup key={group.label} label={group.label}>
            {group.options.map(optionOf)}
          </optgroup>
        ))}
      </select>
    </label>
  )
}

function optionOf({ value, text }: Option): ReactElement {
  return (
    <option key={value} value={value}>
      {text}
    </option>
  )
}
