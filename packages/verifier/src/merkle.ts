import { createHash } from 'node:crypto'

/**
 * The Merkle tree of RFC 6962, written from the RFC and from nothing of the gateway's.
 *
 * @see https://www.rfc-editor.org/rfc/rfc6962#section-2.1
 */

function sha256(...parts: readonly Uint8Array[]): Buffer {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part)
  return hash.digest()
}

export function leafHash(bytes: Uint8Array): Buffer {
  return sha256(Uint8Array.of(0), bytes)
}

function nodeHash(left: Uint8Array, right: Uint8Array): Buffer {
  return sha256(Uint8Array.of(1), left, right)
}

/** A tree of which the right edge is held alone: complete subtrees, as the binary digits of the size have them. */
export class GrowingTree {
  readonly #edge: { hash: Buffer; size: number }[] = []
  size = 0

  /** @param leaf - hash of the next leaf */
  add(leaf: Uint8Array): void {
    let top: { hash: Buffer; size: number } = { hash: Buffer.from(leaf), size: 1 }
    for (let last = this.#edge.at(-1); last?.size === top.size; last = this.#edge.at(-1)) {
      this.#edge.pop()
      top = { hash: nodeHash(last.hash, top.hash), size: top.size * 2 }
    }
    this.#edge.push(top)
    this.size += 1
  }

  root(): Buffer {
    const last = this.#edge.at(-1)?.hash ?? sha256()
    return this.#edge.slice(0, -1).reduceRight((right, { hash }) => nodeHash(hash, right), last)
  }
}

/** Whether a leaf is in a tree, at a position. @see https://www.rfc-editor.org/rfc/rfc9162#section-2.1.3.2 */
export function isIncluded(
  leaf: Uint8Array,
  index: number,
  size: number,
  proof: readonly Uint8Array[],
  root: Uint8Array,
): boolean {
  if (!Number.isSafeInteger(index) || index < 0 || index >= size) return false
  return climb(index, size - 1, leaf, proof)?.right.equals(root) === true
}

/** Whether a tree is the beginning of another. @see https://www.rfc-editor.org/rfc/rfc9162#section-2.1.4.2 */
export function isConsistent(
  before: { readonly size: number; readonly root: Uint8Array },
  after: { readonly size: number; readonly root: Uint8Array },
  proof: readonly Uint8Array[],
): boolean {
  if (before.size > after.size || before.size < 1) return false
  if (before.size === after.size) return proof.length === 0 && Buffer.from(before.root).equals(after.root)
  const [first, ...rest] = Number.isInteger(Math.log2(before.size)) ? [before.root, ...proof] : proof
  if (first === undefined) return false
  let [at, last] = [before.size - 1, after.size - 1]
  for (; at % 2 === 1; last = Math.floor(last / 2)) at = Math.floor(at / 2)
  const top = climb(at, last, first, rest)
  return top !== undefined && top.left.equals(before.root) && top.right.equals(after.root)
}

/** Goes up from a node to the root: `left` is hashed with what stands left of the way alone, `right` with all. */
function climb(
  from: number,
  to: number,
  start: Uint8Array,
  proof: readonly Uint8Array[],
): { left: Buffer; right: Buffer } | undefined {
  let [at, last] = [from, to]
  let left: Buffer = Buffer.from(start)
  let right: Buffer = Buffer.from(start)
  for (const step of proof) {
    if (last === 0) return undefined
    if (at % 2 === 1 || at === last) {
      left = nodeHash(step, left)
      right = nodeHash(step, right)
      for (; at % 2 === 0 && at !== 0; last = Math.floor(last / 2)) at = Math.floor(at / 2)
    } else right = nodeHash(right, step)
    at = Math.floor(at / 2)
    last = Math.floor(last / 2)
  }
  return last === 0 ? { left, right } : undefined
}
