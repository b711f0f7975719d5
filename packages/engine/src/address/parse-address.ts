import type { Address, Segment } from './address.ts'

/** Result of {@link parseAddress}: an address, or what is wrong where (`offset` in UTF-16 units). */
export type ParsedAddress =
  | { readonly ok: true; readonly address: Address }
  | { readonly ok: false; readonly offset: number; readonly what: string; readonly instead: string }

const nameFirst = /[A-Za-z_\u0080-\uD7FF\uE000-\uFFFF]|[\uD800-\uDBFF][\uDC00-\uDFFF]/y
const nameRest = /(?:[A-Za-z0-9_\u0080-\uD7FF\uE000-\uFFFF]|[\uD800-\uDBFF][\uDC00-\uDFFF])*/y
const blank = /[ \t\n\r]*/y
const quotedLengthMax = 1024
const segmentsMax = 64

/** Carries a refusal from deep in the grammar to {@link parseAddress}; never leaves this file. */
class Refusal extends Error {
  constructor(offset: number, what: string, instead: string) {
    super(what)
    this.offset = offset
    this.what = what
    this.instead = instead
  }
  readonly offset: number
  readonly what: string
  readonly instead: string
}

/**
 * Reads an address: the streamable subset of JSONPath, which is `$`, `.name`, `['name']`, `.*`, `[*]`
 * and `..` before any of these. Whatever else JSONPath has is refused with what to write instead.
 *
 * @param text - e.g. `$.ticket.comments[*].body`
 * @see https://www.rfc-editor.org/rfc/rfc9535
 * @example
 * parseAddress('$.ticket.id') // { ok: true, address: { text: '$.ticket.id', segments: [...] } }
 */
export function parseAddress(text: string): ParsedAddress {
  try {
    return { ok: true, address: { text, segments: parseSegments(text) } }
  } catch (refusal) {
    if (refusal instanceof Refusal) {
      return { ok: false, offset: refusal.offset, what: refusal.what, instead: refusal.instead }
    }
    throw refusal
  }
}

function parseSegments(text: string): readonly Segment[] {
  if (!text.startsWith('$')) {
    const isBlank = /^\s/.test(text)
    throw new Refusal(
      0,
      isBlank ? 'an address begins with a blank' : 'an address begins with "$"',
      isBlank ? 'remove the blank' : `write "$.${text.replace(/^[.@]+/, '') || 'name'}"`,
    )
  }
  const segments: Segment[] = []
  let at = 1
  while (at < text.length) {
    const start = skipBlank(text, at)
    if (start === text.length) throw new Refusal(at, 'a blank follows the address', 'remove the blank')
    const next = parseSegment(text, start)
    segments.push(next.segment)
    if (segments.length > segmentsMax) {
      throw new Refusal(start, `an address has more than ${segmentsMax} steps`, 'write ".." to skip levels')
    }
    at = next.end
  }
  return segments
}

interface ParsedSegment {
  readonly segment: Segment
  readonly end: number
}

function parseSegment(text: string, start: number): ParsedSegment {
  if (text[start] === '[') return parseBracket(text, start, false)
  if (text[start] !== '.') {
    throw new Refusal(start, 'a step begins with ".", ".." or "["', 'write "." before a name')
  }
  const isDescendant = text[start + 1] === '.'
  const at = start + (isDescendant ? 2 : 1)
  if (text[at] === '[') {
    if (isDescendant) return parseBracket(text, at, true)
    throw new Refusal(at, '"[" follows a "."', 'leave the "." out')
  }
  if (text[at] === '*') return { segment: { isDescendant, name: undefined }, end: at + 1 }
  return parseShorthand(text, at, isDescendant)
}

