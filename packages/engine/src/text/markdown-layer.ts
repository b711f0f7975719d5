import { ViewBuilder, type TextView } from './text-view.ts'

/** A text without any of these has nothing that Markdown takes for a mark. */
const marks = /[*_~`\\]|\]\(/
/** Where a link leads, and its title: `](https://example.com "Example")`. */
const target =
  /\]\(\s{0,8}<?[^()\s<>]*(?:\([^()\s<>]*\)[^()\s<>]*)*>?(?:\s{1,8}(?:"[^"]*"|'[^']*'))?\s{0,8}\)/y

/**
 * Reads Markdown without the marks that stand inside and around words, so that a value which they split is
 * whole, with what links lead to behind the text, each on a line of its own. All marks stay where they are.
 *
 * This does not parse Markdown and need not: a mark that is read for what it is not changes only what
 * detectors see, never what leaves. Gives the view itself back where there are no marks.
 */
export function readMarkdown(view: TextView): TextView {
  const { text } = view
  if (!marks.test(text)) return view
  const builder = new ViewBuilder(view)
  const links = readLinks(text)
  let copied = 0
  let link = 0
  const drop = (start: number, end: number): void => {
    builder.copy(copied, start)
    copied = end
  }
  for (let at = 0; at < text.length;) {
    const next = links[link]
    if (next?.at === at) {
      link += 1
      drop(at, next.end)
      at = next.end
      continue
    }
    const unit = text.charCodeAt(at)
    let end = at + 1
    if (unit === backslash) {
      if (isPunctuation(text.charCodeAt(end))) {
        drop(at, end)
        end += 1
      }
    } else if (unit === star || unit === underscore || unit === tilde || unit === backtick) {
      while (text.charCodeAt(end) === unit) end += 1
      if (isMark(text, unit, at, end)) drop(at, end)
    }
    at = end
  }
  builder.copy(copied, text.length)
  for (const { from, to } of links) {
    if (to <= from) continue
    builder.put('\n\n')
    builder.copy(from, to)
  }
  return builder.build()
}

interface LinkMark {
  /** Where the mark stands that is not read: `[`, or what is behind the words of the link. */
  readonly at: number
  readonly end: number
  /** What the link leads to; nothing for a `[`. */
  readonly from: number
  readonly to: number
}

/** The brackets of all links, in order. */
function readLinks(text: string): LinkMark[] {
  if (!text.includes('](')) return []
  const links: LinkMark[] = []
  const open: number[] = []
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at)
    if (unit === 0x5b) open.push(at)
    else if (unit === 0x5d) {
      const opener = open.pop()
      if (opener === undefined || text.charCodeAt(at + 1) !== 0x28) continue
      target.lastIndex = at
      const found = target.exec(text)
      if (found === null) continue
      const end = at + found[0].length
      links.push({ at: opener, end: opener + 1, from: 0, to: 0 }, { at, end, from: at + 2, to: end - 1 })
      at = end - 1
    }
  }
  return links.sort((a, b) => a.at - b.at)
}

const star = 0x2a
const underscore = 0x5f
const tilde = 0x7e
const backtick = 0x60
const backslash = 0x5c

/** Whether a run of one character is emphasis, struck-out text or code, by what stands around it. */
function isMark(text: string, unit: number, start: number, end: number): boolean {
  const length = end - start
  const before = text[start - 1] ?? ' '
  const behind = text[end] ?? ' '
  if (unit === tilde) return length === 2
  if (unit === backtick) return length <= 3
  if (length > 3) return false
  const touches = !isSpace(before) || !isSpace(behind)
  return touches && (unit === star || !isWord(before) || !isWord(behind))
}

function isSpace(character: string): boolean {
  return /\s/.test(character)
}

function isWord(character: string): boolean {
  return /[\p{L}\p{N}]/u.test(character)
}

/** What a backslash takes the meaning from. */
function isPunctuation(unit: number): boolean {
  return (
    (unit >= 0x21 && unit <= 0x2f) ||
    (unit >= 0x3a && unit <= 0x40) ||
    (unit >= 0x5b && unit <= 0x60) ||
    (unit >= 0x7b && unit <= 0x7e)
  )
}
