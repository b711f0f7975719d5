import type { ReactElement } from 'react'
import type { Fate } from '../../desk/contract.ts'

const words: readonly (readonly [Fate, string])[] = [
  ['kept', 'stand'],
  ['changed', 'changed'],
  ['unlisted', 'not listed, struck'],
  ['struck', 'struck by name'],
  ['mistyped', 'of another type, struck'],
]

/** How many values of the sample have which fate. */
export function GalleyKey({ counts }: { counts: Readonly<Record<Fate, number>> }): ReactElement {
  return (
    <p className="key">
      {words
        .filter(([fate]) => counts[fate] > 0)
        .map(([fate, said]) => (
          <span key={fate}>
            <b>{counts[fate]}</b> {said}
          </span>
        ))}
    </p>
  )
}
