import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Ledger, sizeOf } from '../../packages/server/src/ledger/ledger.ts'
import { entryText, type NewEntry } from '../../packages/server/src/ledger/entry.ts'
import { noteSigner } from '../../packages/server/src/ledger/note.ts'
import { openStore } from '../../packages/server/src/store/open.ts'
import {
  createDatabase,
  hasPostgres,
  type TestDatabase,
} from '../../packages/server/src/store/postgres.testing.ts'
import type { Count, Store } from '../../packages/server/src/store/store.ts'
import {
  isConsistent,
  isIncluded,
  leafHash,
  openCheckpoint,
  verifyLedger,
} from '../../packages/verifier/src/index.ts'
import { bytesOf, exported, ledgerAttacks, linesOf, someEntry } from '../attacks/ledger-attacks.ts'

const folder = mkdtempSync(join(tmpdir(), 'stet-ledger-'))
const isThere = await hasPostgres()
if (!isThere)
  console.log('skipped: the ledger on PostgreSQL; start one at 127.0.0.1:5432 or set STET_TEST_POSTGRES')
const minute = Date.parse('2026-11-23T12:00:00.000Z')
const open: Store[] = []
const databases: TestDatabase[] = []
afterAll(async () => {
  for (const store of open) await store.close()
  for (const database of databases) await database.drop()
  rmSync(folder, { recursive: true, force: true })
})

let folders = 0
const embedded = async (): Promise<{ first: Store; second: Store }> => {
  const store = await openStore(
    { kind: 'embedded', folder: join(folder, `${(folders += 1)}`) },
    { writer: 'a' },
  )
  open.push(store)
  return { first: store, second: store }
}
const postgres = async (): Promise<{ first: Store; second: Store }> => {
  const database = await createDatabase()
  databases.push(database)
  const [first, second] = await Promise.all(
    ['a', 'b'].map((writer) =>
      openStore({ kind: 'postgres', url: database.url, connectionsMax: 3 }, { writer }),
    ),
  )
  if (first === undefined || second === undefined) throw new Error('no store')
  open.push(first, second)
  return { first, second }
}

describe('the ledger on the embedded store', () => {
  ledgerContract(embedded)
})
describe.skipIf(!isThere)('the ledger on PostgreSQL', () => {
  ledgerContract(postgres)
})

function ledgerContract(make: () => Promise<{ first: Store; second: Store }>): void {
  const signer = noteSigner('stet-ledger-test', Buffer.alloc(32, 3))
  const ledgerOf = (store: Store, seen: string[] = []): Ledger =>
    new Ledger({
      store: store.ledger,
      signer,
      now: () => minute + 600_000,
      witness: (note) => {
        seen.push(note)
        return Promise.resolve()
      },
    })
  let stores: { first: Store; second: Store }
  beforeAll(async () => {
    stores = await make()
  })

  it('keeps what several gateways append at once in one line, and proves each of it', async () => {
    const [one, other] = [ledgerOf(stores.first), ledgerOf(stores.second)]
    const checkpoints: string[] = []
    await Promise.all(
      Array.from({ length: 30 }, async (_, at) => {
        await (at % 2 === 0 ? one : other).append([someEntry(at), someEntry(at)])
      }),
    )
    checkpoints.push(await one.checkpoint())
    await other.append([someEntry(1)])
    checkpoints.push(await other.checkpoint())
    const [before, after] = checkpoints.map((note) => openCheckpoint(note, signer.verifierKey))
    if (before === undefined || after === undefined) throw new Error('no checkpoint')
    expect([before.size, after.size]).toEqual([60, 61])
    const hashes = await one.proveConsistency(60, 61)
    expect(
      isConsistent(
        before,
        after,
        hashes.map((hash) => Buffer.from(hash, 'base64')),
      ),
    ).toBe(true)
    for (const index of [0, 7, 59, 60]) {
      const proof = await other.prove(index)
      const steps = proof.hashes.map((hash) => Buffer.from(hash, 'base64'))
      expect(isIncluded(leafHash(Buffer.from(proof.entry)), index, 61, steps, after.root)).toBe(true)
    }
    const verdict = verifyLedger([bytesOf(await linesOf(one))], { key: signer.verifierKey, checkpoints })
    expect(verdict).toMatchObject({ isGood: true, entries: 61 })
    await expect(one.prove(61)).rejects.toThrow('0 to 60')
  })

  it('takes each count over once, also what is counted late, and never a count of a minute that is not over', async () => {
    const count = (more: Partial<Count>): Count => ({
      integration: 'demo',
      route: 'tickets',
      kind: 'entity',
      name: 'PERSON',
      outcome: 'changed',
      minuteMs: minute,
      count: 2,
      ...more,
    })
    await stores.first.addCounts([count({}), count({ name: 'EMAIL_ADDRESS', count: 1 })])
    await stores.second.addCounts([count({ count: 5 }), count({ minuteMs: minute + 540_000 })])
    const [one, other] = [ledgerOf(stores.first), ledgerOf(stores.second)]
    const from = await stores.first.ledger.size()
    await Promise.all([one.appendCounts(), other.appendCounts(), one.appendCounts()])
    await stores.first.addCounts([count({ count: 3 })])
    await other.appendCounts()
    await other.appendCounts()
    const sums = async (): Promise<Record<string, number>> => {
      const all: Record<string, number> = {}
      for (const text of await stores.first.ledger.entries(from, 100)) {
        const entry = JSON.parse(text) as { counts: { name: string; count: number }[] }
        for (const one of entry.counts) all[one.name] = (all[one.name] ?? 0) + one.count
      }
      return all
    }
    expect(await sums()).toEqual({ PERSON: 10, EMAIL_ADDRESS: 1 })
    await one.appendCounts(true)
    expect(await sums()).toEqual({ PERSON: 12, EMAIL_ADDRESS: 1 })
  })

  it('shows every new checkpoint to its witness, once', async () => {
    const seen: string[] = []
    const ledger = ledgerOf(stores.first, seen)
    await ledger.append([someEntry(1)])
    const note = await ledger.checkpoint()
    await ledger.checkpoint()
    expect(seen).toEqual([note])
    expect(sizeOf(note)).toBe(await stores.first.ledger.size())
  })
}

