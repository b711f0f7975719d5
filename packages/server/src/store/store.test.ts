import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, statSync, chmodSync, mkdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { databasePath, openStore, UnsafeFolderError } from './open.ts'
import type { Store } from './store.ts'
import { createDatabase, hasPostgres, type TestDatabase } from './postgres.testing.ts'
import { storeContract } from '../../../../test/store/store-contract.ts'

const folder = mkdtempSync(join(tmpdir(), 'stet-store-'))
afterAll(() => {
  rmSync(folder, { recursive: true, force: true })
})

describe('the embedded store', () => {
  const location = { kind: 'embedded', folder: join(folder, 'data') } as const
  let shared: Store
  beforeAll(async () => {
    shared = await openStore(location, { writer: 'test' })
  })
  afterAll(async () => {
    await shared.close()
  })
  // One connection a process: a second one in the same thread would wait for what it keeps from running.
  storeContract(() => ({ open: () => Promise.resolve(shareable(shared)) }))

  it('is made once, by several processes that open it at once', async () => {
    const script = join(import.meta.dirname, 'accept.testing.ts')
    const target = join(folder, 'opened-at-once')
    const children = ['a', 'b', 'c'].map((name) => spawn(process.execPath, [script, target, name, '3']))
    const ends = children.map((child) => new Promise((resolve) => child.once('close', resolve)))
    expect(await Promise.all(ends)).toEqual([0, 0, 0])
  })

  it('is shared with other processes', async () => {
    const script = join(import.meta.dirname, 'accept.testing.ts')
    const children = ['a', 'b'].map((name) => spawn(process.execPath, [script, location.folder, name, '100']))
    const ends = children.map((child) => new Promise((resolve) => child.once('close', resolve)))
    expect(await Promise.all(ends)).toEqual([0, 0])
    const counted = await Promise.all(
      ['a', 'b', 'both'].map((integration) => shared.deliveries({ integration, max: 1000 })),
    )
    expect(counted.map((rows) => rows.length)).toEqual([100, 100, 100])
  })

  it('is a folder and files that nobody else can read', async () => {
    const store = await openStore(location, { writer: 'test' })
    expect(statSync(location.folder).mode & 0o777).toBe(0o700)
    for (const name of ['', '-wal', '-shm']) {
      expect(statSync(databasePath(location.folder) + name).mode & 0o777).toBe(0o600)
    }
    await store.close()
  })

  it('is not opened where others can read it', async () => {
    const open = join(folder, 'open')
    mkdirSync(open)
    chmodSync(open, 0o755)
    await expect(openStore({ kind: 'embedded', folder: open }, { writer: 'test' })).rejects.toThrow(
      UnsafeFolderError,
    )
  })
})

/** The store, but for closing it: others use it too. */
function shareable(store: Store): Store {
  return new Proxy(store, {
    get: (target, name) => {
      if (name === 'close') return () => Promise.resolve()
      const member: unknown = Reflect.get(target, name, target)
      return typeof member === 'function' ? (member.bind(target) as unknown) : member
    },
  })
}

const isThere = await hasPostgres()
if (!isThere)
  console.log('skipped: the store on PostgreSQL; start one at 127.0.0.1:5432 or set STET_TEST_POSTGRES')

describe.skipIf(!isThere)('the store on PostgreSQL', () => {
  let database: TestDatabase
  beforeAll(async () => {
    database = await createDatabase()
  })
  afterAll(async () => {
    await database.drop()
  })
  const open = (): ReturnType<typeof openStore> =>
    openStore({ kind: 'postgres', url: database.url, connectionsMax: 4 }, { writer: 'test' })
  storeContract(() => ({ open }))

  it('is brought up to date by several at once', async () => {
    const other = await createDatabase()
    const location = { kind: 'postgres', url: other.url, connectionsMax: 2 } as const
    const stores = await Promise.all([1, 2, 3].map(() => openStore(location, { writer: 'test' })))
    for (const store of stores) await store.ping()
    for (const store of stores) await store.close()
    await other.drop()
  })
})
