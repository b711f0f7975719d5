import { createHash } from 'node:crypto'

/** A complete subtree: `index` counts the subtrees of `2 ** level` leaves from the left. */
export interface TreeNode {
  readonly level: number
  readonly index: number
  readonly hash: Uint8Array
}

/** Which subtree, without its hash. */
export type NodeName = Pick<TreeNode, 'level' | 'index'>

/**
 * The Merkle tree of RFC 6962 over stored complete subtrees: an append writes at most two nodes an entry, and
 * roots and proofs need as many nodes as the size has binary digits, twice.
 *
 * @see https://www.rfc-editor.org/rfc/rfc6962#section-2.1
 */

export function leafHash(bytes: Uint8Array): Buffer {
  return createHash('sha256').update(Uint8Array.of(0)).update(bytes).digest()
}

function nodeHash(left: Uint8Array, right: Uint8Array): Buffer {
  return createHash('sha256').update(Uint8Array.of(1)).update(left).update(right).digest()
}

/** Nodes that have to be read to append to, or to take the root of, a tree of a size. */
export function edgeOf(size: number): NodeName[] {
  const names: NodeName[] = []
  let start = 0
  for (let level = 52; level >= 0; level--) {
    const span = 2 ** level
    if (Math.floor(size / span) % 2 === 0) continue
    names.push({ level, index: start / span })
    start += span
  }
  return names
}

/**
 * Nodes that are complete once more leaves are there.
 *
 * @param edge - nodes of {@link edgeOf} for the size before
 */
export function grow(size: number, edge: readonly TreeNode[], leaves: readonly Uint8Array[]): TreeNode[] {
  const stack = [...edge]
  const made: TreeNode[] = []
  leaves.forEach((hash, offset) => {
    let node: TreeNode = { level: 0, index: size + offset, hash }
    made.push(node)
    for (let last = stack.at(-1); last?.level === node.level; last = stack.at(-1)) {
      stack.pop()
      node = { level: node.level + 1, index: last.index / 2, hash: nodeHash(last.hash, node.hash) }
      made.push(node)
    }
    stack.push(node)
  })
  return made
}

/** Root from the nodes of {@link edgeOf}. */
export function rootOf(edge: readonly TreeNode[]): Uint8Array {
  const last = edge.at(-1)
  if (last === undefined) return createHash('sha256').digest()
  return edge.slice(0, -1).reduceRight<Uint8Array>((right, { hash }) => nodeHash(hash, right), last.hash)
}

/** A stretch of leaves of which a proof has the hash, from the leaf upwards. */
interface Stretch {
  readonly start: number
  readonly end: number
}

/** Largest power of two below a size of two or more. */
function splitOf(size: number): number {
  return 2 ** (Math.ceil(Math.log2(size)) - 1)
}

/** What proves that an entry is in a tree. */
export function inclusionStretches(index: number, size: number): Stretch[] {
  const walk = (start: number, end: number): Stretch[] => {
    if (end - start <= 1) return []
    const middle = start + splitOf(end - start)
    return index < middle
      ? [...walk(start, middle), { start: middle, end }]
      : [...walk(middle, end), { start, end: middle }]
  }
  return walk(0, size)
}

/** What proves that a tree is the beginning of another; none where either is empty or both are the same. */
export function consistencyStretches(before: number, size: number): Stretch[] {
  const walk = (start: number, end: number, isWhole: boolean): Stretch[] => {
    if (before === end) return isWhole ? [] : [{ start, end }]
    const middle = start + splitOf(end - start)
    return before <= middle
      ? [...walk(start, middle, isWhole), { start: middle, end }]
      : [...walk(middle, end, false), { start, end: middle }]
  }
  return before === 0 || before === size ? [] : walk(0, size, true)
}

/** Complete subtrees that a stretch of a proof is made of: it begins at a multiple of its size. */
export function nodesOf({ start, end }: Stretch): NodeName[] {
  return edgeOf(end - start).map(({ level, index }) => ({ level, index: index + start / 2 ** level }))
}

/** Hashes of stretches, from the nodes of {@link nodesOf}. */
export function hashesOf(stretches: readonly Stretch[], nodes: readonly TreeNode[]): Uint8Array[] {
  const byName = new Map(nodes.map((node) => [`${node.level} ${node.index}`, node]))
  return stretches.map((stretch) => {
    const found = nodesOf(stretch).map(({ level, index }) => {
      const node = byName.get(`${level} ${index}`)
      if (node === undefined) throw new RangeError('the ledger lacks a node')
      return node
    })
    return rootOf(found)
  })
}
