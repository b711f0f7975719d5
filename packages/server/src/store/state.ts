import { existsSync } from 'node:fs'
import { sql } from 'kysely'
import { databasePath, migratorOf, openDatabase, type StoreLocation } from './open.ts'

/** How a database is, without changing it. */
export interface StoreState {
  /** Changes of the tables that are made. */
  readonly applied: readonly string[]
  /** Changes that this version still has to make. */
  readonly pending: readonly string[]
  /** Of one small query. */
  readonly latencyMs: number
  /** The database's clock when it answered; the embedded one has this machine's. */
  readonly clockMs: number | undefined
}

/** Looks at a database; undefined where the embedded one is not there yet. @throws where it cannot be opened */
export async function storeState(location: StoreLocation): Promise<StoreState | undefined> {
  if (location.kind === 'embedded' && !existsSync(databasePath(location.folder))) return undefined
  const { db, dialect } = openDatabase(location)
  try {
    // The first query also connects.
    await sql`select 1`.execute(db)
    const startMs = performance.now()
    const clock =
      dialect === 'sqlite'
        ? await sql<{ ms: undefined }>`select null as ms`.execute(db)
        : await sql<{ ms: number }>`select extract(epoch from clock_timestamp()) * 1000 as ms`.execute(db)
    const latencyMs = performance.now() - startMs
    const migrations = await migratorOf(db, dialect).getMigrations()
    return {
      applied: migrations.filter(({ executedAt }) => executedAt !== undefined).map(({ name }) => name),
      pending: migrations.filter(({ executedAt }) => executedAt === undefined).map(({ name }) => name),
      latencyMs,
      clockMs: clock.rows[0]?.ms ?? undefined,
    }
  } finally {
    await db.destroy()
  }
}

/** Brings the tables up to date; two processes may do so at once. @returns the changes that this one made */
export async function migrateStore(location: StoreLocation): Promise<string[]> {
  const { db, dialect } = openDatabase(location)
  try {
    const { error, results = [] } = await migratorOf(db, dialect).migrateToLatest()
    if (error !== undefined) throw error instanceof Error ? error : new Error('the tables could not be made')
    return results.filter(({ status }) => status === 'Success').map(({ migrationName }) => migrationName)
  } finally {
    await db.destroy()
  }
}
