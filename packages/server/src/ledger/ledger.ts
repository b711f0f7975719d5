import { isConsistent, openCheckpoint, VerifyError, type Checkpoint } from '@stet/verifier'
import { GatewayError } from '../contract/errors.ts'
import type { LedgerStore, LedgerTree, UncountedRow } from '../store/ledger-store.ts'
import { entryText, type NewEntry } from './entry.ts'
import {
  consistencyStretches,
  edgeOf,
  grow,
  hashesOf,
  inclusionStretches,
  leafHash,
  nodesOf,
  rootOf,
} from './merkle.ts'
import { checkpointText, type NoteSigner } from './note.ts'

export interface LedgerPorts {
  readonly store: LedgerStore
  readonly signer: NoteSigner
  readonly now: () => number
  /** Gets every new checkpoint, so that it is also where the database's administrator is not. */
  readonly witness?: ((checkpoint: string) => Promise<void>) | undefined
}

export interface Proof {
  readonly index: number
  readonly size: number
  readonly entry: string
  /** Base64, from the leaf upwards. */
  readonly hashes: readonly string[]
  readonly checkpoint: string
}

const tree: LedgerTree = {
  edgeOf,
  grow: (size, edge, entries) =>
    grow(
      size,
      edge,
      entries.map((entry) => leafHash(Buffer.from(entry))),
    ),
}

/** Counts come in whole minutes, once nobody counts in them any more. */
const countDelayMs = 120_000
/** How far back counts are looked for, once all were looked through: a year of them takes long. */
const countLateMs = 86_400_000
const pageMax = 1000

/** What happened, so that it can be proved: entries are added, and nothing is ever changed. */
export class Ledger {
  readonly #ports: LedgerPorts
  /** The newest that was signed here: what this process knows, whatever the tables say later. */
  #last: (Checkpoint & { readonly note: string }) | undefined
  #witnessedSize = -1
  #isLookedThrough = false

  constructor(ports: LedgerPorts) {
    this.#ports = ports
  }

  get verifierKey(): string {
    return this.#ports.signer.verifierKey
  }

  /** Resolves when the entries are durable. @returns the first one's position */
  append(entries: readonly NewEntry[]): Promise<number> {
    const { store, now } = this.#ports
    return store.append(
      entries.map((entry) => entryText(entry, now())),
      tree,
    )
  }

  /** Takes over what was counted; each count once. @param isAll - also of the minute that is not over */
  async appendCounts(isAll = false): Promise<number> {
    const { store, now } = this.#ports
    const untilMs = isAll ? now() : now() - countDelayMs
    const sinceMs = isAll || !this.#isLookedThrough ? 0 : untilMs - countLateMs
    for (let added = 0; ;) {
      const some = await store.appendCounts({ sinceMs, untilMs }, (rows) => countEntries(rows, now()), tree)
      added += some
      if (some > 0) continue
      this.#isLookedThrough = true
      return added
    }
  }

