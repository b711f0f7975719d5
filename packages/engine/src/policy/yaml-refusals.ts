import {
  isAlias,
  isCollection,
  isMap,
  isPair,
  isScalar,
  isSeq,
  visit,
  type Document,
  type Scalar,
} from 'yaml'
import { policyDepthMax } from './limits-of-text.ts'
import { codePointName, disguises, firstUnseen } from './visible.ts'

/** What YAML allows and a policy does not. */
export interface Refusal {
  /** Where in the text, in UTF-16 units. */
  readonly offset: number
  readonly what: string
  readonly instead: string
  /** Whether nothing else can be said about the policy before this is mended. */
  readonly isFatal: boolean
}

/** Texts for people, in which a joiner between two letters or emoji is part of how they are written. */
const proseKeys: readonly unknown[] = ['description', 'reason']

/** What stands in the text outside all nodes: directives, and characters that disguise what is written. */
export function textRefusals(source: string): Refusal[] {
  const characters = disguises(source).map((offset) => ({
    offset,
    what: `${codePointName(source, offset)} makes this line read otherwise than it is`,
    instead: 'remove it; line ends are LF or CRLF',
    isFatal: false,
  }))
  const directives = [...source.matchAll(/^%/gm)].map(({ index }) => ({
    offset: index,
    what: 'a directive is not allowed',
    instead: 'remove the line that begins with "%"',
    isFatal: true,
  }))
  return [...characters, ...directives]
}

/** What a reviewer cannot see through: aliases, anchors, tags, merge keys, duplicate keys, odd numbers. */
export function nodeRefusals(document: Document.Parsed, source: string): Refusal[] {
  const refusals: Refusal[] = []
  const add = (node: unknown, what: string, instead: string, isFatal = false): void => {
    refusals.push({ offset: startOf(node), what, instead, isFatal })
  }
  visit(document, {
    Node: (_key, node, path) => {
      if (isAlias(node)) {
        add(node, 'an alias is not allowed: a reader should see what stands here', 'write it out', true)
        return undefined
      }
      if (node.anchor !== undefined) add(node, 'an anchor is not allowed', 'remove the "&…"')
      if (node.tag !== undefined) add(node, 'a tag is not allowed', 'remove the "!…"')
      if (isCollection(node) && path.filter(isCollection).length >= policyDepthMax) {
        add(node, `this is nested deeper than ${policyDepthMax} levels`, 'write it flatter', true)
        return visit.SKIP
      }
      if (isMap(node)) addRepeatedKeys(node.items, add)
      if (isScalar(node)) {
        addUnseen(node, path.at(-1), source, refusals)
        if (isSeq(path.at(-1))) addOddNumber(node, add)
      }
      return undefined
    },
    Pair: (_key, { key }) => {
      if (!isScalar(key)) add(key, 'a key is a map or a list', 'write a text', true)
      else if (key.value === '<<') add(key, 'a merge key is not allowed', 'write the keys out', true)
      else if (typeof key.value !== 'string') add(key, 'a key is not a text', 'put it in quotes', true)
      else if (key.value === '__proto__') add(key, 'the key __proto__ is not allowed', 'choose another name')
    },
  })
  return refusals
}

type Add = (node: unknown, what: string, instead: string, isFatal?: boolean) => void

/** The parser can look for these itself, but in quadratic time. */
function addRepeatedKeys(items: readonly { readonly key: unknown }[], add: Add): void {
  const seen = new Set<unknown>()
  for (const { key } of items) {
    const value: unknown = isScalar(key) ? key.value : key
    if (seen.has(value)) add(key, 'a key stands twice in one map', 'remove one of the two')
    seen.add(value)
  }
}

/** An escape in double quotes (`"\u200b"`) is seen, and is no matter. */
function addUnseen(node: Scalar, parent: unknown, source: string, refusals: Refusal[]): void {
  const isProse =
    isPair(parent) && isScalar(parent.key) && parent.key !== node && proseKeys.includes(parent.key.value)
  const [start, end] = node.range ?? [0, 0]
  const written = source.slice(start, end).replace(/[\t\n\r]/g, ' ')
  const at = isProse ? undefined : firstUnseen(written)
  if (at === undefined || disguises(written).includes(at)) return
  const what = `${codePointName(written, at)} stands here, which nobody sees`
  refusals.push({
    offset: start + at,
    what,
    instead: 'remove it, or write it as an escape in double quotes',
    isFatal: false,
  })
}

/** In a list of values `007` would be 7 and `1.0` would be 1: neither is what a reviewer reads. */
function addOddNumber(node: Scalar, add: Add): void {
  const { value, source } = node
  if (typeof value !== 'number' || source === undefined || String(value) === source) return
  // Numbers of more than 53 bits are told of where a rule is read.
  if (Math.abs(value) > Number.MAX_SAFE_INTEGER && Number.isFinite(value)) return
  add(node, `${source} is read as the number ${value}`, `write ${value}, or "${source}" for the text`)
}

function startOf(node: unknown): number {
  if (typeof node !== 'object' || node === null || !('range' in node)) return 0
  const { range } = node
  return Array.isArray(range) && typeof range[0] === 'number' ? range[0] : 0
}
