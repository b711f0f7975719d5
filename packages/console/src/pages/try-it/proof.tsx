import type { ReactElement } from 'react'
import type { Mark } from '../../desk/contract.ts'
import { entityTitle, markWords } from '../../desk/words.ts'
import { Marked } from '../../design/marked.tsx'

/** The text as a proofreader gives it back: what is found is struck, with its entity above. */
export function Proof({ text, marks }: { text: string; marks: readonly Mark[] }): ReactElement {
  return (
    <p
      className="try-text try-proof"
      tabIndex={0}
      role="region"
      aria-label="Your text, with what would be struck marked"
    >
      <Marked
        text={text}
        isStruck
        stretches={marks.map((mark) => ({
          start: mark.start,
          end: mark.end,
          words: markWords(mark),
          label: entityTitle(mark.entity),
        }))}
      />
    </p>
  )
}
