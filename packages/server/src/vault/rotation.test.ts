import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Agent } from 'undici'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Secret } from '../contract/secret.ts'
import { openStore } from '../store/open.ts'
import { createDatabase, hasPostgres, type TestDatabase } from '../store/postgres.testing.ts'
import type { Store } from '../store/store.ts'
import { fileKeys } from './file-keys.ts'
import type { KeyEncryptionKey } from './key-encryption.ts'
import { prepareKeyFile, readKeyFile, readOrMakeKeyFile, renewKeyFile } from './key-file.ts'
import { retire, rotate, versionInForce } from './rotation.ts'
import { loadGatewayKeys } from './secrets.ts'
import { startTransit } from './services.testing.ts'
import { Vault } from './vault.ts'
import { vaultTransit } from './vault-transit.ts'

const isThere = await hasPostgres()
if (!isThere)
  console.log('skipped: rotation on PostgreSQL; start one at 127.0.0.1:5432 or set STET_TEST_POSTGRES')

const folder = mkdtempSync(join(tmpdir(), 'stet-rotation-'))
let database: TestDatabase | undefined
beforeAll(async () => {
  if (isThere) database = await createDatabase()
})
afterAll(async () => {
  await database?.drop()
  rmSync(folder, { recursive: true, force: true })
})

const minuteMs = 60_000
let files = 0
/** A key file of its own, as several gateways on one machine have it. */
async function newFile(): Promise<{ path: string; open: () => Promise<KeyEncryptionKey> }> {
  const path = join(folder, `keys-${(files += 1)}`, 'stet.key')
  await readOrMakeKeyFile(path)
  return { path, open: async () => fileKeys(path, await readKeyFile(path)) }
}

