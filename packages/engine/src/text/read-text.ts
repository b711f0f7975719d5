import { readEntities } from './entity-layer.ts'
import { readHtml } from './html-layer.ts'
import { markup } from './html-names.ts'
import { isJson, readJson } from './json-layer.ts'
import { readMarkdown } from './markdown-layer.ts'
import { readPercent } from './percent-layer.ts'
import { plainView, type TextView } from './text-view.ts'

/** What a text is written in. `auto`: whatever it looks like. `plain`: it is read as it stands. */
export type TextSyntax = 'auto' | 'plain' | 'markdown' | 'html'

/** A text without any of these is read as it stands. */
const hint = /[<&%*_~`\\+]|\]\(|^\s*[{[]/

/**
 * Reads a text as its reader does: strings of JSON without their escapes, HTML without its tags, Markdown
 * without its marks, `&#74;` and `%4A` as the letter that they are.
 *
 * @returns undefined where the text is read as it stands
 */
export function readText(text: string, syntax: TextSyntax): TextView | undefined {
  if (syntax === 'plain' || (syntax !== 'html' && !hint.test(text))) return undefined
  const plain = plainView(text)
  let view = isJson(text) ? readJson(plain) : plain
  const isHtml = syntax === 'html' || markup.test(view.text)
  if (isHtml) view = readHtml(view)
  view = readEntities(view)
  if (syntax === 'markdown' || (syntax === 'auto' && !isHtml)) view = readMarkdown(view)
  view = readPercent(view)
  return view === plain ? undefined : view
}
