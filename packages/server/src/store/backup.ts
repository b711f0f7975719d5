import {
  closeSync,
  existsSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs'
import { copyFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { Kysely } from 'kysely'
import { databasePath, migratorOf } from './open.ts'
import type { Tables } from './schema.ts'
import { nodeSqliteDialect } from './sqlite-dialect.ts'

/** Why a backup is not made or not taken. */
export type BackupFault =
  | 'no-store'
  | 'file-exists'
  | 'store-exists'
  | 'store-in-use'
  | 'not-a-store'
  | 'damaged'
  | 'newer-version'
  | 'store-damaged'

export class BackupError extends Error {
  override readonly name = 'BackupError'
  readonly fault: BackupFault

  constructor(fault: BackupFault) {
    super(`the backup was not made or not taken: ${fault}`)
    this.fault = fault
  }
}

const sqliteCorrupt = 11
const sqliteNotADatabase = 26

/**
 * Writes the embedded store, as it is at one moment, into one file of mode 0600, while a gateway uses it.
 *
 * @returns bytes of the file
 * @throws {@link BackupError}
 */
export async function backUp(folder: string, file: string): Promise<number> {
  if (!existsSync(databasePath(folder))) throw new BackupError('no-store')
  if (existsSync(file)) throw new BackupError('file-exists')
  const beside = besideOf(file)
  // Made here so that it has its mode before anything is in it.
  closeSync(openSync(beside, 'wx', 0o600))
  try {
    const database = new DatabaseSync(databasePath(folder))
    try {
      database.exec('pragma busy_timeout = 5000')
      // One reading transaction: writers go on meanwhile, and what was deleted is not copied.
      database.prepare('vacuum into ?').run(beside)
    } finally {
      database.close()
    }
    await checkStore(beside).catch(() => {
      throw new BackupError('store-damaged')
    })
    sync(beside)
    link(beside, file)
    sync(dirname(file))
    return statSync(file).size
  } finally {
    rmSync(beside, { force: true })
  }
}

/**
 * Puts a backup in the place of an embedded store that nobody uses. The file stays.
 *
 * @param isForced - whether a store that is there is given up
 * @throws {@link BackupError}
 */
export async function restoreBackup(file: string, folder: string, isForced: boolean): Promise<void> {
  const target = databasePath(folder)
  if (!isForced && existsSync(target)) throw new BackupError('store-exists')
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const beside = besideOf(target)
  closeSync(openSync(beside, 'wx', 0o600))
  try {
    await copyFile(file, beside)
    await checkStore(beside)
    sync(beside)
    if (existsSync(target)) replace(target, beside)
    else link(beside, target, 'store-exists')
    sync(folder)
  } finally {
    rmSync(beside, { force: true })
  }
}

/** Gives up a store for another, while nobody can open it. */
function replace(path: string, by: string): void {
  const database = new DatabaseSync(path)
  try {
    database.exec('pragma busy_timeout = 0; pragma locking_mode = exclusive')
    // Refused where another process has the store open; its log is then in the file and gone.
    const { journal_mode: mode } = database.prepare('pragma journal_mode = delete').get() ?? {}
    if (mode !== 'delete') throw new BackupError('store-in-use')
  } catch (error) {
    const { errcode } = error as { errcode?: number }
    // What is damaged, or no database, may be given up too.
    if (errcode !== sqliteCorrupt && errcode !== sqliteNotADatabase) {
      database.close()
      throw new BackupError('store-in-use')
    }
  }
  // The log of one store must never be read into another.
  for (const end of ['-wal', '-shm']) rmSync(path + end, { force: true })
  renameSync(by, path)
  database.close()
}

/** Whether a file is a whole store of this version or an older one. */
async function checkStore(path: string): Promise<void> {
  const database = opened(path)
  try {
    const names = database.prepare("select name from sqlite_master where type = 'table'").all()
    if (!names.some(({ name }) => name === 'kysely_migration')) throw new BackupError('not-a-store')
    const check = database.prepare('pragma integrity_check').all()
    const broken = database.prepare('pragma foreign_key_check').all()
    if (check.length !== 1 || check[0]?.['integrity_check'] !== 'ok' || broken.length > 0)
      throw new BackupError('damaged')
    const made = database.prepare('select name from kysely_migration').all()
    if (!made.some(({ name }) => name === '0001-first')) throw new BackupError('not-a-store')
    const known = await knownMigrations(database)
    if (made.some(({ name }) => !known.includes(String(name)))) throw new BackupError('newer-version')
  } catch (error) {
    throw error instanceof BackupError ? error : new BackupError('damaged')
  } finally {
    database.close()
  }
}

async function knownMigrations(database: DatabaseSync): Promise<string[]> {
  const db = new Kysely<Tables>({ dialect: nodeSqliteDialect(database) })
  return (await migratorOf(db, 'sqlite').getMigrations()).map(({ name }) => name)
}

function opened(path: string): DatabaseSync {
  const database = new DatabaseSync(path, { readOnly: true })
  try {
    database.prepare('select count(*) from sqlite_master').get()
    return database
  } catch (error) {
    database.close()
    const isNoDatabase = (error as { errcode?: number }).errcode === sqliteNotADatabase
    throw new BackupError(isNoDatabase ? 'not-a-store' : 'damaged')
  }
}

/** Gives a whole file its name; one that has it already is left alone. */
function link(beside: string, file: string, fault: BackupFault = 'file-exists'): void {
  try {
    linkSync(beside, file)
  } catch (error) {
    throw (error as NodeJS.ErrnoException).code === 'EEXIST' ? new BackupError(fault) : error
  }
}

function besideOf(path: string): string {
  return join(dirname(path), `.${process.pid}-${Date.now()}.stet-part`)
}

function sync(path: string): void {
  const descriptor = openSync(path, 'r')
  try {
    fsyncSync(descriptor)
  } finally {
    closeSync(descriptor)
  }
}
