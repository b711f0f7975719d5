import type { Segment } from '../../packages/engine/src/address/address.ts'
import type { Treatment } from '../../packages/engine/src/policy/model.ts'
import { addressOf, type Field, type RouteOptions } from './make-plan.ts'

/** A parsed JSON value. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json }

/** A step into a document: the name of a member, or `undefined` for an element of an array. */
export type Step = string | undefined

/** Says that nothing is left of a value; what is written then depends on where it stood. */
const struck = Symbol('struck')

/**
 * Redaction written down once more, as plainly as possible: a parsed document is walked, and at each place
 * every rule is asked whether it matches. It shares no code with the automaton or the byte machine, takes
 * exponential time and is only ever used to be compared with them.
 */
export class Reference {
  readonly #rules: readonly { readonly segments: readonly Segment[]; readonly field: Field }[]
  readonly #catalogue: readonly (readonly Segment[])[]
  readonly #isUnlistedNull: boolean
  readonly #isElementwise: boolean
  readonly #words: readonly Step[]
  readonly #depthMax: number
  readonly #mayLeaveBelow = new Map<string, boolean>()
  #placeholders = new Map<string, string[]>()
  #isInElement = false

  constructor(fields: readonly Field[], options: RouteOptions = {}) {
    this.#rules = fields.map((field) => ({ segments: addressOf(field.address).segments, field }))
    this.#isUnlistedNull = options.unlisted === 'null'
    this.#catalogue = this.#isUnlistedNull
      ? (options.catalogue ?? []).map((text) => addressOf(text).segments)
      : []
    const first = this.#lettingOut().map(({ segments }) => segments[0])
    this.#isElementwise = first.some((step) => step?.isDescendant === false && step.name === undefined)
    const names = this.#rules.flatMap(({ segments }) => segments.map(({ name }) => name))
    this.#words = [...new Set([...names, undefined])]
    this.#depthMax = 2 + Math.max(0, ...this.#rules.map(({ segments }) => segments.length))
  }

  /**
   * The document with everything struck that no rule lists.
   *
   * @param isLine - whether it is one record whatever it is; else an array is a stream of records
   */
  redact(document: Json, isLine = false): Json {
    this.#isInElement = false
    this.#placeholders = new Map()
    if (!Array.isArray(document)) return this.#record(document, [])
    if (this.#isStruck([])) return null
    this.#isInElement = true
    return document.map((element) => {
      if (!isLine) this.#placeholders = new Map()
      return this.#record(element, this.#isElementwise ? [undefined] : [])
    })
  }

  /**
   * The rule that lets out a scalar, if there is one.
   *
   * @param path - within its record
   * @param isInElement - whether the record is an element of an array at the root
   */
  ruleAt(path: readonly Step[], isInElement: boolean): Field | undefined {
    this.#isInElement = isInElement
    const full = isInElement && this.#isElementwise ? [undefined, ...path] : path
    const isAdmitted = full.every(
      (step, at) => step === undefined || this.#isAdmitted(full.slice(0, at), step),
    )
    if (!isAdmitted || this.#isStruck(full)) return undefined
    return this.#lettingOut().find(({ segments }) => matches(segments, full))?.field
  }

  #record(value: Json, path: readonly Step[]): Json {
    const result = this.#value(value, path, true)
    return result === struck ? null : result
  }

  #value(value: Json, path: readonly Step[], isRecord: boolean): Json | typeof struck {
    if (this.#isStruck(path)) return struck
    if (Array.isArray(value)) {
      if (!this.#canLeaveBelow(path, [undefined])) return struck
      return value.map((element) => {
        const result = this.#value(element, [...path, undefined], false)
        return result === struck ? null : result
      })
    }
    if (isObject(value)) {
      if (!isRecord && !this.#canLeaveBelow(path, this.#words)) return struck
      return this.#members(value, path)
    }
    const rule = this.#lettingOut().find(({ segments }) => matches(segments, path))
    return rule === undefined ? struck : this.#treat(value as Scalar, rule.field)
  }

  #members(value: { readonly [name: string]: Json }, path: readonly Step[]): Json {
    const members: [string, Json][] = []
    for (const [name, inner] of Object.entries(value)) {
      const result = this.#isAdmitted(path, name) ? this.#value(inner, [...path, name], false) : struck
      if (result !== struck) members.push([name, result])
      else if (this.#isUnlistedNull && this.#isSpelled(path, name)) members.push([name, null])
    }
    return Object.fromEntries(members)
  }

  #lettingOut(): { readonly segments: readonly Segment[]; readonly field: Field }[] {
    return this.#rules.filter(({ field }) => field.treatment.operator !== 'strike')
  }

  /** A strike takes a value with everything in it; in an array at the root it is read in both ways. */
  #isStruck(path: readonly Step[]): boolean {
    const otherReading = this.#isElementwise ? path.slice(1) : [undefined, ...path]
    const readings = this.#isInElement ? [path, otherReading] : [path]
    const starts = readings.flatMap((one) =>
      Array.from({ length: one.length + 1 }, (_, end) => one.slice(0, end)),
    )
    return this.#rules.some(
      ({ segments, field }) =>
        field.treatment.operator === 'strike' && starts.some((start) => matches(segments, start)),
    )
  }

