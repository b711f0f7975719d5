import type { PatternNode } from '../../detector/pattern.ts'

/** A set of characters as the automaton sees it: exact for ASCII, all or nothing beyond. */
export interface UnitSet {
  readonly ascii: Uint8Array
  readonly isBeyondAscii: boolean
}

/** What must not stand right before a match: each option is one or two sets, in the order of the text. */
export interface Guard {
  readonly options: readonly (readonly UnitSet[])[]
  /** Whether nothing at all may stand there. */
  readonly isAtStart: boolean
}

/** Copies of what a repeat repeats that are told apart, if they are small; beyond them a repeat is a loop. */
const copiesMax = 24
/** Sets that the copies of one repeat may hold together. */
const copiedSetsMax = 120
/** How the set of all characters is written. */
const anything = String.raw`[\s\S]`

type SetNode = PatternNode & { kind: 'set' }
type LookNode = PatternNode & { kind: 'look' }

/**
 * The beginnings of several patterns as one automaton. Of the lookarounds it knows the usual ones, which refuse
 * one or two characters right before a match or right behind it: what the automaton refuses, no pattern
 * matches; what it accepts, its pattern still has to agree with.
 */
export class PrefixNfa {
  /** Which set a state reads, or -1 where it reads nothing. */
  readonly setOf: number[] = []
  /** Where it goes when it read it. */
  readonly to: number[] = []
  /** Where it goes without reading. */
  readonly free: (readonly number[])[] = []
  /** Which guard must agree before it may be passed at the start of a match, or -1. */
  readonly guardOf: number[] = []
  /** Which pattern a state accepts, or -1. */
  readonly accepts: number[] = []
  /** Which pattern a state accepts where the text ends, or -1. */
  readonly acceptsAtEnd: number[] = []
  readonly sets: UnitSet[] = []
  readonly guards: Guard[] = []
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
        return this.#look(node, next, flags)
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

  /** What must not stand before guards a start; what must not stand behind is read where a pattern ends with it. */
  #look(node: LookNode, next: number, flags: string): number {
    if (!node.isNegative) return next
    const options = node.body.kind === 'choice' ? node.body.options : [node.body]
    const known = options.flatMap((option) => {
      const sets = setsOf(option)
      return sets === undefined || sets.length === 0 || sets.length > 2 ? [] : [sets]
    })
    if (known.length === 0) return next
    if (node.isBehind) return this.#guard(known, next, flags)
    const number = this.accepts[next] ?? -1
    return number < 0 ? next : this.#ending(known, next, number, flags)
  }

  #guard(options: readonly (readonly SetNode[])[], next: number, flags: string): number {
    const isAtStart = options.some(([first, second]) => second === undefined && first?.source === anything)
    const sets = options.map((option) =>
      option.map((node) => this.sets[this.#set(node, flags)] ?? { ascii: none, isBeyondAscii: false }),
    )
    const state = this.#fork([next])
    this.guardOf[state] = this.guards.push({ options: sets, isAtStart }) - 1
    return state
  }

  /** A state that accepts behind one unit, or two, that none of the options refuses, and where the text ends. */
  #ending(options: readonly (readonly SetNode[])[], next: number, number: number, flags: string): number {
    const singles = options.flatMap(([first, second]) => (second === undefined && first ? [first] : []))
    const pairs = options.flatMap(([first, second]) => (second && first ? [[first, second] as const] : []))
    const without = (only: SetNode | undefined, refused: readonly SetNode[], to: number): number => {
      const key = `${flags} ${only?.source ?? ''} but ${refused.map(({ source }) => source).join(' ')}`
      const set = this.#intern(key, () => ({
        ascii: Uint8Array.from({ length: 128 }, (_, unit) =>
          (only?.has(unit) ?? true) && !refused.some(({ has }) => has(unit)) ? 1 : 0,
        ),
        isBeyondAscii: true,
      }))
      const state = this.#state(set, to)
      this.acceptsAtEnd[state] = number
      return state
    }
    return this.#fork([
      without(undefined, [...singles, ...pairs.map(([first]) => first)], next),
      ...pairs.map(([first, second]) => without(first, singles, without(undefined, [second], next))),
    ])
  }

  /** A character beyond the basic plane is two units: a set that holds some may take one or two. */
  #read(node: SetNode, next: number, flags: string): number {
    const set = this.#set(node, flags)
    const state = this.#state(set, next)
    if (this.sets[set]?.isBeyondAscii !== true) return state
    const pair = this.#state(this.#surrogates(), next)
    return this.#fork([state, this.#state(this.#surrogates(), pair)])
  }

  #set({ source, has }: SetNode, flags: string): number {
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
    this.guardOf.push(-1)
    this.accepts.push(-1)
    this.acceptsAtEnd.push(-1)
    return this.setOf.push(set) - 1
  }
}

const none = new Uint8Array(128)

/** The sets of a node that is nothing else than sets in a row. */
function setsOf(node: PatternNode): readonly SetNode[] | undefined {
  if (node.kind === 'set') return [node]
  if (node.kind !== 'sequence') return undefined
  const sets = node.items.filter((item) => item.kind === 'set')
  return sets.length === node.items.length ? sets : undefined
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
