import type { Policy, RoutePlan, Rule, ScannedText } from '@stet/engine'
import { parseTree, type Node } from 'jsonc-parser'
import type { Fate, Galley, Line, Mark, ScalarKind } from './contract.ts'
import { marksOf } from './marks.ts'
import { elementState, isReadByElement, memberState, memberStep, type Standing } from './walk.ts'

/** What a galley is made of. */
export interface GalleyParts {
  readonly policy: Policy
  readonly plan: RoutePlan
  readonly sample: string
  /** What the engine let out of the sample. */
  readonly output: string
  /** Every text that was scanned, in the order of the document. */
  readonly scanned: readonly ScannedText[]
}

/** Lays a sample and what leaves of it side by side, line by line. */
export function makeGalley(parts: GalleyParts): Galley {
  return new Compositor(parts).galley()
}

/** Where the compositor stands. */
interface Place {
  readonly depth: number
  readonly name: string | undefined
  readonly address: string
  readonly state: Standing
  readonly isMore: boolean
}

class Compositor {
  readonly #parts: GalleyParts
  readonly #lines: Line[] = []
  readonly #counts: Record<Fate, number> = { kept: 0, changed: 0, struck: 0, unlisted: 0, mistyped: 0 }
  readonly #scanned: Map<number, ScannedText[]> = new Map()

