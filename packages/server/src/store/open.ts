import { chmodSync, mkdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { Kysely, Migrator, PostgresDialect, type Migration } from 'kysely'
import pg from 'pg'
import { first } from './migrations/0001-first.ts'
import { ledger } from './migrations/0004-ledger.ts'
import { review } from './migrations/0003-review.ts'
import type { Dialect, Tables } from './schema.ts'
import { SqlStore } from './sql-store.ts'
import { nodeSqliteDialect } from './sqlite-dialect.ts'
import type { Store } from './store.ts'

/** Where the store is. */
export type StoreLocation =
  | { readonly kind: 'embedded'; readonly folder: string }
  | { readonly kind: 'postgres'; readonly url: string; readonly connectionsMax: number }

export interface OpenStoreOptions {
  /** Names this process where it counts; any text that no other process has. */
  readonly writer: string
  /** Told where a connection that nobody was using broke; PostgreSQL alone. */
  readonly onIdleError?: (() => void) | undefined
}

/** A folder that others can read keeps no secret. */
export class UnsafeFolderError extends Error {
  override readonly name = 'UnsafeFolderError'
}

const databaseName = 'stet.db'
const busyTimeoutMs = 5_000
/** Pages (4 KiB) of the write-ahead log before they are copied back: rarely, because that too waits for the disk. */
const checkpointPages = 4_000
const connectTimeoutMs = 5_000
const statementTimeoutMs = 30_000

/**
 * Opens the store and brings its tables up to date; two processes may do so at once.
 *
 * @throws {@link UnsafeFolderError}; what the database throws, where it cannot be opened
 */
export async function openStore(location: StoreLocation, options: OpenStoreOptions): Promise<Store> {
  const { db, dialect } = openDatabase(location, options)
  try {
    await migrate(db, dialect)
  } catch (error) {
    await db.destroy()
    throw error
  }
  return new SqlStore(db, dialect, options.writer)
}

/** Opens the database as it is. The caller closes it. */
export function openDatabase(
  location: StoreLocation,
  options: Pick<OpenStoreOptions, 'onIdleError'> = {},
): { db: Kysely<Tables>; dialect: Dialect } {
  return location.kind === 'embedded'
    ? { db: openEmbedded(location.folder), dialect: 'sqlite' }
    : { db: openPostgres(location, options), dialect: 'postgres' }
}

/** Whether a database refused what it was given (a constraint, a value), and is well otherwise. */
export function isRefusedRow(error: unknown): boolean {
  const { code, errcode } = (error ?? {}) as { code?: unknown; errcode?: unknown }
  const sqliteConstraint = 19
  return (
    (typeof code === 'string' && /^(?:22|23)[0-9A-Z]{3}$/.test(code)) ||
    (Number(errcode) & 0xff) === sqliteConstraint
  )
}

/** The file of an embedded store. */
export function databasePath(folder: string): string {
  return join(folder, databaseName)
}

function openEmbedded(folder: string): Kysely<Tables> {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const { mode } = statSync(folder)
  if ((mode & 0o077) !== 0)
    throw new UnsafeFolderError(`others can read the folder ${folder}; run: chmod 700 ${folder}`)
  // Files beside the database take its mode.
  const before = process.umask(0o077)
  let database: DatabaseSync
  try {
    database = new DatabaseSync(databasePath(folder))
    database.exec(`
      pragma busy_timeout = ${busyTimeoutMs};
      pragma journal_mode = wal;
      pragma synchronous = full;
      pragma wal_autocheckpoint = ${checkpointPages};
      pragma foreign_keys = on;
      pragma secure_delete = on;
    `)
  } finally {
    process.umask(before)
  }
  chmodSync(databasePath(folder), 0o600)
  return new Kysely<Tables>({ dialect: nodeSqliteDialect(database) })
}

function openPostgres(
  { url, connectionsMax }: StoreLocation & { kind: 'postgres' },
  { onIdleError }: Pick<OpenStoreOptions, 'onIdleError'>,
): Kysely<Tables> {
  const pool = new pg.Pool({
    connectionString: url,
    max: connectionsMax,
    connectionTimeoutMillis: connectTimeoutMs,
    statement_timeout: statementTimeoutMs,
    application_name: 'stet',
    types: { getTypeParser: typeParser },
  })
  // Without a listener a connection that breaks while nobody uses it ends the process.
  pool.on('error', () => onIdleError?.())
  // Nor may one end it that breaks between two statements of a transaction: the next statement fails.
  pool.on('connect', (client) => client.on('error', () => undefined))
  return new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) })
}

/** 64-bit numbers here are times and counts, which a JavaScript number holds exactly. */
const numericTypes: ReadonlySet<number> = new Set<number>([pg.types.builtins.INT8, pg.types.builtins.NUMERIC])

const parseType: (oid: number, format?: 'text' | 'binary') => unknown = pg.types.getTypeParser

const typeParser: typeof pg.types.getTypeParser = (oid: number, format?: 'text' | 'binary'): unknown =>
  format !== 'binary' && numericTypes.has(oid) ? Number : parseType(oid, format)

async function migrate(db: Kysely<Tables>, dialect: Dialect): Promise<void> {
  const { error } = await migratorOf(db, dialect).migrateToLatest()
  if (error !== undefined) throw error instanceof Error ? error : new Error('the tables could not be made')
}

/** What changes the tables, in its order. */
export function migratorOf(db: Kysely<Tables>, dialect: Dialect): Migrator {
  const migrations: Readonly<Record<string, Migration>> = {
    '0001-first': first(dialect),
    '0003-review': review(dialect),
    '0004-ledger': ledger(dialect),
  }
  return new Migrator({ db, provider: { getMigrations: () => Promise.resolve({ ...migrations }) } })
}
