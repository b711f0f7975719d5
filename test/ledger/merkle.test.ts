import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  consistencyStretches,
  edgeOf,
  grow,
  hashesOf,
  inclusionStretches,
  leafHash,
  nodesOf,
  rootOf,
  type TreeNode,
} from '../../packages/server/src/ledger/merkle.ts'
import * as verifier from '../../packages/verifier/src/index.ts'

/** Leaves and roots of Certificate Transparency's own tests, for trees of 0 to 8 leaves. */
const leaves = [
  '',
  '00',
  '10',
  '2021',
  '3031',
  '40414243',
  '5051525354555657',
  '606162636465666768696a6b6c6d6e6f',
]
const roots = [
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
]
const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex')

const rootByVerifier = (hashes: readonly Uint8Array[]): Uint8Array => {
  const tree = new verifier.GrowingTree()
  for (const hash of hashes) tree.add(hash)
  return tree.root()
}

/** A tree in memory that grows as the store's does. */
class MemoryTree {
  readonly #nodes = new Map<string, TreeNode>()
  size = 0

  append(hashes: readonly Uint8Array[]): void {
    for (const node of grow(this.size, this.read(edgeOf(this.size)), hashes))
      this.#nodes.set(`${node.level} ${node.index}`, node)
    this.size += hashes.length
  }

  read(names: readonly { level: number; index: number }[]): TreeNode[] {
    return names.map(({ level, index }) => {
      const node = this.#nodes.get(`${level} ${index}`)
      if (node === undefined) throw new Error(`no node ${level} ${index}`)
      return node
    })
  }

  root(size = this.size): Uint8Array {
    return rootOf(this.read(edgeOf(size)))
  }
}

const treeOf = (count: number, chunk = 3): { tree: MemoryTree; hashes: Uint8Array[] } => {
  const tree = new MemoryTree()
  const hashes = Array.from({ length: count }, (_, at) => leafHash(Buffer.from(`entry ${at}`)))
  for (let at = 0; at < count; at += chunk) tree.append(hashes.slice(at, at + chunk))
  return { tree, hashes }
}

describe('the tree of RFC 6962', () => {
  it.each(roots.map((root, size) => [size, root] as const))(
    'has the published root for %d leaves',
    (size, root) => {
      const hashes = leaves.slice(0, size).map((leaf) => leafHash(Buffer.from(leaf, 'hex')))
      const tree = new MemoryTree()
      for (const one of hashes) tree.append([one])
      expect(hex(tree.root())).toBe(root)
      const byVerifier = leaves.slice(0, size).map((leaf) => verifier.leafHash(Buffer.from(leaf, 'hex')))
      expect(hex(rootByVerifier(byVerifier))).toBe(root)
    },
  )

  it('is the same however it grew, and as the verifier works it out', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 130 }), fc.integer({ min: 1, max: 70 }), (count, chunk) => {
        const { tree, hashes } = treeOf(count, chunk)
        expect(hex(tree.root())).toBe(hex(rootByVerifier(hashes)))
      }),
      { numRuns: 150 },
    )
  })

  it('proves each leaf of each size, and no other leaf, place or size', () => {
    for (const size of [1, 2, 3, 4, 5, 6, 7, 8, 9, 15, 16, 17, 31, 33]) {
      const { tree, hashes } = treeOf(size)
      const root = tree.root()
      for (let index = 0; index < size; index++) {
        const stretches = inclusionStretches(index, size)
        const proof = hashesOf(stretches, tree.read(stretches.flatMap(nodesOf)))
        const leaf = hashes[index] ?? Buffer.alloc(32)
        expect(verifier.isIncluded(leaf, index, size, proof, root)).toBe(true)
        expect(verifier.isIncluded(leafHash(Buffer.from('other')), index, size, proof, root)).toBe(false)
        expect(verifier.isIncluded(leaf, index + 1, size, proof, root)).toBe(false)
        expect(verifier.isIncluded(leaf, index, size, [...proof, root], root)).toBe(false)
        if (proof.length > 0) expect(verifier.isIncluded(leaf, index, size, proof.slice(1), root)).toBe(false)
        expect(verifier.isIncluded(leaf, index, size, proof, leafHash(root))).toBe(false)
      }
    }
  })

  it('proves that each size is the beginning of each later one, and no other root', () => {
    const { tree } = treeOf(33)
    for (let size = 1; size <= 33; size++) {
      for (let before = 1; before <= size; before++) {
        const stretches = consistencyStretches(before, size)
        const proof = hashesOf(stretches, tree.read(stretches.flatMap(nodesOf)))
        const [old, now] = [
          { size: before, root: tree.root(before) },
          { size, root: tree.root(size) },
        ]
        expect(verifier.isConsistent(old, now, proof)).toBe(true)
        expect(verifier.isConsistent({ ...old, root: leafHash(old.root) }, now, proof)).toBe(false)
        expect(verifier.isConsistent(old, { ...now, root: leafHash(now.root) }, proof)).toBe(false)
        if (before < size) {
          expect(verifier.isConsistent(old, now, [])).toBe(false)
          expect(verifier.isConsistent(old, now, [...proof, old.root])).toBe(false)
        }
      }
    }
  })
})

describe('a signed note', () => {
  // The example of golang.org/x/mod/sumdb/note, which C2SP's signed note was made from.
  const key = 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW'
  const text =
    'If you think cryptography is the answer to your problem,\n' +
    "then you don't know what your problem is.\n"
  const note = `${text}\n\u2014 PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n`

  it('is opened as its specification does', () => {
    expect(verifier.openNote(note, key)).toBe(text)
  })

  it.each([
    ['another text', note.replace('answer', 'Answer'), key],
    ['another signature', note.replace('x08go/ZJ', 'x08go/ZK'), key],
    ['another name', note.replace('\u2014 PeterNeumann', '\u2014 EnochRoot'), key],
    ['another key', note, key.replace('c74f20a3', 'c74f20a4')],
    ['no signature', `${text}\n`, key],
    ['half a note', note.slice(0, -1), key],
  ])('is not opened with %s', (_name, broken, by) => {
    expect(() => verifier.openNote(broken, by)).toThrow(verifier.VerifyError)
  })
})
