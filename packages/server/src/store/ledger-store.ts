/** A complete subtree of the ledger's Merkle tree. */
export interface LedgerNode {
  readonly level: number
  readonly index: number
  readonly hash: Uint8Array
}

/** How the tree grows: what the store does not know, and must do in the transaction of an append. */
export interface LedgerTree {
  /** Nodes that have to be read to append to a tree of a size. */
  edgeOf(size: number): { level: number; index: number }[]
  /** Nodes that are new once entries are there. */
  grow(size: number, edge: readonly LedgerNode[], entries: readonly string[]): LedgerNode[]
}

/** Counts of a minute that the ledger does not have yet. */
export interface UncountedRow {
  readonly integration: string
  readonly route: string
  readonly kind: string
  readonly name: string
  readonly outcome: string
  readonly minuteMs: number
  /** How many more than the ledger has. */
  readonly count: number
}

/** Minutes by their beginning, both ends included. */
export interface MinuteRange {
  readonly sinceMs: number
  readonly untilMs: number
}

export interface CheckpointRow {
  readonly size: number
  readonly note: string
  readonly atMs: number
}

/** What the ledger keeps. Entries are only ever added. */
export interface LedgerStore {
  /** Adds entries and the tree's new nodes, together; gateways take turns. @returns the first one's position */
  append(entries: readonly string[], tree: LedgerTree): Promise<number>
  /**
   * Adds entries for some of what was counted in a time and is not in the ledger, and remembers that it is: each
   * count comes in exactly once, whatever fails in between.
   *
   * @returns entries added; 0: there is nothing left
   */
  appendCounts(
    minutes: MinuteRange,
    entriesOf: (rows: readonly UncountedRow[]) => readonly string[],
    tree: LedgerTree,
  ): Promise<number>
  size(): Promise<number>
  /** Entries from a position on. */
  entries(from: number, max: number): Promise<string[]>
  nodes(names: readonly { level: number; index: number }[]): Promise<LedgerNode[]>
  addCheckpoint(row: CheckpointRow): Promise<void>
  /** The newest, or the newest up to a size. */
  checkpoint(sizeMax?: number): Promise<CheckpointRow | undefined>
}
