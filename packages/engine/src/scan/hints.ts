/**
 * Finds out in one pass which of many literals occur in a text: an Aho–Corasick automaton over ASCII, in
 * one table. Upper case counts as lower case; the literal `0` stands for any digit.
 */
export class HintIndex {
  readonly #width: number
  readonly #classOf = new Uint8Array(128)
  readonly #table: Uint16Array
  /** For each state the hints that end there, or undefined. */
  readonly #outputs: (readonly number[] | undefined)[]
  /** Round in which a state's hints were last noted, so that each is noted once a text. */
  readonly #notedIn: Uint32Array
  readonly #count: number
  #round = 0

  /** @param hints - lower-case ASCII literals, as detectors declare them */
  constructor(hints: readonly string[]) {
    this.#count = hints.length
    const letters = [...new Set(hints.join(''))]
    letters.forEach((letter, index) => {
      this.#classOf[letter.charCodeAt(0)] = index + 1
      this.#classOf[letter.toUpperCase().charCodeAt(0)] = index + 1
    })
    const hasDigits = hints.includes('0')
    if (hasDigits) for (let code = 0x30; code <= 0x39; code++) this.#classOf[code] ||= letters.length + 1
    this.#width = letters.length + 2
    const trie = growTrie(hints, (letter) => this.#classOf[letter.charCodeAt(0)] ?? 0, this.#width)
    if (hasDigits) {
      const any = hints.indexOf('0')
      for (let code = 0x30; code <= 0x39; code++) trie.add([this.#classOf[code] ?? 0], any)
    }
    const { table, outputs } = trie.link()
    this.#table = table
    this.#outputs = outputs
    this.#notedIn = new Uint32Array(outputs.length)
  }

  /** @returns for each hint 1 where it occurs in the text */
  seenIn(text: string): Uint8Array {
    const seen = new Uint8Array(this.#count)
    const round = ++this.#round
    let missing = this.#count
    let state = 0
    for (let index = 0; index < text.length && missing > 0; index++) {
      const unit = text.charCodeAt(index)
      state = this.#table[state * this.#width + (unit < 128 ? (this.#classOf[unit] ?? 0) : 0)] ?? 0
      const outputs = this.#outputs[state]
      if (outputs === undefined || this.#notedIn[state] === round) continue
      this.#notedIn[state] = round
      for (const hint of outputs) {
        if (seen[hint] === 0) missing -= 1
        seen[hint] = 1
      }
    }
    return seen
  }
}

interface Trie {
  add(classes: readonly number[], hint: number): void
  link(): { readonly table: Uint16Array; readonly outputs: (readonly number[] | undefined)[] }
}

function growTrie(hints: readonly string[], classOf: (letter: string) => number, width: number): Trie {
  const children: Map<number, number>[] = [new Map<number, number>()]
  const ends: number[][] = [[]]
  const add = (classes: readonly number[], hint: number): void => {
    let state = 0
    for (const letter of classes) {
      let next = children[state]?.get(letter)
      if (next === undefined) {
        next = children.length
        children[state]?.set(letter, next)
        children.push(new Map())
        ends.push([])
      }
      state = next
    }
    ends[state]?.push(hint)
  }
  hints.forEach((hint, index) => {
    add(Array.from(hint, classOf), index)
  })
  const link: Trie['link'] = () => {
    const table = new Uint16Array(children.length * width)
    const fail = new Uint16Array(children.length)
    const queue = [0]
    for (const state of queue) {
      const back = fail[state] ?? 0
      if (state !== 0) ends[state]?.push(...(ends[back] ?? []))
      for (let letter = 0; letter < width; letter++) {
        const inherited = state === 0 ? 0 : (table[back * width + letter] ?? 0)
        const child = children[state]?.get(letter)
        if (child !== undefined) {
          fail[child] = inherited
          queue.push(child)
        }
        table[state * width + letter] = child ?? inherited
      }
    }
    return { table, outputs: ends.map((list) => (list.length === 0 ? undefined : [...new Set(list)])) }
  }
  return { add, link }
}