const kinds = ['SQLite', 'PostgreSQL'] as const
describe.each(kinds.filter((kind) => isThere || kind === 'SQLite'))('a rotation on %s', (kind) => {
  let opened = 0
  let stores: Store[] = []
  /** Another store for each test: a rotation is of all that is in one. */
  const fresh = async (): Promise<() => Promise<Store>> => {
    const name = `data-${kind}-${(opened += 1)}`
    if (kind === 'PostgreSQL' && opened > 1) {
      await database?.drop()
      database = await createDatabase()
    }
    const shared = await openStore(
      kind === 'SQLite'
        ? { kind: 'embedded', folder: join(folder, name) }
        : { kind: 'postgres', url: database?.url ?? '', connectionsMax: 10 },
      { writer: 'test' },
    )
    stores.push(shared)
    return () => Promise.resolve(shared)
  }
  const closeAll = async (): Promise<void> => {
    for (const store of stores) await store.close()
    stores = []
  }
  const subjectKey = new Uint8Array(32).fill(3)
  const vaultOf = (store: Store, kek: KeyEncryptionKey): Vault =>
    new Vault({ store, kek, subjectKey, now: () => 1000 })
  const entryOf = (id: string) => ({
    token: `tok1_person_${id}`,
    entity: 'PERSON' as const,
    original: `Leocadia ${id}`,
    subject: `s-${id}`,
    destination: 'wfm',
  })

  it('under load loses nothing: writers and readers go on by the keys they have', async () => {
    const open = await fresh()
    const store = await open()
    const { path, open: openKeys } = await newFile()
    const gateways = await Promise.all([openKeys(), openKeys(), openKeys()])
    const vaults = gateways.map((kek) => vaultOf(store, kek))
    const [writer = vaults[0]] = vaults
    const secret = await loadGatewayKeys(store, gateways[0])
    const written: string[] = []
    const write = async (vault: Vault | undefined, id: string): Promise<void> => {
      await vault?.store([entryOf(id)])
      written.push(id)
    }
    for (let at = 0; at < 250; at += 1) await write(writer, `before-${at}`)
    let isDone = false
    const failures: unknown[] = []
    const load = vaults.map(async (vault, who) => {
      for (let at = 0; !isDone; at += 1) {
        try {
          await write(vault, `during-${who}-${at}`)
          const id = written[(at * 7919) % written.length] ?? ''
          const found = await vault.originals([entryOf(id).token], 'wfm')
          expect(found.get(entryOf(id).token)).toBe(entryOf(id).original)
        } catch (error) {
          failures.push(error)
        }
        await new Promise((resolve) => setImmediate(resolve))
      }
    })
    const kek = await openKeys()
    const seen: number[] = []
    const done = await rotate({ store, kek, now: () => 0, onProgress: (count) => seen.push(count) })
    await rotate({ store, kek, now: () => 0 })
    isDone = true
    await Promise.all(load)
    expect(failures).toEqual([])
    expect(done.rewrapped).toBeGreaterThanOrEqual(250)
    expect(seen.at(-1)).toBe(done.rewrapped)
    expect((await readKeyFile(path)).older).toHaveLength(2)

    const inForce = await versionInForce(kek)
    const late = await rotate({ store, kek: { ...kek, renew: () => Promise.resolve() }, now: () => 0 })
    expect(late.to).toBe(inForce)
    expect((await store.dataKeys()).map(({ wrappedBy }) => wrappedBy)).toEqual([inForce])
    expect(await retire({ store, kek, now: () => minuteMs - 1 })).toMatchObject({ outcome: 'too-early' })
    expect(await retire({ store, kek, now: () => minuteMs })).toEqual({ outcome: 'retired', inForce })
    expect((await readKeyFile(path)).older).toEqual([])
    // A gateway that starts now knows the new key alone.
    const alone = await openKeys()
    const found = await vaultOf(store, alone).originals(
      written.map((id) => entryOf(id).token),
      'wfm',
    )
    expect(found.size).toBe(written.length)
    expect(await loadGatewayKeys(store, alone)).toEqual(secret)
    await closeAll()
  })

  it('that is killed goes on where it was, and nothing is undecryptable at any time', async () => {
    const open = await fresh()
    const store = await open()
    const { path, open: openKeys } = await newFile()
    const vault = vaultOf(store, await openKeys())
    const ids = Array.from({ length: 1500 }, (_, at) => `k-${at}`)
    await vault.store(ids.map(entryOf))
    const script = join(import.meta.dirname, 'rotate.testing.ts')
    const place = kind === 'SQLite' ? join(folder, `data-${kind}-${opened}`) : (database?.url ?? '')
    const child = spawn(process.execPath, [script, kind, place, path], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    await once(child.stdout, 'data')
    child.kill('SIGKILL')
    await once(child, 'close')
    const kek = await openKeys()
    const inForce = await versionInForce(kek)
    const left = (await store.dataKeys()).find(({ wrappedBy }) => wrappedBy !== inForce)?.count ?? 0
    expect(left).toBeGreaterThan(0)
    expect(left).toBeLessThan(ids.length)
    const tokens = ids.map((id) => entryOf(id).token)
    expect((await vault.originals(tokens, 'wfm')).size).toBe(ids.length)
    expect(await retire({ store, kek, now: () => minuteMs })).toMatchObject({
      outcome: 'in-use',
      others: left,
    })
    const keysBefore = readFileSync(path, 'utf8')
    expect(await rotate({ store, kek, now: () => 0 })).toMatchObject({
      isResumed: true,
      rewrapped: left,
      to: inForce,
    })
    expect(readFileSync(path, 'utf8')).toBe(keysBefore)
    expect((await vault.originals(tokens, 'wfm')).size).toBe(ids.length)
    await closeAll()
  })

  it('leaves the erased erased, and rewraps by transit without seeing a key', async () => {
    const store = await (await fresh())()
    const service = await startTransit()
    const dispatcher = new Agent()
    const token = new Secret(service.token, 'a test')
    const kek = vaultTransit({
      url: service.url,
      mount: 'transit',
      key: 'stet',
      token,
      timeoutMs: 3000,
      dispatcher,
    })
    const vault = vaultOf(store, kek)
    await vault.store(['a', 'b', 'c'].map(entryOf))
    await vault.erase('s-b', 'wfm')
    service.calls.length = 0
    const done = await rotate({ store, kek, now: () => 0 })
    expect(done).toMatchObject({ from: 'vault-transit:transit/stet:v1', to: 'vault-transit:transit/stet:v2' })
    expect(done.rewrapped).toBe(2)
    expect(service.calls.filter((path) => path.includes('/decrypt/'))).toEqual([])
    expect(await retire({ store, kek, now: () => minuteMs })).toMatchObject({ outcome: 'retired' })
    const found = await vault.originals(
      ['a', 'b', 'c'].map((id) => entryOf(id).token),
      'wfm',
    )
    expect([...found.values()]).toEqual(['Leocadia a', 'Leocadia c'])
    expect((await store.subject(vault.subjectId('s-b', 'wfm')))?.wrapped).toBeUndefined()
    await Promise.all([closeAll(), service.close(), dispatcher.close()])
  })
})

describe('a key file', () => {
  it('is changed by one after another: no key that was made is lost', async () => {
    const { path } = await newFile()
    const tries = await Promise.allSettled(Array.from({ length: 8 }, () => renewKeyFile(path)))
    const done = tries.filter(({ status }) => status === 'fulfilled').length
    expect(done).toBeGreaterThan(0)
    expect((await readKeyFile(path)).older).toHaveLength(done)
    for (const one of tries)
      if (one.status === 'rejected') expect(one.reason).toMatchObject({ code: 'STET_KEYS_BUSY' })
  })

  it('reads by a key that was prepared, before it is in force', async () => {
    const [here, there] = [await newFile(), await newFile()]
    await prepareKeyFile(here.path)
    const { next } = await readKeyFile(here.path)
    expect(next).toHaveLength(32)
    await prepareKeyFile(here.path)
    expect((await readKeyFile(here.path)).next).toEqual(next)
    const other = fileKeys(there.path, await readKeyFile(here.path))
    await renewKeyFile(here.path)
    expect((await readKeyFile(here.path)).inForce).toEqual(next)
    const key = new Uint8Array(32).fill(7)
    const { wrapped } = await (await here.open()).wrap(key, 'a')
    expect(Buffer.from(await other.unwrap(wrapped, 'a')).equals(key)).toBe(true)
  })
})
