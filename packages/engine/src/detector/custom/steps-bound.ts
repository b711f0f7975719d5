import type { PatternNode } from '../pattern.ts'

type SetNode = PatternNode & { readonly kind: 'set' }

/** Most steps that can follow, by the class of the next character; the last class is the end of the text. */
type Costs = Float64Array

/** Parts of an expression, its repeats written out, beyond which none is judged. */
const partsMax = 20_000

/** Sets that hold more characters beyond ASCII than they spell. */
const openSet = /\\[pPSWDsu]|\[\^|^\.$|[^\0-\x7f]-|-[^\0-\x7f]/

/**
 * Most steps that a backtracking engine can take at one place of any text: an upper bound, worked out from
 * the expression alone. Parts that can go on from the same next character are counted one after the other,
 * as the engine tries them; parts that cannot are alternatives.
 *
 * @param stepsBehind - of what follows the expression
 * @returns Infinity where the expression is too large to be judged
 */
export function stepsBound(node: PatternNode, stepsBehind: number): number {
  const bound = new Bound(node)
  return Math.max(...bound.of(node, bound.always(stepsBehind)))
}

class Bound {
  readonly #holds = new Map<SetNode, Uint8Array>()
  readonly #classCount: number
  #parts = 0

  constructor(node: PatternNode) {
    const sets = setsIn(node)
    const bySignature = new Map<string, Uint8Array>()
    for (const holds of memberships(sets)) bySignature.set(holds.join(''), holds)
    const classes = [...bySignature.values(), new Uint8Array(sets.length)]
    this.#classCount = classes.length
    sets.forEach((set, index) => {
      this.#holds.set(
        set,
        Uint8Array.from(classes, (holds) => holds[index] ?? 0),
      )
    })
  }

  always(steps: number): Costs {
    return new Float64Array(this.#classCount).fill(steps)
  }

  /** Steps of a node and all that follows it. */
  of(node: PatternNode, next: Costs): Costs {
    this.#parts += 1
    if (this.#parts > partsMax) return this.always(Infinity)
    switch (node.kind) {
      case 'set': {
        const most = Math.max(...next)
        return Float64Array.from(this.#holds.get(node) ?? [], (isHeld) => 1 + (isHeld === 1 ? most : 0))
      }
      case 'sequence':
        return node.items.reduceRight((after, item) => this.of(item, after), next).map((steps) => steps + 1)
      case 'choice':
        return node.options
          .map((option) => this.of(option, next))
          .reduce((sum, option) => sum.map((steps, index) => steps + (option[index] ?? 0)), this.always(1))
      case 'repeat':
        return this.#repeat(node, next)
      case 'look':
        return next.map((steps, index) => 1 + steps + (this.of(node.body, this.always(0))[index] ?? 0))
      case 'edge':
        return next.map((steps) => 1 + steps)
    }
  }

  /** Every count of the body once more, from the last one on. */
  #repeat({ body, min, max }: PatternNode & { kind: 'repeat' }, next: Costs): Costs {
    if (!Number.isFinite(max)) return this.always(Infinity)
    let after = next.map((steps) => steps + 1)
    for (let count = max - 1; count >= 0 && this.#parts <= partsMax; count--) {
      const goesOn = this.of(body, after)
      after = goesOn.map((steps, index) => 1 + steps + (count >= min ? (next[index] ?? 0) : 0))
    }
    return this.#parts > partsMax ? this.always(Infinity) : after.map((steps) => steps + 1)
  }
}

function setsIn(node: PatternNode): SetNode[] {
  switch (node.kind) {
    case 'set':
      return [node]
    case 'sequence':
      return node.items.flatMap(setsIn)
    case 'choice':
      return node.options.flatMap(setsIn)
    case 'repeat':
    case 'look':
      return setsIn(node.body)
    case 'edge':
      return []
  }
}

/**
 * For every character that some set treats differently, which sets hold it: exact for ASCII. Beyond ASCII an
 * open set counts as holding all that any other set spells, which only makes the bound larger.
 */
function memberships(sets: readonly SetNode[]): Uint8Array[] {
  const isOpen = sets.map(({ source }) => openSet.test(source))
  const ascii = Array.from({ length: 128 }, (_, codePoint) =>
    Uint8Array.from(sets, (set) => (set.has(codePoint) ? 1 : 0)),
  )
  const spelled = sets.flatMap(({ source }) => source.match(/[^\0-\x7f]/gu) ?? [])
  // The only two beyond ASCII that are letters of ASCII in another case.
  const beyond = ['\u017f', '\u212a', ...spelled].map((character) =>
    Uint8Array.from(sets, (set, index) =>
      isOpen[index] === true || set.has(character.codePointAt(0) ?? 0) ? 1 : 0,
    ),
  )
  return [...ascii, ...beyond, Uint8Array.from(isOpen, Number)]
}
