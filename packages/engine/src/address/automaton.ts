import type { Segment } from './address.ts'

/** A pattern that the automaton looks for. */
export interface Pattern {
  /** What a match counts as; several patterns may share it, and do not conflict then. */
  readonly id: number
  readonly segments: readonly Segment[]
  /** True where a match ends the walk: nothing below it is looked at (`strike`). */
  readonly isBarrier: boolean
  /** True where the pattern only makes its member names known and matches nothing itself. */
  readonly isNameOnly: boolean
  /** Whether member names that `*` or `..` stands for may be any (see `Rule.keys`). */
  readonly allowsAnyName: boolean
}

/** One state of the compiled automaton; there is one for each place in a document that rules tell apart. */
export interface State {
  readonly id: number
  /** Id of the pattern that treats a scalar here, or -1: unlisted. */
  readonly pattern: number
  /** Every pattern that ends here: more than one only where meeting is allowed. */
  readonly meeting: readonly number[]
  /** A barrier was reached: the value is struck whole, whatever it is; `pattern` is the barrier's id. */
  readonly isBarrier: boolean
  /** Member names that are told apart, by their decoded text. */
  readonly names: ReadonlyMap<string, Transition>
  /** The same, by the bytes of their UTF-8: candidates of each length in bytes. */
  readonly namesByLength: readonly (readonly ByteName[] | undefined)[]
  /** Any other member name, and every element; undefined: unlisted. */
  readonly other: State | undefined
  /** Whether any member name may pass through `other`, not only plain ones. */
  readonly allowsAnyName: boolean
  /** Whether an object here is entered (some member can be listed), rather than struck whole. */
  readonly hasMembers: boolean
  /** Whether an array here is entered. */
  readonly hasElements: boolean
}

/** What follows a member name that some pattern spells. */
export interface Transition {
  /** undefined: nothing in it is listed. */
  readonly state: State | undefined
  /**
   * Whether a rule that lets something out, or the catalogue, spells the name. A name that only a
   * barrier spells is not known: striking more must never make more names leave.
   */
  readonly isKnown: boolean
}

/** A known member name as it stands in JSON when nothing in it is escaped. */
export interface ByteName extends Transition {
  readonly bytes: Uint8Array
}

export interface AutomatonOptions {
  /** Whether several patterns may end at one leaf; otherwise that is a conflict, unless one is a barrier. */
  readonly allowsMeeting: boolean
}

/** Two patterns, by their ids, that can meet at one leaf, neither of them a barrier. */
export interface Conflict {
  readonly first: number
  readonly second: number
  /** A path at which they meet. */
  readonly example: string
}

export interface Automaton {
  readonly root: State
  readonly states: readonly State[]
}

/** Result of {@link buildAutomaton}. */
export type BuiltAutomaton =
  | { readonly ok: true; readonly automaton: Automaton }
  | { readonly ok: false; readonly conflicts: readonly Conflict[] }
  | { readonly ok: false; readonly conflicts: readonly []; readonly statesMax: number }

const statesMax = 20_000

type MutableState = { -readonly [key in keyof State]: State[key] }

/** A set of `[pattern, position]` pairs, as `pattern * stride + position`, sorted. */
type Positions = readonly number[]

/**
 * Turns patterns into one deterministic automaton by subset construction, so that a document is walked
 * once whatever the number of rules, and conflicts are found for every possible document.
 *
 * @returns the automaton; or all conflicts; or `statesMax` where `..` makes it larger than that
 */
export function buildAutomaton(
  patterns: readonly Pattern[],
  options: AutomatonOptions = { allowsMeeting: false },
): BuiltAutomaton {
  const stride = 1 + Math.max(0, ...patterns.map((pattern) => pattern.segments.length))
  const builder = new Builder(patterns, stride, options)
  const root = builder.build()
  if (builder.conflicts.length > 0) return { ok: false, conflicts: builder.conflicts }
  if (root === undefined) return { ok: false, conflicts: [], statesMax }
  return { ok: true, automaton: { root, states: builder.states } }
}

class Builder {
  readonly conflicts: Conflict[] = []
  readonly states: MutableState[] = []
  readonly #patterns: readonly Pattern[]
  readonly #stride: number
  readonly #allowsMeeting: boolean
  readonly #byPositions = new Map<string, MutableState>()
  readonly #todo: { state: MutableState; positions: Positions; path: string }[] = []
  readonly #conflictPairs = new Set<string>()

  constructor(patterns: readonly Pattern[], stride: number, options: AutomatonOptions) {
    this.#patterns = patterns
    this.#allowsMeeting = options.allowsMeeting
    this.#stride = stride
  }