  constructor(parts: GalleyParts) {
    this.#parts = parts
    for (const one of parts.scanned) {
      const queue = this.#scanned.get(one.rule)
      if (queue === undefined) this.#scanned.set(one.rule, [one])
      else queue.push(one)
    }
    for (const queue of this.#scanned.values()) queue.reverse()
  }

  galley(): Galley {
    const { plan, sample, output } = this.#parts
    const source = parseTree(sample)
    const place = { depth: 0, name: undefined, address: '$', isMore: false }
    if (source !== undefined) {
      const isStream = source.type === 'array'
      const state = isStream ? plan.element : plan.automaton.root
      if (isStream) this.#stream(source, output === '' ? undefined : parseTree(output), { ...place, state })
      else this.#value(source, output === '' ? undefined : parseTree(output), { ...place, state })
    }
    return { lines: this.#lines, counts: this.#counts }
  }

  /** An array at the root: each element is a record, whose addresses begin anew. */
  #stream(source: Node, output: Node | undefined, place: Place): void {
    const address = isReadByElement(this.#parts.plan) ? '$[*]' : '$'
    this.#bracket('[', output && '[', place)
    this.#elements(source, output, { ...place, address }, place.state)
    this.#bracket(']', output && ']', { ...place, name: undefined })
  }

  #value(source: Node, output: Node | undefined, place: Place): void {
    if (source.type === 'object') this.#object(source, output, place)
    else if (source.type === 'array') this.#array(source, output, place)
    else this.#scalar(source, output, place)
  }

  #object(source: Node, output: Node | undefined, place: Place): void {
    const members = source.children ?? []
    if (members.length === 0) {
      this.#hollow('{}', output, place)
      return
    }
    const entered = output?.type === 'object' ? output : undefined
    const state = entered === undefined ? barrierOf(place.state) : place.state
    const leaving = (entered?.children ?? []).values()
    let next = leaving.next().value
    this.#bracket('{', entered ? '{' : output && rawOf(this.#parts.output, output), place)
    for (const [index, member] of members.entries()) {
      const [key, value] = member.children ?? []
      if (value === undefined) continue
      const name = String(key?.value)
      const isLeaving = next?.children?.[0]?.value === name
      this.#value(value, isLeaving ? next?.children?.[1] : undefined, {
        depth: place.depth + 1,
        name,
        address: place.address + memberStep(name),
        state: memberState(state, name),
        isMore: index < members.length - 1,
      })
      if (isLeaving) next = leaving.next().value
    }
    this.#bracket('}', entered && '}', { ...place, name: undefined })
  }

  #array(source: Node, output: Node | undefined, place: Place): void {
    if ((source.children ?? []).length === 0) {
      this.#hollow('[]', output, place)
      return
    }
    const entered = output?.type === 'array' ? output : undefined
    const state = entered === undefined ? barrierOf(place.state) : place.state
    this.#bracket('[', entered ? '[' : output && rawOf(this.#parts.output, output), place)
    this.#elements(source, entered, { ...place, address: `${place.address}[*]` }, elementState(state))
    this.#bracket(']', entered && ']', { ...place, name: undefined })
  }

  #elements(source: Node, output: Node | undefined, place: Place, state: Standing): void {
    const elements = source.children ?? []
    for (const [index, element] of elements.entries()) {
      this.#value(element, output?.children?.[index], {
        depth: place.depth + 1,
        name: undefined,
        address: place.address,
        state,
        isMore: index < elements.length - 1,
      })
    }
  }

  /** A container with nothing in it. */
  #hollow(before: string, output: Node | undefined, place: Place): void {
    this.#bracket(before, output && rawOf(this.#parts.output, output), place)
  }

  #bracket(before: string, after: string | undefined, { depth, name, isMore }: Place): void {
    const isOpen = before === '{' || before === '['
    this.#lines.push({
      depth,
      name,
      before,
      after,
      isNameKept: after !== undefined,
      fate: undefined,
      isMore: isMore && !isOpen,
      address: undefined,
      rule: undefined,
      kind: undefined,
      marks: [],
    })
  }

  #scalar(source: Node, output: Node | undefined, place: Place): void {
    const before = rawOf(this.#parts.sample, source)
    const after = output === undefined ? undefined : rawOf(this.#parts.output, output)
    const rule = this.#ruleOf(place.state)
    const fate = fateOf(rule, before, after)
    this.#counts[fate] += 1
    this.#lines.push({
      depth: place.depth,
      name: place.name,
      before,
      after,
      isNameKept: output !== undefined,
      fate,
      isMore: place.isMore,
      address: rule?.address.text ?? place.address,
      rule: rule?.treatment.operator,
      kind: source.type as ScalarKind,
      marks: this.#marksOf(rule, source, before),
    })
  }

  #ruleOf(state: Standing): Rule | undefined {
    const pattern = state?.pattern ?? -1
    return pattern < 0 ? undefined : this.#parts.plan.route.rules[pattern]
  }

  /** Places in the text become places in the string as JSON writes it. */
  #marksOf(rule: Rule | undefined, source: Node, before: string): readonly Mark[] {
    if (rule?.treatment.operator !== 'scan' || source.type !== 'string') return []
    const scanned = this.#scanned.get(rule.index)?.pop()
    if (scanned === undefined) return []
    const marks = marksOf(this.#parts.policy, rule.treatment.profile, scanned)
    if (marks.length === 0) return marks
    const at = writtenOffsets(before)
    return marks.map((mark) => ({ ...mark, start: at(mark.start), end: at(mark.end) }))
  }
}

/** In a container that does not leave, only a strike still has a say. */
function barrierOf(state: Standing): Standing {
  return state?.isBarrier === true ? state : undefined
}

function fateOf(rule: Rule | undefined, before: string, after: string | undefined): Fate {
  if (rule === undefined) return 'unlisted'
  if (rule.treatment.operator === 'strike') return 'struck'
  if (after === before) return 'kept'
  return after === undefined || after === 'null' ? 'mistyped' : 'changed'
}

function rawOf(text: string, { offset, length }: Node): string {
  return text.slice(offset, offset + length)
}

const escape = /\\(?:u[0-9a-fA-F]{4}|.)/y

/** Where each unit of a string's text begins in the literal that writes it. */
function writtenOffsets(literal: string): (unit: number) => number {
  if (!literal.includes('\\')) return (unit) => unit + 1
  const offsets: number[] = []
  let at = 1
  while (at < literal.length - 1) {
    offsets.push(at)
    escape.lastIndex = at
    at += literal[at] === '\\' ? (escape.exec(literal)?.[0].length ?? 1) : 1
  }
  offsets.push(at)
  return (unit) => offsets[Math.min(unit, offsets.length - 1)] ?? 1
}
