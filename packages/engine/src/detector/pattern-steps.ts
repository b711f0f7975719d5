import type { PatternNode } from './pattern.ts'

type Continue = (at: number) => boolean

/**
 * Counts the steps that a backtracking engine takes to look for an expression at every place of a text,
 * as a measure of time that is the same on every machine.
 *
 * @param stepsMax - counting stops beyond it, so that a pattern of exponential time ends as well
 * @returns steps, or Infinity beyond `stepsMax`
 */
export function countSteps(node: PatternNode, text: string, stepsMax: number): number {
  const matcher = new CountingMatcher(text, stepsMax)
  for (let at = 0; at <= text.length; at++) {
    matcher.matches(node, at, () => true)
    if (matcher.steps > stepsMax) return Infinity
  }
  return matcher.steps
}

class CountingMatcher {
  steps = 0
  readonly #text: string
  readonly #stepsMax: number

  constructor(text: string, stepsMax: number) {
    this.#text = text
    this.#stepsMax = stepsMax
  }

  /** Whether the node matches from `at` on and what follows agrees; gives up once there were too many steps. */
  matches(node: PatternNode, at: number, next: Continue): boolean {
    this.steps += 1
    if (this.steps > this.#stepsMax) return true
    switch (node.kind) {
      case 'set': {
        const codePoint = this.#text.codePointAt(at)
        return codePoint !== undefined && node.has(codePoint) && next(at + (codePoint > 0xffff ? 2 : 1))
      }
      case 'sequence':
        return this.#sequence(node.items, 0, at, next)
      case 'choice':
        return node.options.some((option) => this.matches(option, at, next))
      case 'repeat':
        return node.body.kind === 'set'
          ? this.#run(node.body, node.min, node.max, at, next)
          : this.#loop(node, 0, at, next)
      case 'look':
        return this.#look(node, at) !== node.isNegative && next(at)
      case 'edge':
        return next(at)
    }
  }

  #sequence(items: readonly PatternNode[], index: number, at: number, next: Continue): boolean {
    const item = items[index]
    return item === undefined
      ? next(at)
      : this.matches(item, at, (to) => this.#sequence(items, index + 1, to, next))
  }

  #loop(node: PatternNode & { kind: 'repeat' }, count: number, at: number, next: Continue): boolean {
    const goesOn =
      count < node.max &&
      this.matches(node.body, at, (to) => to > at && this.#loop(node, count + 1, to, next))
    return goesOn || (count >= node.min && next(at))
  }

  /** A repeated set, without recursion: takes all it can, then gives back one at a time. */
  #run(set: PatternNode & { kind: 'set' }, min: number, max: number, at: number, next: Continue): boolean {
    const stops = [at]
    while (stops.length <= max && this.matches(set, stops.at(-1) ?? at, (to) => stops.push(to) > 0)) {
      if (this.steps > this.#stepsMax) return true
    }
    for (let count = stops.length - 1; count >= min; count--) {
      this.steps += 1
      if (this.steps > this.#stepsMax || next(stops[count] ?? at)) return true
    }
    return false
  }

  /** Lookbehinds are tried from each start that their length allows. */
  #look(node: PatternNode & { kind: 'look' }, at: number): boolean {
    if (!node.isBehind) return this.matches(node.body, at, () => true)
    for (let from = at; from >= Math.max(0, at - 16); from--) {
      if (this.matches(node.body, from, (to) => to === at)) return true
    }
    return false
  }
}