  build(): State | undefined {
    const root = this.#stateFor(
      this.#patterns.map((_, index) => index * this.#stride),
      '$',
    )
    for (let item = this.#todo.pop(); item !== undefined; item = this.#todo.pop()) {
      if (this.states.length > statesMax) return undefined
      this.#expand(item.state, item.positions, item.path)
    }
    if (this.conflicts.length > 0) return undefined
    this.#prune()
    return root
  }

  #segmentAt(position: number): Segment | undefined {
    return this.#patternAt(position).segments[position % this.#stride]
  }

  #patternAt(position: number): Pattern {
    const pattern = this.#patterns[Math.floor(position / this.#stride)]
    if (pattern === undefined) throw new RangeError('position outside the patterns')
    return pattern
  }

  /** The state for a set of positions; made, and queued for expansion, when it is new. */
  #stateFor(positions: Positions, path: string): MutableState {
    const key = positions.join(',')
    const known = this.#byPositions.get(key)
    if (known !== undefined) return known
    const state: MutableState = {
      id: this.states.length,
      ...this.#accept(positions, path),
      names: new Map(),
      namesByLength: [],
      other: undefined,
      allowsAnyName: false,
      hasMembers: false,
      hasElements: false,
    }
    this.#byPositions.set(key, state)
    this.states.push(state)
    if (!state.isBarrier) this.#todo.push({ state, positions, path })
    return state
  }

  /** Which patterns end here; a barrier wins, two others are a conflict. */
  #accept(positions: Positions, path: string): Pick<State, 'pattern' | 'meeting' | 'isBarrier'> {
    const meeting: number[] = []
    for (const position of positions) {
      const pattern = this.#patternAt(position)
      if (pattern.isNameOnly || position % this.#stride !== pattern.segments.length) continue
      if (pattern.isBarrier) return { pattern: pattern.id, meeting: [pattern.id], isBarrier: true }
      if (!meeting.includes(pattern.id)) meeting.push(pattern.id)
    }
    const [first = -1, second] = meeting
    if (second !== undefined && !this.#allowsMeeting) this.#addConflict(first, second, path)
    return { pattern: first, meeting, isBarrier: false }
  }

  #addConflict(first: number, second: number, example: string): void {
    const pair = `${first},${second}`
    if (this.#conflictPairs.has(pair)) return
    this.#conflictPairs.add(pair)
    this.conflicts.push({ first, second, example })
  }

  #expand(state: MutableState, positions: Positions, path: string): void {
    const names = new Set<string>()
    for (const position of positions) {
      const name = this.#segmentAt(position)?.name
      if (name !== undefined) names.add(name)
    }
    const wild = this.#step(positions, undefined)
    if (this.#canMatch(wild)) {
      state.other = this.#stateFor(wild, `${path}.*`)
      state.allowsAnyName = wild
        .filter((position) => this.#isLettingOut(position))
        .every((position) => this.#patternAt(position).allowsAnyName)
    }
    const byName = new Map<string, Transition>()
    for (const name of [...names].sort()) {
      const next = this.#step(positions, name)
      const shown = /^[A-Za-z_][A-Za-z0-9_]*$/.test(name) ? `.${name}` : `[${JSON.stringify(name)}]`
      byName.set(name, {
        state: this.#canMatch(next) ? this.#stateFor(next, path + shown) : undefined,
        isKnown: positions.some(
          (position) => this.#segmentAt(position)?.name === name && !this.#patternAt(position).isBarrier,
        ),
      })
    }
    state.names = byName
  }

  /**
   * Cuts every way that lets nothing out, so that a container is entered only where some leaf of it may
   * leave; ways to a barrier itself stay, so that what it struck can be counted. Then freezes all.
   */
  #prune(): void {
    const live = this.#liveStates()
    const isWayOut = (state: State | undefined): state is State => state !== undefined && live.has(state)
    const cut = (state: State | undefined): State | undefined =>
      state !== undefined && (live.has(state) || state.isBarrier) ? state : undefined
    for (const state of this.states) {
      const names = new Map<string, Transition>()
      for (const [name, transition] of state.names) {
        names.set(name, Object.freeze({ state: cut(transition.state), isKnown: transition.isKnown }))
      }
      state.hasElements = isWayOut(state.other)
      state.hasMembers = state.hasElements || [...names.values()].some(({ state: next }) => isWayOut(next))
      state.names = names
      state.namesByLength = indexByLength(names)
      state.other = cut(state.other)
    }
    for (const state of this.states) Object.freeze(state)
  }

  /** States from which some leaf may leave. */
  #liveStates(): ReadonlySet<State> {
    const before = new Map<State, State[]>()
    for (const state of this.states) {
      const after = [...state.names.values()].map((transition) => transition.state)
      for (const next of [...after, state.other]) {
        if (next === undefined) continue
        const known = before.get(next)
        if (known === undefined) before.set(next, [state])
        else known.push(state)
      }
    }
    const todo: State[] = this.states.filter((state) => state.pattern !== -1 && !state.isBarrier)
    const live = new Set<State>(todo)
    for (let state = todo.pop(); state !== undefined; state = todo.pop()) {
      for (const previous of before.get(state) ?? []) {
        if (live.has(previous)) continue
        live.add(previous)
        todo.push(previous)
      }
    }
    return live
  }

  #isLettingOut(position: number): boolean {
    const pattern = this.#patternAt(position)
    return !pattern.isNameOnly && !pattern.isBarrier
  }

  /** Positions after one step by a name, or (undefined) by an element or a name that no segment spells. */
  #step(positions: Positions, name: string | undefined): Positions {
    const next = new Set<number>()
    for (const position of positions) {
      const segment = this.#segmentAt(position)
      if (segment === undefined) continue
      if (segment.isDescendant) next.add(position)
      if (segment.name === undefined || segment.name === name) next.add(position + 1)
    }
    return [...next].sort((a, b) => a - b)
  }

  /** Whether anything but names can come of these positions. */
  #canMatch(positions: Positions): boolean {
    return positions.some((position) => !this.#patternAt(position).isNameOnly)
  }
}

function indexByLength(names: ReadonlyMap<string, Transition>): (readonly ByteName[] | undefined)[] {
  const encoder = new TextEncoder()
  const byLength: ByteName[][] = []
  for (const [name, { state, isKnown }] of names) {
    const bytes = encoder.encode(name)
    ;(byLength[bytes.length] ??= []).push({ bytes, state, isKnown })
  }
  return Array.from(byLength)
}
