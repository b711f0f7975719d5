import { readSync } from 'node:fs'
import { GrowingTree, leafHash } from './merkle.ts'
import { openCheckpoint, type Checkpoint } from './note.ts'
import { verdictOf, VerifyError, type Verdict } from './verdict.ts'

/** What came from elsewhere: a verifier key, and checkpoints that the export has to go on from. */
export interface LedgerPins {
  readonly key?: string | undefined
  readonly checkpoints?: readonly string[] | undefined
}

const chunkBytes = 65_536
const lineBytesMax = 16 * 1024 * 1024

/**
 * Checks an export of a ledger: a line with a checkpoint and a key, then entries, hashed as their bytes stand.
 * Holds one line at a time, and of the tree its right edge. Without a pinned key the export vouches for itself alone.
 */
export function verifyLedger(bytes: Iterable<Uint8Array>, pins: LedgerPins): Verdict & { entries: number } {
  const tree = new GrowingTree()
  const verdict = verdictOf((lines) => {
    const from = linesOf(bytes)
    const head = readHead(from.next())
    const key = pins.key?.trim() ?? head.key
    if (key !== head.key) throw new VerifyError('the export names another key than the pinned one')
    const own = openCheckpoint(head.checkpoint, key)
    const kept = (pins.checkpoints ?? []).map((note) => openCheckpoint(note, key))
    const isMet = new Set<Checkpoint>()
    for (;;) {
      for (const one of [own, ...kept])
        if (one.size === tree.size && one.root.equals(tree.root())) isMet.add(one)
      const entry = from.next()
      if (entry.done === true) break
      tree.add(leafHash(entry.value))
    }
    if (own.size !== tree.size)
      throw new VerifyError(`the checkpoint is of ${own.size} entries, and there are ${tree.size}`)
    if (!isMet.has(own)) throw new VerifyError('an entry was changed, moved, added or taken out')
    lines.push(`${tree.size} entries are what the checkpoint of ${own.origin} says`)
    for (const one of kept) {
      if (one.origin !== own.origin) throw new VerifyError('an outside checkpoint is of another ledger')
      const missing = one.size - tree.size
      if (missing > 0)
        throw new VerifyError(`an outside checkpoint saw ${one.size} entries: ${missing} are missing`)
      if (!isMet.has(one))
        throw new VerifyError(`written anew: an outside checkpoint saw other ${one.size} entries`)
      lines.push(`it begins with the ${one.size} entries that an outside checkpoint saw`)
    }
    if (pins.key === undefined) lines.push('the key is the export’s own: pin one from elsewhere with --key')
  })
  return { ...verdict, entries: tree.size }
}

function readHead({ value }: IteratorResult<Buffer>): { checkpoint: string; key: string } {
  try {
    const { ledger, checkpoint, key } = JSON.parse(String(value)) as Readonly<Record<string, unknown>>
    const line = Buffer.from(JSON.stringify({ ledger, key, checkpoint }))
    const isHead = ledger === 'stet.dev/ledger/v1' && line.equals(value as Buffer)
    if (isHead && typeof checkpoint === 'string' && typeof key === 'string') return { checkpoint, key }
  } catch {
    // Said below.
  }
  throw new VerifyError('the first line is not the head of an export')
}

function* linesOf(chunks: Iterable<Uint8Array>): Generator<Buffer, undefined> {
  let parts: Uint8Array[] = []
  let held = 0
  for (const chunk of chunks) {
    let start = 0
    for (let end = chunk.indexOf(10); end >= 0; end = chunk.indexOf(10, start)) {
      yield Buffer.concat([...parts, chunk.subarray(start, end)])
      ;[parts, held, start] = [[], 0, end + 1]
    }
    parts.push(chunk.subarray(start))
    held += chunk.length - start
    if (held > lineBytesMax) throw new VerifyError('a line is longer than any entry: this is no export')
  }
  if (held > 0) throw new VerifyError('the export does not end with a whole line: part of it is missing')
}

/** Reads an open file a chunk at a time: an export can be longer than any text can be. */
export function* chunksOf(file: number): Generator<Uint8Array, undefined> {
  for (let length = chunkBytes; length > 0;) {
    const chunk = new Uint8Array(chunkBytes)
    length = readSync(file, chunk)
    yield chunk.subarray(0, length)
  }
}
