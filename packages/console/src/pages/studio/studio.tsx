import { lazy, Suspense, useCallback, useEffect, useMemo, useRef, useState, type ReactElement } from 'react'
import type { Galley, StudioAnswer, StudioQuestion } from '../../desk/contract.ts'
import { setTreatment, writtenTreatment } from '../../desk/set-treatment.ts'
import { useAnswer } from '../../desk/use-answer.ts'
import { Button } from '../../design/button.tsx'
import { Empty } from '../../design/empty.tsx'
import { FileDrop } from '../../design/file-drop.tsx'
import { Notice } from '../../design/notice.tsx'
import { PageHead } from '../../design/page-head.tsx'
import { Panel } from '../../design/panel.tsx'
import { Select } from '../../design/select.tsx'
import type { EditorHandle } from '../../editor/editor-handle.ts'
import { Changes } from './changes.tsx'
import { GalleyKey } from './galley-key.tsx'
import { GalleyView } from './galley-view.tsx'
import { PlainWords } from './plain-words.tsx'
import { ProblemList } from './problem-list.tsx'
import { SampleBar } from './sample-bar.tsx'
import { TreatmentMenu } from './treatment-menu.tsx'
import { useWork } from './use-work.ts'
import './studio.css'

const YamlEditor = lazy(() =>
  import('../../editor/yaml-editor.tsx').then((module) => ({ default: module.YamlEditor })),
)
const bytesMax = 4 * 1_048_576

export function Page(): ReactElement {
  const work = useWork()
  const { policy, base, sample, route, setPolicy } = work
  const [isPasting, setIsPasting] = useState(false)
  const [refused, setRefused] = useState<string>()
  const [chosen, setChosen] = useState<number>()
  const anchor = useRef<HTMLElement>(null)
  const editor = useRef<EditorHandle>(null)
  const question = useMemo<StudioQuestion | undefined>(
    () => (policy === '' && sample === '' ? undefined : { kind: 'studio', policy, base, sample, route }),
    [policy, base, sample, route],
  )
  const answer = useAnswer(question)
  const good = useLastGood(answer)
  const galley = good?.galley !== undefined && 'lines' in good.galley ? good.galley : undefined
  const refusal = good?.galley !== undefined && 'code' in good.galley ? good.galley : undefined
  const line = chosen === undefined ? undefined : galley?.lines[chosen]
  const problems = answer?.problems ?? none
  const hasProblems = problems.length > 0

  const choose = useCallback((index: number, element: HTMLElement) => {
    anchor.current = element
    setChosen(index)
  }, [])
  const close = useCallback(() => {
    setChosen(undefined)
  }, [])
  const treat = (treatment: string | undefined): void => {
    close()
    const at = good?.route
    if (line?.address === undefined || at === undefined) return
    const edit = setTreatment(policy, { route: at, address: line.address }, treatment)
    if (edit === undefined) return
    if (editor.current === null) setPolicy(policy.slice(0, edit.from) + edit.insert + policy.slice(edit.to))
    else editor.current.edit(edit)
  }
  const written =
    line?.address === undefined || good?.route === undefined
      ? undefined
      : writtenTreatment(policy, good.route, line.address)

  return (
    <>
      <PageHead
        title="Policy studio"
        actions={
          <>
            <SampleBar
              onSample={(chosenSample) => {
                setRefused(undefined)
                setIsPasting(false)
                work.open(chosenSample)
              }}
              value={work.opened}
            />
            {good?.routes !== undefined && (
              <Select
                label="Route"
                value={good.route ?? ''}
                onChange={work.setRoute}
                options={good.routes.map(({ name }) => ({ value: name, text: name }))}
              />
            )}
          </>
        }
      >
        A sample on the left, what leaves on the right, the policy below. Choose a line to say what becomes of
        its field. Nothing you open here is sent anywhere.
      </PageHead>
      <div className="stack">
        {refused !== undefined && <Notice>{refused}</Notice>}
        {refusal !== undefined && !isPasting && (
          <Notice>
            {refusal.message}
            {refusal.byteOffset !== undefined && ` It is at byte ${refusal.byteOffset} of the sample.`}
          </Notice>
        )}
        <FileDrop
          words="Drop a JSON file"
          bytesMax={bytesMax}
          onRefused={setRefused}
          onText={(text) => {
            setRefused(undefined)
            work.setSample(text)
          }}
        >
          <Panel
            title={isPasting ? 'Your sample' : 'The sample, and what leaves'}
            isStale={hasProblems}
            aside={
              <Button
                look="quiet"
                aria-pressed={isPasting}
                onClick={() => {
                  setIsPasting(!isPasting)
                }}
              >
                {isPasting ? 'Show what leaves' : 'Paste a sample'}
              </Button>
            }
          >
            {isPasting ? (
              <textarea
                className="text-area"
                aria-label="Your sample, in JSON"
                spellCheck={false}
                autoFocus
                value={sample}
                onChange={(event) => {
                  work.setSample(event.target.value)
                }}
              />
            ) : (
              <Proof galley={galley} isOpening={answer === undefined} chosen={chosen} onChoose={choose} />
            )}
          </Panel>
        </FileDrop>
        {good?.comparison !== undefined && good.comparison.direction !== 'same' && (
          <Changes comparison={good.comparison} isStale={hasProblems} />
        )}
        <div className="studio-desk">
          <div className="studio-policy">
            <Panel title="The policy" aside={<CopyButton text={policy} />}>
              <Suspense
                fallback={
                  <Empty title="Opening the editor …" isBusy>
                    One moment.
                  </Empty>
                }
              >
                <YamlEditor
                  ref={editor}
                  label="The policy, in YAML"
                  text={policy}
                  revision={work.revision}
                  onChange={setPolicy}
                  problems={problems}
                />
              </Suspense>
              <ProblemList problems={problems} onShow={(place) => editor.current?.show(place)} />
            </Panel>
          </div>
          <div className="studio-words">
            <Panel title="In plain words" isStale={hasProblems}>
              {good?.words === undefined ? (
                <Empty title="Nothing to say yet">The policy has to be without problems first.</Empty>
              ) : (
                <PlainWords words={good.words} route={good.route} />
              )}
            </Panel>
          </div>
        </div>
      </div>
      <TreatmentMenu
        line={line}
        anchor={anchor}
        written={written}
        scans={good?.scans ?? []}
        onChoose={treat}
        onClose={close}
      />
    </>
  )
}