function parseShorthand(text: string, at: number, isDescendant: boolean): ParsedSegment {
  nameFirst.lastIndex = at
  if (!nameFirst.test(text)) {
    if (at >= text.length)
      throw new Refusal(at, 'the address ends after a "."', 'write a name or remove the "."')
    const rest = /^[^.[\s]*/.exec(text.slice(at))?.[0] ?? ''
    throw new Refusal(
      at,
      'a name after "." begins with a letter or "_"',
      rest === '' ? "write a name here, or quote it: ['name']" : `write ['${rest}'] without the "."`,
    )
  }
  nameRest.lastIndex = nameFirst.lastIndex
  nameRest.test(text)
  const end = nameRest.lastIndex
  const after = text[end]
  if (after === '(') throw new Refusal(at, 'functions are not part of an address', 'name the member itself')
  if (after !== undefined && !'.[ \t\n\r'.includes(after)) {
    const rest = /^[^.[\s]*/.exec(text.slice(at))?.[0] ?? ''
    throw new Refusal(end, 'a name after "." is letters, digits and "_"', `write ['${rest}'] without the "."`)
  }
  return { segment: { isDescendant, name: text.slice(at, end) }, end }
}

function parseBracket(text: string, open: number, isDescendant: boolean): ParsedSegment {
  const at = skipBlank(text, open + 1)
  const first = text[at]
  let name: string | undefined
  let end: number
  if (first === '*') {
    end = at + 1
  } else if (first === '"' || first === "'") {
    const quoted = parseQuoted(text, at)
    name = quoted.name
    end = quoted.end
  } else {
    throw refuseSelector(text, at)
  }
  end = skipBlank(text, end)
  if (text[end] === ',') {
    throw new Refusal(
      end,
      'several selectors in one step are not part of an address',
      'write one line for each',
    )
  }
  if (text[end] === ':') throw refuseSelector(text, end)
  if (text[end] !== ']') throw new Refusal(end, 'a "[" is not closed', 'write "]"')
  return { segment: { isDescendant, name }, end: end + 1 }
}

function refuseSelector(text: string, at: number): Refusal {
  const selector = /^[^\],]*/.exec(text.slice(at))?.[0] ?? ''
  if (selector.trimStart().startsWith('?')) {
    return new Refusal(
      at,
      'filters are not part of an address: what leaves may not depend on the data',
      'write "[*]" and list the members that may leave',
    )
  }
  if (selector.includes(':')) {
    return new Refusal(at, 'slices are not part of an address', 'write "[*]" for all elements')
  }
  if (/^-?\d/.test(selector)) {
    return new Refusal(at, 'an index is not part of an address', 'write "[*]" for all elements')
  }
  if (selector.startsWith('(')) {
    return new Refusal(at, 'script expressions are not part of an address', 'write "[*]" or a quoted name')
  }
  if (selector.trim() === '')
    return new Refusal(at, 'a step in brackets is empty', 'write "[*]" or a quoted name')
  return new Refusal(at, 'a name in brackets is quoted', `write ['${selector.trim().replaceAll("'", '')}']`)
}

function parseQuoted(text: string, open: number): { readonly name: string; readonly end: number } {
  const quote = text[open]
  let name = ''
  let at = open + 1
  for (;;) {
    const char = text[at]
    if (char === undefined)
      throw new Refusal(open, 'a quoted name is not closed', `write ${quote} at its end`)
    if (char === quote) break
    if (name.length > quotedLengthMax) {
      throw new Refusal(open, `a name has more than ${quotedLengthMax} characters`, 'write a shorter name')
    }
    if (char === '\\') {
      const escape = parseEscape(text, at, quote)
      name += escape.char
      at = escape.end
    } else {
      if (char < ' ') throw new Refusal(at, 'a quoted name holds a control character', 'write it as \\u00XX')
      name += char
      at += 1
    }
  }
  if (!name.isWellFormed())
    throw new Refusal(open, 'a name holds half of a surrogate pair', 'write the whole pair')
  return { name, end: at + 1 }
}

const simpleEscapes: Readonly<Record<string, string>> = {
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  '/': '/',
  '\\': '\\',
}

function parseEscape(text: string, at: number, quote: string | undefined): { char: string; end: number } {
  const letter = text[at + 1]
  if (letter === undefined)
    throw new Refusal(at, 'a quoted name ends in a "\\"', 'write "\\\\" for a backslash')
  if (letter === quote) return { char: letter, end: at + 2 }
  if (letter === 'u') {
    const digits = text.slice(at + 2, at + 6)
    if (!/^[0-9A-Fa-f]{4}$/.test(digits))
      throw new Refusal(at, 'a \\u escape needs four hex digits', 'write \\u0041')
    return { char: String.fromCharCode(parseInt(digits, 16)), end: at + 6 }
  }
  const simple = Object.hasOwn(simpleEscapes, letter) ? simpleEscapes[letter] : undefined
  if (simple === undefined) {
    throw new Refusal(at, `"\\${letter}" is not an escape`, 'write "\\\\" for a backslash itself')
  }
  return { char: simple, end: at + 2 }
}

function skipBlank(text: string, at: number): number {
  blank.lastIndex = at
  blank.test(text)
  return blank.lastIndex
}
