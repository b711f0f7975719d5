import {
  isAlias,
  isCollection,
  isMap,
  isScalar,
  LineCounter,
  parseDocument,
  visit,
  type Document,
  type Node,
} from 'yaml'
import type { PolicyPlace, PolicyProblem } from './model.ts'
import { policyBytesMax, policyDepthMax } from './limits-of-text.ts'

/** A policy file as YAML: its values, and where each of them stands. */
export interface YamlText {
  readonly value: unknown
  /** Place of the value at a path; of the nearest thing around it where there is none. */
  place(path: readonly PropertyKey[]): PolicyPlace
  /** Place of a key in the map at a path; `within` counts characters inside the key. */
  keyPlace(path: readonly PropertyKey[], key: string, within?: number): PolicyPlace
}

const start: PolicyPlace = { line: 1, column: 1 }

/**
 * Reads YAML 1.2 without what a reader cannot see through: aliases, anchors, tags, merge keys, duplicate
 * keys, several documents.
 *
 * @returns the text, or what is wrong with it
 * @see https://yaml.org/spec/1.2.2/
 */
export function readYaml(source: string): {
  readonly text?: YamlText
  readonly problems: readonly PolicyProblem[]
} {
  if (source.length > policyBytesMax) {
    return only(start, `the policy has more than ${policyBytesMax} bytes`, 'split it into several')
  }
  const lines = new LineCounter()
  const at = (offset: number): PolicyPlace => {
    const { line, col } = lines.linePos(offset)
    return { line: Math.max(1, line), column: Math.max(1, col) }
  }
  let document: Document.Parsed
  try {
    document = parseDocument(source, {
      version: '1.2',
      lineCounter: lines,
      prettyErrors: false,
      uniqueKeys: true,
    })
  } catch {
    return only(start, 'the policy is nested too deep to be read', 'write it flatter')
  }
  const problems = [...document.errors, ...document.warnings].map(
    ({ code, message, pos: [offset] }): PolicyProblem => {
      const words = yamlWords[code]
      return {
        place: at(offset),
        what: words?.[0] ?? `this is not YAML: ${message}`,
        instead: words?.[1] ?? 'mend the line',
      }
    },
  )
  problems.push(...refusals(document, at))
  if (problems.length > 0) return { problems }
  const value: unknown = document.toJS({ maxAliasCount: 0 })
  return { text: { value, ...placesOf(document, at) }, problems }
}

function only(
  place: PolicyPlace,
  what: string,
  instead: string,
): { readonly problems: readonly PolicyProblem[] } {
  return { problems: [{ place, what, instead }] }
}

const yamlWords: Readonly<Record<string, readonly [string, string] | undefined>> = {
  DUPLICATE_KEY: ['a key stands twice in one map', 'remove one of the two'],
  MULTIPLE_DOCS: ['a second document follows', 'write one policy a file'],
  TAB_AS_INDENT: ['a tab indents this line', 'indent with spaces'],
  BAD_ALIAS: ['an alias is not allowed: a reader should see what stands here', 'write it out'],
  TAG_RESOLVE_FAILED: ['a tag is not allowed', 'remove the "!…"'],
  BAD_DIRECTIVE: ['a directive is not allowed', 'remove the line that begins with "%"'],
}

/** What YAML allows and a policy does not. */
function refusals(document: Document.Parsed, at: (offset: number) => PolicyPlace): PolicyProblem[] {
  const problems: PolicyProblem[] = []
  const add = (node: Node, what: string, instead: string): void => {
    problems.push({ place: at(node.range?.[0] ?? 0), what, instead })
  }
  visit(document, {
    Node: (_key, node, path) => {
      if (isAlias(node)) {
        add(node, 'an alias is not allowed: a reader should see what stands here', 'write it out')
        return
      }
      if (node.anchor !== undefined) add(node, 'an anchor is not allowed', 'remove the "&…"')
      if (node.tag !== undefined) add(node, 'a tag is not allowed', 'remove the "!…"')
      if (isCollection(node) && path.filter(isCollection).length >= policyDepthMax) {
        add(node, `this is nested deeper than ${policyDepthMax} levels`, 'write it flatter')
        return visit.SKIP
      }
      return undefined
    },
    Pair: (_key, { key }) => {
      if (isScalar(key) && key.value === '<<') add(key, 'a merge key is not allowed', 'write the keys out')
      else if (isScalar(key) && typeof key.value !== 'string')
        add(key, 'a key is not a text', 'put it in quotes')
      else if (!isScalar(key))
        problems.push({ place: start, what: 'a key is a map or a list', instead: 'write a text' })
    },
  })
  return problems
}

function placesOf(
  document: Document.Parsed,
  at: (offset: number) => PolicyPlace,
): Pick<YamlText, 'place' | 'keyPlace'> {
  const nodeAt = (path: readonly PropertyKey[]): Node | undefined => {
    for (let length = path.length; length >= 0; length -= 1) {
      const node: unknown = length === 0 ? document.contents : document.getIn(path.slice(0, length), true)
      if (isScalar(node) || isCollection(node)) return node
    }
    return undefined
  }
  const offsetOf = (node: Node | undefined): number => node?.range?.[0] ?? 0
  return {
    place: (path) => at(offsetOf(nodeAt(path))),
    keyPlace: (path, key, within = 0) => {
      const map = nodeAt(path)
      const pair = isMap(map)
        ? map.items.find((item) => isScalar(item.key) && item.key.value === key)
        : undefined
      const node = pair !== undefined && isScalar(pair.key) ? pair.key : map
      const isQuoted = isScalar(node) && (node.type === 'QUOTE_DOUBLE' || node.type === 'QUOTE_SINGLE')
      return at(offsetOf(node) + within + (isQuoted && within > 0 ? 1 : 0))
    },
  }
}
