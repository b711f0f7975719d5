import { leafHash, rootOf } from './merkle.ts'
import { NoteError, openCheckpoint, type Checkpoint } from './note.ts'

/** What an export was found to be, and what was checked or is wrong, a line each. */
export interface LedgerVerdict {
  readonly isGood: boolean
  readonly entries: number
  /** Whether a key that the caller pinned has signed it; without one the export vouches for itself alone. */
  readonly isPinned: boolean
  readonly lines: readonly string[]
}

/** What came from elsewhere: a verifier key, and checkpoints that the export has to go on from. */
export interface LedgerPins {
  readonly key?: string | undefined
  readonly checkpoints?: readonly string[] | undefined
}

/** Checks an export of a ledger: a line with a checkpoint and a key, then entries, hashed as they stand. */
export function verifyLedger(text: string, { key, checkpoints = [] }: LedgerPins): LedgerVerdict {
  const lines: string[] = []
  const isPinned = key !== undefined
  const [first = '', ...rest] = text.split('\n')
  const entries = rest.slice(0, -1)
  const fail = (line: string): LedgerVerdict => ({
    isGood: false,
    entries: entries.length,
    isPinned,
    lines: [...lines, `WRONG: ${line}`],
  })
  if (rest.at(-1) !== '') return fail('the export does not end with a whole line: part of it is missing')
  const header = readHeader(first)
  if (header === undefined) return fail('the first line is not the head of an export')
  const pinned = key ?? header.key
  if (isPinned && key.trim() !== header.key) return fail('the export names another key than the pinned one')
  let own: Checkpoint
  try {
    own = openCheckpoint(header.checkpoint, pinned)
  } catch (error) {
    return fail(messageOf(error))
  }
  const leaves = entries.map((entry) => leafHash(Buffer.from(entry)))
  if (own.size !== entries.length)
    return fail(`the checkpoint is of ${own.size} entries, and there are ${entries.length}`)
  if (!rootOf(leaves).equals(own.root)) return fail('an entry was changed, moved, added or taken out')
  lines.push(`${entries.length} entries are what the checkpoint of ${own.origin} says`)
  if (!isPinned) lines.push('the key is the export’s own: pin one from elsewhere with --key')
  for (const outside of checkpoints) {
    let seen: Checkpoint
    try {
      seen = openCheckpoint(outside, pinned)
    } catch (error) {
      return fail(`an outside checkpoint: ${messageOf(error)}`)
    }
    if (seen.origin !== own.origin) return fail('an outside checkpoint is of another ledger')
    if (seen.size > entries.length)
      return fail(`an outside checkpoint saw ${seen.size} entries: ${seen.size - entries.length} are missing`)
    if (!rootOf(leaves.slice(0, seen.size)).equals(seen.root))
      return fail(
        `the first ${seen.size} entries are not what an outside checkpoint saw: the ledger was written anew`,
      )
    lines.push(`it begins with the ${seen.size} entries that an outside checkpoint saw`)
  }
  return { isGood: true, entries: entries.length, isPinned, lines }
}

function readHeader(line: string): { checkpoint: string; key: string } | undefined {
  try {
    const { ledger, checkpoint, key } = JSON.parse(line) as Readonly<Record<string, unknown>>
    if (ledger !== 'stet.dev/ledger/v1' || typeof checkpoint !== 'string' || typeof key !== 'string')
      return undefined
    return JSON.stringify({ ledger, key, checkpoint }) === line ? { checkpoint, key } : undefined
  } catch {
    return undefined
  }
}

function messageOf(error: unknown): string {
  return error instanceof NoteError ? error.message : 'it cannot be read'
}