describe('entries', () => {
  it('are refused with a member that their kind does not have, and with more than a digest of a person', () => {
    const entry: NewEntry = {
      kind: 'erasure',
      integration: 'demo',
      subject: 'a'.repeat(64),
      tokens: 1,
      unreadable: 1,
    }
    expect(entryText(entry, minute)).toBe(
      `{"at":"2026-11-23T12:00:00.000Z","integration":"demo","kind":"erasure","subject":"${'a'.repeat(64)}","tokens":1,"unreadable":1}`,
    )
    expect(() => entryText({ ...entry, name: 'Jane Doe' } as NewEntry, minute)).toThrow()
    expect(() => entryText({ ...entry, subject: 'jane@example.com' }, minute)).toThrow()
  })
})

describe('a changed export', () => {
  const stores = async (): Promise<Store['ledger']> => (await embedded()).first.ledger

  it('is found out in every way, against a checkpoint that was kept elsewhere', async () => {
    const rows = await ledgerAttacks(stores)
    for (const { attack, tries, undetected } of rows)
      expect([attack, undetected, tries > 0]).toEqual([attack, 0, true])
    expect(rows.find(({ attack }) => attack.startsWith('each bit'))?.tries).toBeGreaterThan(5_000)
  })

  it('would not be found out without one: the whole can be written anew by whoever holds the key', async () => {
    const rows = await ledgerAttacks(stores, (text, { key }) => verifyLedger(text, { key }))
    const found = rows.filter(({ undetected }) => undetected > 0).map(({ attack }) => attack)
    expect(found).toEqual([
      'the whole written anew, with the gateway’s own key',
      'an earlier state shown, with a good signature',
    ])
  })
})

describe('an export in chunks', () => {
  it('is judged alike wherever it is cut, and never held whole', async () => {
    const { lines, pins } = await exported((await embedded()).first.ledger, 3, 2)
    const whole = bytesOf(lines)
    const changed = Buffer.from(whole)
    changed[whole.length - 9] = (changed[whole.length - 9] ?? 0) ^ 1
    for (const [bytes, isGood] of [
      [whole, true],
      [changed, false],
      [whole.subarray(0, -1), false],
    ] as const) {
      for (const size of [1, 2, 3, 7, 64, 1000]) {
        const chunks = Array.from({ length: Math.ceil(bytes.length / size) }, (_, at) =>
          bytes.subarray(at * size, (at + 1) * size),
        )
        expect(verifyLedger(chunks, pins).isGood).toBe(isGood)
      }
    }
  })

  it('is refused where a line never ends', () => {
    let taken = 0
    const endless = function* (): Generator<Uint8Array, undefined> {
      for (; taken < 1000; taken += 1) yield Buffer.alloc(1024 * 1024, 'x')
    }
    expect(verifyLedger(endless(), {}).lines).toEqual([
      'WRONG: a line is longer than any entry: this is no export',
    ])
    expect(taken).toBeLessThan(20)
  })
})

describe('the separate verifier', () => {
  const verifier = join(import.meta.dirname, '../../packages/verifier/src')

  it('is a program of its own', async () => {
    const { lines, pins } = await exported((await embedded()).first.ledger, 3, 2)
    const [file, checkpoint] = [join(folder, 'ledger.ndjson'), join(folder, 'checkpoint.txt')]
    writeFileSync(file, lines.map((line) => `${line}\n`).join(''))
    writeFileSync(checkpoint, pins.checkpoints[0] ?? '')
    const run = (...more: string[]): ReturnType<typeof spawnSync> =>
      spawnSync(process.execPath, [join(verifier, 'main.ts'), file, '--key', pins.key, ...more], {
        encoding: 'utf8',
      })
    const good = run('--checkpoint', checkpoint)
    expect([good.status, String(good.stdout)]).toEqual([0, expect.stringContaining('good')])
    writeFileSync(
      file,
      lines.map((line, at) => `${at === 2 ? line.replace('PERSON', 'PERSOM') : line}\n`).join(''),
    )
    const bad = run('--checkpoint', checkpoint)
    expect([bad.status, String(bad.stdout)]).toEqual([1, expect.stringContaining('NOT GOOD')])
  })

  it('is short, and imports nothing but Node and itself', () => {
    const files = readdirSync(verifier).filter((name) => name.endsWith('.ts'))
    const texts = files.map((name) => readFileSync(join(verifier, name), 'utf8'))
    expect(texts.join('').split('\n').length).toBeLessThan(500)
    const imported = texts.flatMap((text) =>
      [...text.matchAll(/from '([^']+)'/g)].map(([, name = '']) => name),
    )
    expect(imported.filter((name) => !/^(?:node:|\.\/)/.test(name))).toEqual([])
  })
})
