import { useMemo, useState, type ReactElement } from 'react'
import type { TryQuestion } from '../../desk/contract.ts'
import { useAnswer } from '../../desk/use-answer.ts'
import { Button } from '../../design/button.tsx'
import { Empty } from '../../design/empty.tsx'
import { FileDrop } from '../../design/file-drop.tsx'
import { Notice } from '../../design/notice.tsx'
import { PageHead } from '../../design/page-head.tsx'
import { Panel } from '../../design/panel.tsx'
import { Select } from '../../design/select.tsx'
import { FoundTable } from './found-table.tsx'
import { Proof } from './proof.tsx'
import { locales, samples } from './samples.ts'
import './try-it.css'

const bytesMax = 1_048_576

export function Page(): ReactElement {
  const [text, setText] = useState('')
  const [locale, setLocale] = useState('en-US')
  const [refused, setRefused] = useState<string>()
  const question = useMemo<TryQuestion | undefined>(
    () => (text === '' ? undefined : { kind: 'try', text, locales: [locale] }),
    [text, locale],
  )
  const answer = useAnswer(question)
  const take = (taken: string): void => {
    setRefused(undefined)
    setText(taken)
  }
  const isEmpty = text === ''
  return (
    <>
      <PageHead
        title="Try it"
        actions={
          <Select label="Language and country" value={locale} onChange={setLocale} options={locales} />
        }
      >
        Paste a text, an e-mail or JSON, and see what would be struck, and why. It stays in this browser.
      </PageHead>
      <div className="stack">
        {refused !== undefined && <Notice>{refused}</Notice>}
        {answer?.refusal !== undefined && <Notice>{answer.refusal.message}</Notice>}
        <div className="pair">
          <FileDrop words="Drop a text file" bytesMax={bytesMax} onText={take} onRefused={setRefused}>
            <Panel
              title="Your text"
              aside={
                text !== '' && (
                  <Button
                    look="quiet"
                    onClick={() => {
                      take('')
                    }}
                  >
                    Clear
                  </Button>
                )
              }
            >
              <textarea
                className="text-area"
                aria-label="Your text"
                placeholder="Paste or type here, or drop a file …"
                spellCheck={false}
                value={text}
                onChange={(event) => {
                  take(event.target.value)
                }}
              />
            </Panel>
          </FileDrop>
          <Panel
            title="What would be struck"
            aside={<p>{isEmpty || answer === undefined ? '' : found(answer.marks.length)}</p>}
          >
            {isEmpty || answer === undefined ? (
              isEmpty ? (
                <Empty title="Nothing to read yet">
                  <p>Paste something, or begin with a sample:</p>
                  <p className="try-samples">
                    {samples.map((sample) => (
                      <Button
                        key={sample.title}
                        onClick={() => {
                          setLocale(sample.locale)
                          take(sample.text)
                        }}
                      >
                        {sample.title}
                      </Button>
                    ))}
                  </p>
                </Empty>
              ) : (
                <Empty title="Reading …" isBusy>
                  The engine is being loaded, once.
                </Empty>
              )
            ) : (
              <Proof text={answer.text} marks={answer.marks} />
            )}
          </Panel>
        </div>
        {!isEmpty && answer !== undefined && (
          <div className="pair">
            <Panel title="Why">
              <FoundTable text={answer.text} marks={answer.marks} />
            </Panel>
            <Panel title="What would leave" isPadded>
              <p className="try-text">{answer.output}</p>
            </Panel>
          </div>
        )}
      </div>
    </>
  )
}

function found(count: number): string {
  return count === 0 ? 'Nothing found' : `${count} found`
}
