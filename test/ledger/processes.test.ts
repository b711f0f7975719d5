import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { afterAll, describe, expect, it } from 'vitest'
import { Ledger } from '../../packages/server/src/ledger/ledger.ts'
import { noteSigner } from '../../packages/server/src/ledger/note.ts'
import { openStore, type StoreLocation } from '../../packages/server/src/store/open.ts'
import {
  createDatabase,
  hasPostgres,
  type TestDatabase,
} from '../../packages/server/src/store/postgres.testing.ts'
import { verifyLedger } from '../../packages/verifier/src/index.ts'
import { bytesOf, linesOf } from '../attacks/ledger-attacks.ts'

const folder = mkdtempSync(join(tmpdir(), 'stet-ledger-processes-'))
const isThere = await hasPostgres()
if (!isThere)
  console.log('skipped: the ledger on PostgreSQL; start one at 127.0.0.1:5432 or set STET_TEST_POSTGRES')
const databases: TestDatabase[] = []
afterAll(async () => {
  for (const database of databases) await database.drop()
  rmSync(folder, { recursive: true, force: true })
})

/** Runs a process that appends, and kills it without warning once it has said so many lines. */
function appendUntilKilled(location: StoreLocation, name: string, lines: number): Promise<string[]> {
  const script = join(import.meta.dirname, 'append.testing.ts')
  const child = spawn(process.execPath, [script, JSON.stringify(location), name], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const said: string[] = []
  createInterface({ input: child.stdout }).on('line', (line) => {
    said.push(line)
    if (said.length === lines) child.kill('SIGKILL')
  })
  return new Promise((resolve, reject) => {
    child.once('close', (_code, signal) => {
      if (signal === 'SIGKILL') resolve(said)
      else reject(new Error('the process ended by itself'))
    })
  })
}

describe.each([
  [
    'embedded',
    (): Promise<StoreLocation> => Promise.resolve({ kind: 'embedded', folder: join(folder, 'a') }),
  ],
  [
    'PostgreSQL',
    async (): Promise<StoreLocation> => {
      const database = await createDatabase()
      databases.push(database)
      return { kind: 'postgres', url: database.url, connectionsMax: 2 }
    },
  ],
] as const)('a ledger on the %s store', (name, locate) => {
  it.skipIf(name === 'PostgreSQL' && !isThere)(
    'keeps one line, loses nothing and counts all once, whenever the processes that append are killed',
    { timeout: 60_000 },
    async () => {
      const location = await locate()
      const lives = [
        ['a', 'b'],
        ['c', 'd'],
      ] as const
      const said: string[] = []
      for (const names of lives) {
        const lines = await Promise.all(
          names.map((one, at) => appendUntilKilled(location, one, 15 + 10 * at)),
        )
        said.push(...lines.flat())
      }
      const store = await openStore(location, { writer: 'test' })
      try {
        const signer = noteSigner('stet-ledger-test', Buffer.alloc(32, 3))
        const ledger = new Ledger({ store: store.ledger, signer, now: Date.now })
        const kept = await store.ledger.checkpoint()
        await ledger.appendCounts(true)
        const lines = await linesOf(ledger)
        const verdict = verifyLedger([bytesOf(lines)], {
          key: signer.verifierKey,
          checkpoints: [kept?.note ?? ''],
        })
        expect(verdict.lines.at(-1)).toMatch(/^it begins with/)
        expect(verdict.isGood).toBe(true)
        const entries = lines.slice(1).map((line) => JSON.parse(line) as Entry)
        for (const one of said) {
          const [position = '', ...gateway] = one.split(' ')
          expect(entries[Number(position)]?.gateway).toBe(gateway.join(' '))
        }
        const counted = entries
          .flatMap(({ counts = [] }) => counts)
          .reduce((sum, { count }) => sum + count, 0)
        const stored = await store.counts({ fromMs: 0, toMs: Date.now() })
        expect(counted).toBe(stored.reduce((sum, { count }) => sum + count, 0))
        expect(counted).toBeGreaterThanOrEqual(said.length)
        expect(await ledger.appendCounts(true)).toBe(0)
      } finally {
        await store.close()
      }
    },
  )
})

interface Entry {
  readonly kind: string
  readonly gateway?: string
  readonly counts?: readonly { readonly count: number }[]
}
