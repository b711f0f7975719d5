import type { PatternNode } from '../../detector/pattern.ts'

/** A set of characters as the automaton sees it: exact for ASCII, all or nothing beyond. */
export interface UnitSet {
  readonly ascii: Uint8Array
  readonly isBeyondAscii: boolean
}

/** Copies of what a repeat repeats that are told apart, if they are small; beyond them a repeat is a loop. */
const copiesMax = 24
/** Sets that the copies of one repeat may hold together. */
const copiedSetsMax = 120

/**
 * The beginnings of several patterns as one automaton without lookarounds and edges: what it refuses, no
 * pattern matches; what it accepts, its pattern still has to agree with.
 */
export class PrefixNfa {
  /** Which set a state reads, or -1 where it reads nothing. */
  readonly setOf: number[] = []
  /** Where it goes when it read it. */
  readonly to: number[] = []
  /** Where it goes without reading. */
  readonly free: (readonly number[])[] = []
  /** Which pattern a state accepts, or -1. */
  readonly accepts: number[] = []
  readonly sets: UnitSet[] = []
  readonly starts: number[] = []
  /** For each pattern, the first state behind its own. */
  readonly ends: number[] = []
  readonly #known = new Map<string, number>()

  /** Adds a pattern; its number is the order in which patterns were added. */
  add(node: PatternNode, flags: string): void {
    const accept = this.#state()
    this.accepts[accept] = this.starts.length
    this.starts.push(this.#build(node, accept, flags.includes('i') ? 'i' : ''))
    this.ends.push(this.setOf.length)
  }

  #build(node: PatternNode, next: number, flags: string): number {
    switch (node.kind) {
      case 'set':
        return this.#read(node, next, flags)
      case 'sequence':
        return node.items.reduceRight((after, item) => this.#build(item, after, flags), next)
      case 'choice':
        return this.#fork(node.options.map((option) => this.#build(option, next, flags)))
      case 'repeat':
        return this.#repeat(node, next, flags)
      case 'look':
      case 'edge':
        return next
    }
  }

  #repeat(node: PatternNode & { kind: 'repeat' }, next: number, flags: string): number {
    const most = Math.max(1, Math.min(copiesMax, Math.floor(copiedSetsMax / Math.max(1, setsIn(node.body)))))
    let at = next
    if (node.max > most) {
      at = this.#state()
      this.free[at] = [next, this.#build(node.body, at, flags)]
    } else {
      for (let copy = node.min; copy < node.max; copy++)
        at = this.#fork([next, this.#build(node.body, at, flags)])
    }
    for (let copy = 0; copy < Math.min(node.min, most); copy++) at = this.#build(node.body, at, flags)
    return at
  }

  /** A character beyond the basic plane is two units: a set that holds some may take one or two. */
  #read(node: PatternNode & { kind: 'set' }, next: number, flags: string): number {
    const set = this.#set(node, flags)
    const state = this.#state(set, next)
    if (this.sets[set]?.isBeyondAscii !== true) return state
    const pair = this.#state(this.#surrogates(), next)
    return this.#fork([state, this.#state(this.#surrogates(), pair)])
  }

  #set({ source, has }: PatternNode & { kind: 'set' }, flags: string): number {
    return this.#intern(`${flags} ${source}`, () => ({
      ascii: Uint8Array.from({ length: 128 }, (_, unit) => (has(unit) ? 1 : 0)),
      isBeyondAscii: /\\[pPSWDs]|\[\^|^\.$|[^\0-\x7f]|\\u/.test(source),
    }))
  }

  #surrogates(): number {
    return this.#intern('surrogates', () => ({ ascii: new Uint8Array(128), isBeyondAscii: true }))
  }

  #intern(key: string, make: () => UnitSet): number {
    let index = this.#known.get(key)
    if (index === undefined) {
      index = this.sets.push(make()) - 1
      this.#known.set(key, index)
    }
    return index
  }

  #fork(free: readonly number[]): number {
    const state = this.#state()
    this.free[state] = free
    return state
  }

  #state(set = -1, to = -1): number {
    this.to.push(to)
    this.free.push([])
    this.accepts.push(-1)
    return this.setOf.push(set) - 1
  }
}

function setsIn(node: PatternNode): number {
  switch (node.kind) {
    case 'set':
      return 1
    case 'sequence':
      return node.items.reduce((sum, item) => sum + setsIn(item), 0)
    case 'choice':
      return node.options.reduce((sum, option) => sum + setsIn(option), 0)
    case 'repeat':
      return Math.min(copiesMax, Number.isFinite(node.max) ? node.max : node.min + 1) * setsIn(node.body)
    case 'look':
    case 'edge':
      return 0
  }
}
