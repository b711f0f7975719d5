/** A part of a regular expression, read as far as its structure matters for time and length. */
export type PatternNode =
  /** one character out of a set */
  | { readonly kind: 'set'; readonly source: string; readonly has: (codePoint: number) => boolean }
  | { readonly kind: 'sequence'; readonly items: readonly PatternNode[] }
  | { readonly kind: 'choice'; readonly options: readonly PatternNode[] }
  | { readonly kind: 'repeat'; readonly body: PatternNode; readonly min: number; readonly max: number }
  | {
      readonly kind: 'look'
      readonly body: PatternNode
      readonly isBehind: boolean
      readonly isNegative: boolean
    }
  /** `^`, `$`, `\b`: takes no character */
  | { readonly kind: 'edge'; readonly source: string }

/**
 * Reads a regular expression with the flag `u`.
 *
 * @throws RangeError for a construct outside the subset: backreferences, named groups, flags in groups
 */
export function parsePattern(pattern: RegExp): PatternNode {
  return new Reader(pattern).readAll()
}

const quantifier = /(?:[*+?]|\{(\d+)(,?)(\d*)\})\??/y
const escape = /\\(?:[pP]\{[^}]*\}|u\{[0-9a-fA-F]+\}|u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2}|c[A-Za-z]|[^1-9k])/y
const group = /\((?:\?(?::|<?[=!]))?/y

class Reader {
  readonly #source: string
  readonly #flags: string
  #at = 0

  constructor(pattern: RegExp) {
    this.#source = pattern.source
    this.#flags = pattern.flags.replace(/[gyd]/g, '')
  }

  readAll(): PatternNode {
    const node = this.#choice()
    if (this.#at < this.#source.length) throw this.#fault()
    return node
  }

  #choice(): PatternNode {
    const options = [this.#sequence()]
    while (this.#source[this.#at] === '|') {
      this.#at += 1
      options.push(this.#sequence())
    }
    return options.length === 1 && options[0] !== undefined ? options[0] : { kind: 'choice', options }
  }

  #sequence(): PatternNode {
    const items: PatternNode[] = []
    while (this.#at < this.#source.length && !'|)'.includes(this.#source[this.#at] ?? '')) {
      items.push(this.#repeat(this.#atom()))
    }
    return { kind: 'sequence', items }
  }

  #repeat(body: PatternNode): PatternNode {
    const found = this.#take(quantifier)
    if (found === undefined) return body
    const [text, least, comma, most] = found
    if (least === undefined)
      return {
        kind: 'repeat',
        body,
        min: text.startsWith('+') ? 1 : 0,
        max: text.startsWith('?') ? 1 : Infinity,
      }
    const min = Number(least)
    return { kind: 'repeat', body, min, max: comma === '' ? min : most === '' ? Infinity : Number(most) }
  }

  #atom(): PatternNode {
    const next = this.#source[this.#at] ?? ''
    if (next === '(') return this.#group()
    if (next === '[') return this.#set(this.#classEnd())
    if (
      next === '^' ||
      next === '$' ||
      this.#source.startsWith('\\b', this.#at) ||
      this.#source.startsWith('\\B', this.#at)
    ) {
      const source = next === '\\' ? this.#source.slice(this.#at, this.#at + 2) : next
      this.#at += source.length
      return { kind: 'edge', source }
    }
    if (next !== '\\')
      return this.#set(this.#at + ((this.#source.codePointAt(this.#at) ?? 0) > 0xffff ? 2 : 1))
    escape.lastIndex = this.#at
    if (escape.exec(this.#source) === null) throw this.#fault()
    return this.#set(escape.lastIndex)
  }

  #group(): PatternNode {
    const open = this.#take(group)?.[0] ?? ''
    const body = this.#choice()
    if (this.#source[this.#at] !== ')') throw this.#fault()
    this.#at += 1
    if (open === '(' || open === '(?:') return body
    return { kind: 'look', body, isBehind: open.includes('<'), isNegative: open.endsWith('!') }
  }

  #set(end: number): PatternNode {
    const source = this.#source.slice(this.#at, end)
    this.#at = end
    const test = new RegExp(`^${source}$`, this.#flags)
    const known = new Map<number, boolean>()
    const has = (codePoint: number): boolean => {
      let answer = known.get(codePoint)
      if (answer === undefined) {
        answer = test.test(String.fromCodePoint(codePoint))
        known.set(codePoint, answer)
      }
      return answer
    }
    return { kind: 'set', source, has }
  }

  /** Behind the bracket that closes a class; under `v` classes hold classes. */
  #classEnd(): number {
    let depth = 0
    for (let at = this.#at; at < this.#source.length; at++) {
      const letter = this.#source[at]
      if (letter === '\\') at += 1
      else if (letter === '[' && (depth === 0 || this.#flags.includes('v'))) depth += 1
      else if (letter === ']' && --depth === 0) return at + 1
    }
    throw this.#fault()
  }

  #take(rule: RegExp): RegExpExecArray | undefined {
    rule.lastIndex = this.#at
    const found = rule.exec(this.#source)
    if (found === null) return undefined
    this.#at = rule.lastIndex
    return found
  }

  #fault(): RangeError {
    return new RangeError(`the pattern cannot be read at character ${this.#at}`)
  }
}

/**
 * Which units a match can hold: 1 for each ASCII unit that can stand in one; the last cell, for all units
 * beyond ASCII, is always 1.
 */
export function unitsOf(node: PatternNode): Uint8Array {
  const units = new Uint8Array(129)
  const add = (part: PatternNode): void => {
    if (part.kind === 'set') {
      for (let unit = 0; unit < 128; unit++) if (part.has(unit)) units[unit] = 1
    } else if (part.kind === 'sequence') part.items.forEach(add)
    else if (part.kind === 'choice') part.options.forEach(add)
    else if (part.kind === 'repeat') add(part.body)
  }
  add(node)
  units[128] = 1
  return units
}

/** The expression without its lookarounds and edges, for an engine that has none; counts beyond 1,000 become open. */
export function regularSource(node: PatternNode): string {
  switch (node.kind) {
    case 'set':
      return node.source
    case 'sequence':
      return node.items.map(regularSource).join('')
    case 'choice':
      return `(?:${node.options.map(regularSource).join('|')})`
    case 'repeat':
      return `(?:${regularSource(node.body)}){${node.min},${node.max > 1000 ? '' : node.max}}`
    case 'look':
    case 'edge':
      return ''
  }
}

/** Code points outside the basic plane that common sets hold: letter, digit, ideograph, mark, symbol, private use. */
const astralProbes = [0x1_0400, 0x1_d7ce, 0x2_0000, 0x1_e8d0, 0x1_f600, 0x10_fffd]

/** Longest text that an expression can match, in UTF-16 units; Infinity where there is no end to it. */
export function lengthMaxOf(node: PatternNode): number {
  switch (node.kind) {
    case 'set':
      return astralProbes.some((codePoint) => node.has(codePoint)) ? 2 : 1
    case 'sequence':
      return node.items.reduce((sum, item) => sum + lengthMaxOf(item), 0)
    case 'choice':
      return Math.max(...node.options.map(lengthMaxOf))
    case 'repeat':
      return node.max === 0 ? 0 : node.max * lengthMaxOf(node.body)
    case 'look':
    case 'edge':
      return 0
  }
}
