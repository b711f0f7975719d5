import { isCollection, isMap, isScalar, isSeq, type Document, type Node, type Pair, type YAMLMap } from 'yaml'
import type { PolicyPlace } from './model.ts'

/** Where the values and keys of a YAML document stand. */
export interface YamlPlaces {
  /** Place of the value at a path; of the nearest thing around it where there is none. */
  place(path: readonly PropertyKey[]): PolicyPlace
  /** Place of a key in the map at a path; `within` counts characters inside the key. */
  keyPlace(path: readonly PropertyKey[], key: string, within?: number): PolicyPlace
}

/** Finds places in a document, each in a time that does not grow with the document. */
export function yamlPlaces(
  document: Document.Parsed,
  source: string,
  at: (offset: number) => PolicyPlace,
): YamlPlaces {
  const indexes = new WeakMap<YAMLMap, ReadonlyMap<unknown, Pair>>()
  const pairOf = (map: YAMLMap, key: PropertyKey): Pair | undefined => {
    let index = indexes.get(map)
    if (index === undefined) {
      index = new Map(map.items.map((pair) => [isScalar(pair.key) ? pair.key.value : pair.key, pair]))
      indexes.set(map, index)
    }
    return index.get(key)
  }
  const nodeAt = (path: readonly PropertyKey[]): Node | undefined => {
    let node: Node | undefined = document.contents ?? undefined
    for (const part of path) {
      let next: unknown
      if (isMap(node)) next = pairOf(node, part)?.value
      else if (isSeq(node)) next = node.items[Number(part)]
      if (!isScalar(next) && !isCollection(next)) return node
      node = next
    }
    return node
  }
  return {
    place: (path) => at(nodeAt(path)?.range?.[0] ?? 0),
    keyPlace: (path, key, within = 0) => {
      const map = nodeAt(path)
      const node = isMap(map) ? pairOf(map, key)?.key : undefined
      if (!isScalar(node) || node.range === undefined || node.range === null) return at(map?.range?.[0] ?? 0)
      const [start, end] = node.range
      return at(start + offsetInside(source.slice(start, end), key, within))
    },
  }
}

/** Where a character of a key stands in the key as it is written; its start where escapes hide that. */
function offsetInside(written: string, key: string, within: number): number {
  if (within === 0 || written === key) return within
  if (written.slice(1, -1) === key) return within + 1
  if (!written.startsWith("'")) return 0
  return 1 + key.slice(0, within).replaceAll("'", "''").length
}