const none: StudioAnswer['problems'] = []

function Proof(props: {
  galley: Galley | undefined
  isOpening: boolean
  chosen: number | undefined
  onChoose: (index: number, anchor: HTMLElement) => void
}): ReactElement {
  const { galley, isOpening, chosen, onChoose } = props
  if (galley === undefined || galley.lines.length === 0) {
    return isOpening ? (
      <Empty title="Reading …" isBusy>
        The engine is being loaded, once.
      </Empty>
    ) : (
      <Empty title="No sample yet">Choose one above, paste one, or drop a JSON file here.</Empty>
    )
  }
  return (
    <>
      <div className="galley-heads" aria-hidden="true">
        <span>As it comes in</span>
        <span>As it leaves</span>
      </div>
      <GalleyView galley={galley} chosen={chosen} onChoose={onChoose} />
      <GalleyKey counts={galley.counts} />
    </>
  )
}

/** While a policy has problems, what the last good one did stays in sight. */
function useLastGood(answer: StudioAnswer | undefined): StudioAnswer | undefined {
  const [good, setGood] = useState<StudioAnswer>()
  useEffect(() => {
    if (answer?.routes !== undefined) setGood(answer)
  }, [answer])
  return answer?.routes === undefined ? good : answer
}

function CopyButton({ text }: { text: string }): ReactElement {
  const [isDone, setIsDone] = useState(false)
  return (
    <Button
      look="quiet"
      onClick={() => {
        void navigator.clipboard.writeText(text).then(() => {
          setIsDone(true)
          setTimeout(() => setIsDone(false), 2000)
        })
      }}
    >
      {isDone ? 'Copied' : 'Copy'}
    </Button>
  )
}
