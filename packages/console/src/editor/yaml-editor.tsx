import { autocompletion, completionKeymap } from '@codemirror/autocomplete'
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands'
import { yaml } from '@codemirror/lang-yaml'
import { bracketMatching, indentOnInput } from '@codemirror/language'
import { lintGutter, setDiagnostics, type Diagnostic } from '@codemirror/lint'
import { highlightSelectionMatches, searchKeymap } from '@codemirror/search'
import { EditorState, type Text } from '@codemirror/state'
import { drawSelection, EditorView, highlightActiveLine, keymap, lineNumbers } from '@codemirror/view'
import type { PolicyProblem } from '@stet/engine'
import { useEffect, useImperativeHandle, useRef, type ReactElement, type Ref } from 'react'
import { completePolicy } from './complete.ts'
import type { EditorHandle } from './editor-handle.ts'
import { theme } from './theme.ts'

export interface YamlEditorProps {
  readonly label: string
  /** The text to begin with; what is typed is told, and not given back. */
  readonly text: string
  /** Raised where another text is to be put in its place. */
  readonly revision: number
  readonly onChange: (value: string) => void
  readonly problems: readonly PolicyProblem[]
  readonly ref?: Ref<EditorHandle>
}

/**
 * The editor. It stands in a shadow root, since there its styles are adopted sheets: in the page itself it
 * would need a `style` element, which the content security policy does not allow.
 */
export function YamlEditor({
  label,
  text,
  revision,
  onChange,
  problems,
  ref,
}: YamlEditorProps): ReactElement {
  const host = useRef<HTMLDivElement>(null)
  const view = useRef<EditorView>(undefined)
  const changed = useRef(onChange)
  useEffect(() => {
    changed.current = onChange
  }, [onChange])

  useEffect(() => {
    if (host.current === null) return
    const root = host.current.shadowRoot ?? host.current.attachShadow({ mode: 'open' })
    const made = new EditorView({
      root,
      parent: root,
      state: EditorState.create({
        doc: text,
        extensions: [
          lineNumbers(),
          lintGutter(),
          history(),
          drawSelection(),
          indentOnInput(),
          bracketMatching(),
          highlightActiveLine(),
          highlightSelectionMatches(),
          yaml(),
          EditorView.lineWrapping,
          autocompletion({ override: [completePolicy] }),
          keymap.of([...defaultKeymap, ...historyKeymap, ...searchKeymap, ...completionKeymap]),
          EditorView.contentAttributes.of({ 'aria-label': label, tabindex: '0' }),
          EditorView.updateListener.of((update) => {
            if (update.docChanged) changed.current(update.state.doc.toString())
          }),
          theme,
        ],
      }),
    })
    view.current = made
    return () => {
      made.destroy()
      view.current = undefined
    }
    // The first value alone: what comes later is set below.
  }, [])

  useEffect(() => {
    const { current } = view
    if (current === undefined || current.state.doc.toString() === text) return
    current.dispatch({ changes: { from: 0, to: current.state.doc.length, insert: text } })
    // With the text it would run at each key, and write over what was typed since.
  }, [revision])

  useEffect(() => {
    const { current } = view
    if (current === undefined) return
    const { doc } = current.state
    current.dispatch(
      setDiagnostics(
        current.state,
        problems.map((problem) => diagnosticOf(doc, problem)),
      ),
    )
  }, [problems])

  useImperativeHandle(ref, () => ({
    edit: ({ from, to, insert }) => {
      const { current } = view
      if (current === undefined) return
      current.dispatch({
        changes: { from, to, insert },
        selection: { anchor: from + insert.length },
        userEvent: 'input',
      })
      // The editor alone scrolls: whoever chose in the sample goes on looking at the sample.
      const { scrollDOM } = current
      scrollDOM.scrollTop = current.lineBlockAt(from + insert.length).top - scrollDOM.clientHeight / 2
    },
    show: (place) => {
      const { current } = view
      if (current === undefined) return
      const { from } = spanOf(current.state.doc, place)
      current.dispatch({
        selection: { anchor: from },
        effects: EditorView.scrollIntoView(from, { y: 'center' }),
      })
      current.focus()
    },
  }))

  return <div className="yaml-editor" ref={host} />
}

function diagnosticOf(doc: Text, { place, what, instead }: PolicyProblem): Diagnostic {
  return { ...spanOf(doc, place), severity: 'error', message: `${what} — ${instead}` }
}

/** From a place to the end of the word there. */
function spanOf(doc: Text, { line, column }: PolicyProblem['place']): { from: number; to: number } {
  const { from, to, text } = doc.line(Math.min(Math.max(line, 1), doc.lines))
  const start = Math.min(from + column - 1, to)
  const word = /^[^\s,{}[\]]+/.exec(text.slice(start - from))?.[0].length ?? 1
  return { from: start, to: Math.min(start + word, to) }
}
