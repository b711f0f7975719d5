import { HighlightStyle, syntaxHighlighting } from '@codemirror/language'
import type { Extension } from '@codemirror/state'
import { EditorView } from '@codemirror/view'
import { tags } from '@lezer/highlight'

/** The editor in the colours of the page, which reach it as variables. */
export const theme: Extension = [
  EditorView.theme({
    '&': {
      height: '100%',
      backgroundColor: 'transparent',
      color: 'var(--ink)',
      fontSize: 'var(--text-code)',
    },
    '&.cm-focused': { outline: '2px solid var(--focus)', outlineOffset: '-2px' },
    '.cm-scroller': { fontFamily: 'var(--mono)', lineHeight: '1.65' },
    '.cm-content': { caretColor: 'var(--ink)', padding: '0.6rem 0' },
    '.cm-cursor': { borderLeftColor: 'var(--ink)' },
    '.cm-gutters': { backgroundColor: 'transparent', color: 'var(--ink-3)', border: 'none' },
    '.cm-activeLine': { backgroundColor: 'color-mix(in srgb, var(--wash) 55%, transparent)' },
    '.cm-activeLineGutter': { backgroundColor: 'transparent', color: 'var(--ink)' },
    '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground': {
      background: 'var(--found)',
    },
    '.cm-tooltip, .cm-panels': {
      backgroundColor: 'var(--sheet)',
      color: 'var(--ink)',
      border: '1px solid var(--rule)',
      borderRadius: '6px',
    },
    '.cm-tooltip.cm-tooltip-autocomplete > ul > li[aria-selected]': {
      backgroundColor: 'var(--wash)',
      color: 'var(--ink)',
    },
    '.cm-completionInfo': { maxWidth: '22rem', fontFamily: 'var(--sans)' },
    '.cm-diagnostic-error': { borderLeftColor: 'var(--red)' },
    '.cm-lintRange-error': {
      backgroundImage: 'none',
      textDecoration: 'underline wavy var(--red) 1px',
      textUnderlineOffset: '3px',
    },
    // The marker that comes with the gutter is a data URL, which the content security policy does not allow.
    '.cm-lint-marker-error': {
      content: 'normal',
      width: '0.45rem',
      height: '0.45rem',
      margin: '0.45rem 0.2rem',
      borderRadius: '50%',
      backgroundColor: 'var(--red)',
    },
    '.cm-target': { backgroundColor: 'var(--found)' },
  }),
  syntaxHighlighting(
    HighlightStyle.define([
      { tag: tags.comment, color: 'var(--ink-3)', fontStyle: 'italic' },
      {
        tag: [tags.propertyName, tags.definition(tags.propertyName)],
        color: 'var(--ink)',
        fontWeight: '600',
      },
      { tag: [tags.string, tags.content, tags.literal], color: 'var(--ink-2)' },
      { tag: [tags.punctuation, tags.separator, tags.brace, tags.squareBracket], color: 'var(--ink-3)' },
    ]),
  ),
]