  /**
   * Signs what there is, if it goes on from what was signed before. The witness is shown the newest checkpoint until
   * it has taken it.
   *
   * @returns the newest checkpoint
   * @throws {@link GatewayError} STET_LEDGER_FORKED
   */
  async checkpoint(): Promise<string> {
    const { store, signer, now, witness } = this.#ports
    // Read before the size: another gateway may sign meanwhile.
    const last = this.#last ?? (await this.#stored())
    const size = await store.size()
    const root = Buffer.from(await this.#root(size))
    if (last !== undefined && !(await this.#goesOn(last, { size, root })))
      throw new GatewayError('STET_LEDGER_FORKED')
    const isNew = last?.size !== size
    const note = isNew ? signer.sign(checkpointText(signer.name, size, root)) : last.note
    if (isNew) await store.addCheckpoint({ size, note, atMs: now() })
    this.#last = { origin: signer.name, size, root, note }
    if (size > this.#witnessedSize) {
      await witness?.(note)
      this.#witnessedSize = size
    }
    return note
  }

  async #stored(): Promise<(Checkpoint & { readonly note: string }) | undefined> {
    const row = await this.#ports.store.checkpoint()
    if (row === undefined) return undefined
    try {
      return { ...openCheckpoint(row.note, this.verifierKey), note: row.note }
    } catch (error) {
      throw error instanceof VerifyError ? new GatewayError('STET_LEDGER_FORKED') : error
    }
  }

  async #root(size: number): Promise<Uint8Array> {
    return rootOf(await this.#ports.store.nodes(edgeOf(size)))
  }

  /** Whoever can write to the tables could have written them anew: that is not signed. */
  async #goesOn(last: Checkpoint, now: { readonly size: number; readonly root: Buffer }): Promise<boolean> {
    if (last.size > now.size) return false
    if (last.size === 0) return true
    const stretches = consistencyStretches(last.size, now.size)
    return isConsistent(
      last,
      now,
      hashesOf(stretches, await this.#ports.store.nodes(stretches.flatMap(nodesOf))),
    )
  }

  /** Proves that an entry is in the ledger as it is now. */
  async prove(index: number): Promise<Proof> {
    const { store } = this.#ports
    const checkpoint = await this.checkpoint()
    const size = sizeOf(checkpoint)
    const [entry] = index < 0 || index >= size ? [] : await store.entries(index, 1)
    if (entry === undefined) throw new RangeError(`the ledger has the entries 0 to ${size - 1}`)
    const stretches = inclusionStretches(index, size)
    const hashes = hashesOf(stretches, await store.nodes(stretches.flatMap(nodesOf)))
    return { index, size, entry, hashes: hashes.map(base64), checkpoint }
  }

  /** Proves that an entry whose text is at hand is in the ledger of a size. */
  async proveAt(index: number, size: number, entry: string): Promise<Omit<Proof, 'checkpoint'>> {
    const stretches = inclusionStretches(index, size)
    const hashes = hashesOf(stretches, await this.#ports.store.nodes(stretches.flatMap(nodesOf)))
    return { index, size, entry, hashes: hashes.map(base64) }
  }

  /** Signs a text with the ledger's key; what it says is not in the ledger. */
  signNote(text: string): string {
    return this.#ports.signer.sign(text)
  }

  /** Proves that the ledger of one size is the beginning of that of another. @returns base64 */
  async proveConsistency(before: number, size: number): Promise<readonly string[]> {
    const { store } = this.#ports
    const now = await store.size()
    if (before < 1 || before > size || size > now) throw new RangeError(`sizes go from 1 to ${now}`)
    const stretches = consistencyStretches(before, size)
    return hashesOf(stretches, await store.nodes(stretches.flatMap(nodesOf))).map(base64)
  }

  /** The whole ledger up to a new checkpoint, a line at a time: a head, then an entry a line. */
  async *export(): AsyncGenerator<string> {
    const checkpoint = await this.checkpoint()
    const size = sizeOf(checkpoint)
    yield JSON.stringify({ ledger: 'stet.dev/ledger/v1', key: this.verifierKey, checkpoint })
    for (let from = 0; from < size; from += pageMax) {
      yield* await this.#ports.store.entries(from, Math.min(pageMax, size - from))
    }
  }
}

/** Size that a checkpoint of ours is of. */
export function sizeOf(checkpoint: string): number {
  return Number(checkpoint.split('\n')[1])
}

function base64(hash: Uint8Array): string {
  return Buffer.from(hash).toString('base64')
}

/** One entry for each minute and route. */
function countEntries(rows: readonly UncountedRow[], atMs: number): string[] {
  const groups = new Map<string, UncountedRow[]>()
  for (const row of rows) {
    const key = `${row.minuteMs} ${row.integration} ${row.route}`
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [row])
    else group.push(row)
  }
  return [...groups.values()].flatMap((group) => {
    const [first] = group
    if (first === undefined) return []
    const { integration, route, minuteMs } = first
    const sums = new Map<string, { kind: string; name: string; outcome: string; count: number }>()
    for (const { kind, name, outcome, count } of group) {
      const key = JSON.stringify([kind, name, outcome])
      const sum = sums.get(key)
      if (sum === undefined) sums.set(key, { kind, name, outcome, count })
      else sum.count += count
    }
    const minute = new Date(minuteMs).toISOString()
    return [entryText({ kind: 'counts', integration, route, minute, counts: [...sums.values()] }, atMs)]
  })
}
