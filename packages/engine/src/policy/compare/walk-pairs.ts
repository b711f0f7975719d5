import type { State } from '../../address/automaton.ts'
import { isPlainText } from '../../address/plain-name.ts'

/** A place of documents as two automata see it; undefined: one of them lists nothing there. */
export interface StatePair {
  readonly old: State | undefined
  readonly now: State | undefined
  /** A path that leads there, for people. */
  readonly path: string
}

/** More pairs than this are not walked: what cannot be compared is a loosening. */
const pairsMax = 100_000

/** What a member name can be, where neither automaton spells it; and an element of an array. */
const unspelled = ['plain', 'odd', 'element'] as const
type Unspelled = (typeof unspelled)[number]

/**
 * Walks two automata together over all possible documents: each pair of states that some path leads to,
 * once.
 *
 * @returns the pairs; undefined where there are too many
 */
export function walkPairs(starts: readonly StatePair[]): readonly StatePair[] | undefined {
  const seen = new Set<string>()
  const pairs: StatePair[] = []
  const todo: StatePair[] = []
  const meet = (pair: StatePair): void => {
    if (pair.old === undefined && pair.now === undefined) return
    const key = `${pair.old?.id ?? ''},${pair.now?.id ?? ''}`
    if (seen.has(key)) return
    seen.add(key)
    pairs.push(pair)
    todo.push(pair)
  }
  // The elements of an array at the root may have an automaton of their own, with ids of its own.
  for (const start of starts) {
    seen.clear()
    meet(start)
    for (let pair = todo.pop(); pair !== undefined; pair = todo.pop()) {
      if (pairs.length > pairsMax) return undefined
      for (const next of after(pair)) meet(next)
    }
  }
  return pairs
}

function after({ old, now, path }: StatePair): StatePair[] {
  const names = new Set([...(old?.names.keys() ?? []), ...(now?.names.keys() ?? [])])
  const spelled = [...names].map((name) => ({
    old: byName(old, name),
    now: byName(now, name),
    path: path + shown(name),
  }))
  const others = unspelled.map((kind) => ({
    old: byKind(old, kind),
    now: byKind(now, kind),
    path: path + { plain: '.*', odd: `["any name"]`, element: '[*]' }[kind],
  }))
  return [...spelled, ...others]
}

/** What a member of this name leads to. */
export function byName(state: State | undefined, name: string): State | undefined {
  if (state === undefined || state.isBarrier) return undefined
  const transition = state.names.get(name)
  if (transition !== undefined) return transition.state
  return byKind(state, isPlainText(name) ? 'plain' : 'odd')
}

function byKind(state: State | undefined, kind: Unspelled): State | undefined {
  if (state === undefined || state.isBarrier) return undefined
  return kind === 'odd' && !state.allowsAnyName ? undefined : state.other
}

function shown(name: string): string {
  return /^[A-Za-z_][A-Za-z0-9_]*$/.test(name) ? `.${name}` : `[${JSON.stringify(name)}]`
}
