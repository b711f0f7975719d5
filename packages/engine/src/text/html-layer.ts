import { Tokenizer, type TokenizerCallbacks } from 'htmlparser2'
import {
  elementKind,
  isLayout,
  linkAttributes,
  linkScheme,
  textAttributes,
  voidElements,
  type ElementKind,
} from './html-names.ts'
import { unitMark, ViewBuilder, type TextView } from './text-view.ts'

/**
 * Reads HTML as it is seen: text without its tags, so that a value which they split is whole; behind it, each
 * on a line of its own, the values of links and titles. Tags of HTML stay where they are; whatever else is
 * not text (comments, scripts, styles, attributes that are on no list) is struck.
 *
 * Entities are left to the layer behind it.
 */
export function readHtml(view: TextView): TextView {
  const reader = new HtmlReader(view)
  const tokenizer = new Tokenizer({ decodeEntities: false }, reader)
  tokenizer.write(view.text)
  tokenizer.end()
  return reader.finish()
}

interface Attribute {
  readonly name: string
  readonly start: number
  valueStart: number
  valueEnd: number
}

/** What may stand between two parts of a tag that stay. */
const separator = /^[\s/=]*$/

class HtmlReader implements TokenizerCallbacks {
  readonly #text: string
  readonly #builder: ViewBuilder
  /** Values of attributes, to be read behind the text. */
  readonly #values: Attribute[] = []
  /** Everything before it is copied, kept or struck. */
  #done = 0
  #kind: ElementKind | undefined
  #name = ''
  #attribute: Attribute | undefined
  /** Elements around this place whose content is struck. */
  #silent = 0

  constructor(view: TextView) {
    this.#text = view.text
    this.#builder = new ViewBuilder(view)
  }

  ontext(start: number, end: number): void {
    if (this.#silent > 0) return
    this.#strikeTo(start)
    this.#builder.copy(start, end)
    this.#done = end
  }

  onopentagname(start: number, end: number): void {
    this.#name = this.#text.slice(start, end).toLowerCase()
    this.#kind = elementKind(this.#name)
    if (!this.#isKept()) return
    this.#strikeTo(start - 1)
    this.#done = end
    this.#separate()
  }

  onattribname(start: number, end: number): void {
    const name = this.#text.slice(start, end).toLowerCase()
    this.#attribute = { name, start, valueStart: end, valueEnd: end }
  }

  onattribdata(start: number, end: number): void {
    const attribute = this.#attribute
    if (attribute === undefined) return
    if (attribute.valueEnd === attribute.valueStart) attribute.valueStart = start
    attribute.valueEnd = end
  }

  onattribend(_quote: number, end: number): void {
    const attribute = this.#attribute
    this.#attribute = undefined
    if (attribute === undefined || !this.#isKept()) return
    const { name, start, valueStart, valueEnd } = attribute
    const value = this.#text.slice(valueStart, valueEnd)
    const isLink = linkAttributes.has(name) && linkScheme.test(value)
    const isRead = isLink || textAttributes.has(name)
    if (!isRead && !isLayout(name, value)) return
    // A space stays between it and what stands before.
    this.#strikeTo(/\s/.test(this.#text[start - 1] ?? '') ? start - 1 : start)
    this.#done = end
    if (isRead && valueEnd > valueStart) this.#values.push(attribute)
  }

  onopentagend(end: number): void {
    this.#endTag(end)
    if (this.#kind === 'silent' && !voidElements.has(this.#name)) this.#silent += 1
  }

  onselfclosingtag(end: number): void {
    this.#endTag(end)
  }

  onclosetag(start: number, end: number): void {
    const close = this.#text.indexOf('>', end)
    const behind = close < 0 ? this.#text.length : close
    this.#kind = elementKind(this.#text.slice(start, end).toLowerCase())
    if (this.#kind === 'silent' && this.#silent > 0) {
      this.#silent -= 1
      if (this.#silent === 0) this.#strikeTo(Math.min(behind + 1, this.#text.length))
      return
    }
    if (!this.#isKept()) return
    this.#strikeTo(start - 2)
    this.#done = end
    this.#strikeTo(behind)
    this.#done = Math.min(behind + 1, this.#text.length)
    this.#separate()
  }

  ondeclaration(start: number, end: number): void {
    const open = this.#text.lastIndexOf('<', start)
    if (this.#silent > 0 || !/^<!doctype html$/i.test(this.#text.slice(open, end))) return
    this.#strikeTo(open)
    this.#done = Math.min(end + 1, this.#text.length)
  }

  // What these stand for is struck when what follows is read.
  oncomment(): void {}
  oncdata(): void {}
  onprocessinginstruction(): void {}
  onattribentity(): void {}
  ontextentity(): void {}
  onend(): void {}

  finish(): TextView {
    this.#strikeTo(this.#text.length)
    for (const { valueStart, valueEnd } of this.#values) {
      this.#builder.put('\n\n')
      this.#builder.copy(valueStart, valueEnd, unitMark.attribute)
    }
    return this.#builder.build({ encoder: encodeHtml })
  }

  #endTag(end: number): void {
    if (!this.#isKept()) return
    this.#strikeTo(end)
    this.#done = end + 1
  }

  #isKept(): boolean {
    return this.#silent === 0 && this.#kind !== undefined && this.#kind !== 'silent'
  }

  #separate(): void {
    if (this.#kind === 'block') this.#builder.put('\n')
    else if (this.#kind === 'cell') this.#builder.put(' ')
  }

  /** Strikes what nothing has accounted for. */
  #strikeTo(at: number): void {
    if (at <= this.#done) return
    if (!separator.test(this.#text.slice(this.#done, at))) this.#builder.strike(this.#done, at)
    this.#done = at
  }
}

const named: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** Text as HTML reads it; in an attribute, which may stand without quotes, in one word. */
export function encodeHtml(text: string, marks: number): string {
  const safe = text.replace(/[&<>"']/g, (character) => named[character] ?? '')
  return (marks & unitMark.attribute) === 0 ? safe : safe.replace(/\s/g, '&#32;')
}