  #isAdmitted(path: readonly Step[], name: string): boolean {
    if (this.#isSpelled(path, name) || isPlain(name)) return true
    const behind = this.#lettingOut().filter(
      ({ segments }) =>
        segments.some((_, at) => standsAt(segments, [...path, undefined], at + 1)) ||
        segments.some((segment, at) => segment.isDescendant && standsAt(segments, path, at)),
    )
    return behind.length > 0 && behind.every(({ field }) => field.keys === 'any')
  }

  /** Whether a rule that lets something out, or the catalogue, says this very name here. */
  #isSpelled(path: readonly Step[], name: string): boolean {
    const spelling = [...this.#lettingOut().map(({ segments }) => segments), ...this.#catalogue]
    return spelling.some((segments) =>
      segments.some((segment, at) => segment.name === name && standsAt(segments, path, at)),
    )
  }

  /** Whether a document exists in which something below this path leaves; found by trying. */
  #canLeaveBelow(path: readonly Step[], first: readonly Step[]): boolean {
    const key = JSON.stringify([path.map((step) => step ?? 0), first.length, this.#isInElement])
    let can = this.#mayLeaveBelow.get(key)
    if (can === undefined) {
      can = this.#tries(path, first, this.#depthMax)
      this.#mayLeaveBelow.set(key, can)
    }
    return can
  }

  #tries(path: readonly Step[], next: readonly Step[], depth: number): boolean {
    return next.some((step) => {
      const longer = [...path, step]
      if (this.#isStruck(longer)) return false
      if (this.#lettingOut().some(({ segments }) => matches(segments, longer))) return true
      return depth > 1 && this.#tries(longer, this.#words, depth - 1)
    })
  }

  #treat(value: Scalar, { treatment, entity, known }: Field): Json | typeof struck {
    if (value === null) return null
    switch (treatment.operator) {
      case 'keep':
        return isOfType(value, treatment.options) ? value : struck
      case 'mask':
        return typeof value === 'boolean'
          ? struck
          : masked(String(value), treatment.options.keepFirst, treatment.options.keepLast)
      case 'replace':
        return typeof value === 'boolean'
          ? struck
          : this.#placeholder(entity ?? known ?? 'VALUE', String(value))
      default:
        throw new RangeError(`the reference does not know ${treatment.operator}`)
    }
  }

  #placeholder(entity: string, value: string): string {
    const values = this.#placeholders.get(entity) ?? []
    this.#placeholders.set(entity, values)
    const trimmed = value.normalize('NFC').trim()
    const normal = entity === 'EMAIL_ADDRESS' ? trimmed.toLowerCase() : trimmed
    if (!values.includes(normal)) values.push(normal)
    return `[${entity}_${values.indexOf(normal) + 1}]`
  }
}

type Scalar = null | boolean | number | string

function isObject(value: Json): value is { readonly [name: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Whether an address matches a path, from its first step to its last. */
export function matches(segments: readonly Segment[], path: readonly Step[]): boolean {
  return standsAt(segments, path, segments.length)
}

/** Whether the first `count` segments can have led along the whole path. */
function standsAt(segments: readonly Segment[], path: readonly Step[], count: number): boolean {
  if (path.length === 0) return count === 0
  const before = path.slice(0, -1)
  const step = path.at(-1)
  const last = segments[count - 1]
  if (last !== undefined && (last.name === undefined || last.name === step)) {
    if (standsAt(segments, before, count - 1)) return true
  }
  return segments[count]?.isDescendant === true && standsAt(segments, before, count)
}

function isPlain(name: string): boolean {
  return /^[a-z_][a-z0-9_-]*$/i.test(name) && name.length <= 64 && !/[0-9]{6}/.test(name)
}

function isOfType(value: Scalar, options: (Treatment & { operator: 'keep' })['options']): boolean {
  switch (options.type) {
    case 'any':
      return true
    case 'integer':
      return typeof value === 'number' && /^(0|-?[1-9][0-9]{0,19}|-0)$/.test(JSON.stringify(value))
    case 'number':
      return typeof value === 'number'
    case 'boolean':
      return typeof value === 'boolean'
    case 'enum':
      return value !== null && options.values.includes(value)
    default:
      throw new RangeError(`the reference does not know keep: ${options.type}`)
  }
}

function masked(text: string, first: number, last: number): string {
  const signs = [...text.normalize('NFC')].filter((sign) => /^[\p{L}\p{N}]$/u.test(sign))
  const isShort = signs.length < 2 * (first + last)
  const hidden = isShort ? signs.length : signs.length - first - last
  const stars = hidden <= 4 ? '****' : hidden <= 8 ? '*'.repeat(8) : '*'.repeat(12)
  return isShort ? stars : signs.slice(0, first).join('') + stars + signs.slice(signs.length - last).join('')
}
