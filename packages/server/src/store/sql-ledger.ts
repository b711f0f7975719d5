import { sql, type Kysely, type Selectable, type Transaction } from 'kysely'
import type {
  CheckpointRow,
  LedgerNode,
  LedgerStore,
  LedgerTree,
  MinuteRange,
  UncountedRow,
} from './ledger-store.ts'
import type { Dialect, Tables } from './schema.ts'

const insertRowsMax = 500
/** Counts that one transaction takes: few, because webhooks wait for the embedded store meanwhile. */
const countRowsMax = 500

/** The ledger's tables over SQL. Whoever appends holds the head's row until it is done. */
export class SqlLedger implements LedgerStore {
  readonly #db: Kysely<Tables>
  readonly #dialect: Dialect

  constructor(db: Kysely<Tables>, dialect: Dialect) {
    this.#db = db
    this.#dialect = dialect
  }

  append(entries: readonly string[], tree: LedgerTree): Promise<number> {
    return this.#db.transaction().execute(async (tx) => {
      const size = await this.#lock(tx)
      await this.#add(tx, size, entries, tree)
      return size
    })
  }

  appendCounts(
    { sinceMs, untilMs }: MinuteRange,
    entriesOf: (rows: readonly UncountedRow[]) => readonly string[],
    tree: LedgerTree,
  ): Promise<number> {
    return this.#db.transaction().execute(async (tx) => {
      const size = await this.#lock(tx)
      let uncounted = tx
        .selectFrom('counts')
        .selectAll()
        .where('minute_ms', '>=', sinceMs)
        .where('minute_ms', '<=', untilMs)
        .where((eb) => eb('count', '>', eb.ref('ledgered')))
        .orderBy('minute_ms')
        .orderBy('integration')
        .orderBy('route')
        .limit(countRowsMax)
      if (this.#dialect === 'postgres') uncounted = uncounted.forUpdate()
      const rows = await uncounted.execute()
      if (rows.length === 0) return 0
      const entries = entriesOf(
        rows.map(({ integration, route, kind, name, outcome, minute_ms: minuteMs, count, ledgered }) => ({
          integration,
          route,
          kind,
          name,
          outcome,
          minuteMs,
          count: count - ledgered,
        })),
      )
      await this.#add(tx, size, entries, tree)
      await markLedgered(tx, rows)
      return entries.length
    })
  }

  async size(): Promise<number> {
    const { size } = await this.#db.selectFrom('ledger_head').select('size').executeTakeFirstOrThrow()
    return size
  }

  async entries(from: number, max: number): Promise<string[]> {
    const rows = await this.#db
      .selectFrom('ledger_entries')
      .select('entry')
      .where('position', '>=', from)
      .orderBy('position')
      .limit(max)
      .execute()
    return rows.map(({ entry }) => entry)
  }

  nodes(names: readonly { level: number; index: number }[]): Promise<LedgerNode[]> {
    return this.#nodes(this.#db, names)
  }

  async addCheckpoint({ size, note, atMs }: CheckpointRow): Promise<void> {
    await this.#db
      .insertInto('ledger_checkpoints')
      .values({ size, note, at_ms: atMs })
      .onConflict((conflict) => conflict.column('size').doNothing())
      .execute()
  }

  async checkpoint(sizeMax?: number): Promise<CheckpointRow | undefined> {
    let query = this.#db.selectFrom('ledger_checkpoints').selectAll()
    if (sizeMax !== undefined) query = query.where('size', '<=', sizeMax)
    const row = await query.orderBy('size', 'desc').limit(1).executeTakeFirst()
    return row === undefined ? undefined : { size: row.size, note: row.note, atMs: row.at_ms }
  }

  /** SQLite's transaction has the whole database to itself. */
  async #lock(tx: Transaction<Tables>): Promise<number> {
    let query = tx.selectFrom('ledger_head').select('size').where('id', '=', 1)
    if (this.#dialect === 'postgres') query = query.forUpdate()
    const { size } = await query.executeTakeFirstOrThrow()
    return size
  }

  async #add(
    tx: Transaction<Tables>,
    size: number,
    entries: readonly string[],
    tree: LedgerTree,
  ): Promise<void> {
    if (entries.length === 0) return
    const edge = await this.#nodes(tx, tree.edgeOf(size))
    const nodes = tree.grow(size, edge, entries)
    const rows = entries.map((entry, offset) => ({ position: size + offset, entry }))
    for (const some of slices(rows)) await tx.insertInto('ledger_entries').values(some).execute()
    const nodeRows = nodes.map(({ level, index, hash }) => ({ level, position: index, hash }))
    for (const some of slices(nodeRows)) await tx.insertInto('ledger_nodes').values(some).execute()
    await tx
      .updateTable('ledger_head')
      .set({ size: size + entries.length })
      .where('id', '=', 1)
      .execute()
  }

  async #nodes(
    db: Kysely<Tables> | Transaction<Tables>,
    names: readonly { level: number; index: number }[],
  ): Promise<LedgerNode[]> {
    if (names.length === 0) return []
    const rows = await db
      .selectFrom('ledger_nodes')
      .selectAll()
      .where((eb) =>
        eb.or(names.map(({ level, index }) => eb.and([eb('level', '=', level), eb('position', '=', index)]))),
      )
      .execute()
    const byName = new Map(rows.map((row) => [`${row.level} ${row.position}`, row.hash]))
    return names.map(({ level, index }) => {
      const hash = byName.get(`${level} ${index}`)
      if (hash === undefined) throw new Error('the ledger lacks a node of its tree')
      return { level, index, hash }
    })
  }
}

/** All that was counted in rows that are locked, or that nobody else can write to. */
async function markLedgered(
  tx: Transaction<Tables>,
  rows: readonly Selectable<Tables['counts']>[],
): Promise<void> {
  const minutes = rows.map(({ minute_ms: minute }) => minute)
  const keys = rows.map(
    ({ minute_ms: minute, integration, route, kind, name, outcome, writer }) =>
      sql`(cast(${minute} as bigint), ${integration}, ${route}, ${kind}, ${name}, ${outcome}, ${writer})`,
  )
  // The bounds keep PostgreSQL from reading the whole table where it does not know how large it is.
  await sql`
    update counts set ledgered = count
    where minute_ms between ${Math.min(...minutes)} and ${Math.max(...minutes)}
      and (minute_ms, integration, route, kind, name, outcome, writer) in (values ${sql.join(keys)})`.execute(
    tx,
  )
}

function slices<T>(items: readonly T[]): T[][] {
  const parts: T[][] = []
  for (let at = 0; at < items.length; at += insertRowsMax) parts.push(items.slice(at, at + insertRowsMax))
  return parts
}
