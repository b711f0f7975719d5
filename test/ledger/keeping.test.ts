import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { Ledger } from '../../packages/server/src/ledger/ledger.ts'
import { noteSigner } from '../../packages/server/src/ledger/note.ts'
import { databasePath, openStore } from '../../packages/server/src/store/open.ts'
import type { Store } from '../../packages/server/src/store/store.ts'
import { someEntry } from '../attacks/ledger-attacks.ts'

const folder = mkdtempSync(join(tmpdir(), 'stet-ledger-keeping-'))
const signer = noteSigner('stet-ledger-test', Buffer.alloc(32, 3))
const minute = Date.parse('2026-11-23T12:00:00.000Z')
const stores: Store[] = []
afterAll(async () => {
  for (const store of stores) await store.close()
  rmSync(folder, { recursive: true, force: true })
})

let store: Store
let change: (statement: string) => void
beforeEach(async () => {
  const place = join(folder, `${stores.length}`)
  store = await openStore({ kind: 'embedded', folder: place }, { writer: 'a' })
  stores.push(store)
  change = (statement) => {
    const database = new DatabaseSync(databasePath(place))
    database.exec(statement)
    database.close()
  }
})
const ledgerOf = (witness?: (note: string) => Promise<void>): Ledger =>
  new Ledger({ store: store.ledger, signer, now: () => minute, witness })

describe('a checkpoint', () => {
  const rewrites = [
    ['a node written anew', 'update ledger_nodes set hash = zeroblob(32) where level = 3 and position = 0'],
    ['a leaf written anew', 'update ledger_nodes set hash = zeroblob(32) where level = 0 and position = 4'],
    ['a shorter ledger', 'update ledger_head set size = 4'],
  ] as const

  it.each(rewrites)('is not signed over %s, though nothing else would tell', async (_name, statement) => {
    const ledger = ledgerOf()
    await ledger.append([0, 1, 2, 3, 4].map(someEntry))
    await ledger.checkpoint()
    await ledger.append([5, 6, 7].map(someEntry))
    change(statement)
    await expect(ledger.checkpoint()).rejects.toMatchObject({ code: 'STET_LEDGER_FORKED' })
    await expect(ledgerOf().checkpoint()).rejects.toMatchObject({ code: 'STET_LEDGER_FORKED' })
    expect((await store.ledger.checkpoint())?.size).toBe(5)
  })

  it('is not signed where the last one in the table is not of this key', async () => {
    const ledger = ledgerOf()
    await ledger.append([someEntry(1)])
    await ledger.checkpoint()
    change("update ledger_checkpoints set note = replace(note, 'stet-ledger-test', 'stet-ledger-tess')")
    await expect(ledgerOf().checkpoint()).rejects.toMatchObject({ code: 'STET_LEDGER_FORKED' })
  })

  it('is not signed by a running gateway over a state from a back-up, checkpoint and all', async () => {
    const ledger = ledgerOf()
    await ledger.append([someEntry(1)])
    await ledger.checkpoint()
    await ledger.append([someEntry(2)])
    await ledger.checkpoint()
    change(
      'delete from ledger_checkpoints where size = 2; update ledger_head set size = 1; delete from ledger_entries where position = 1; delete from ledger_nodes where position = 1 or level = 1',
    )
    await ledgerOf().append([someEntry(3)])
    await expect(ledger.checkpoint()).rejects.toMatchObject({ code: 'STET_LEDGER_FORKED' })
  })

  it('goes to the witness until the witness has taken it, then not again', async () => {
    const taken: string[] = []
    let isDown = true
    const witness = (note: string): Promise<void> => {
      if (isDown) return Promise.reject(new Error('down'))
      taken.push(note)
      return Promise.resolve()
    }
    const ledger = ledgerOf(witness)
    await ledger.append([someEntry(1)])
    await expect(ledger.checkpoint()).rejects.toThrow('down')
    isDown = false
    const note = await ledger.checkpoint()
    await ledger.checkpoint()
    expect(taken).toEqual([note])
    // Whoever signed may have ended before the witness answered: the next process shows it again.
    await ledgerOf(witness).checkpoint()
    expect(taken).toEqual([note, note])
  })
})

describe('counts', () => {
  it('are taken over by the hundred, each once, and also where they come a day late', async () => {
    const count = (number: number, minuteMs: number): Parameters<Store['addCounts']>[0][number] => ({
      integration: 'demo',
      route: 'tickets',
      kind: 'rule',
      name: `$.ticket.field${number}`,
      outcome: 'kept',
      minuteMs,
      count: 1,
    })
    const old = minute - 3 * 86_400_000
    const numbers = Array.from({ length: 1203 }, (_, number) => number)
    await store.addCounts(numbers.map((number) => count(number, old)))
    const ledger = ledgerOf()
    const sum = async (): Promise<number> =>
      (await store.ledger.entries(0, 1000))
        .flatMap((text) => (JSON.parse(text) as { counts: { count: number }[] }).counts)
        .reduce((all, one) => all + one.count, 0)
    expect(await ledger.appendCounts()).toBe(3)
    expect(await sum()).toBe(1203)
    await store.addCounts([count(0, old), count(1, minute - 3_600_000)])
    await ledger.appendCounts()
    expect(await sum()).toBe(1204)
    await ledgerOf().appendCounts()
    expect(await sum()).toBe(1205)
  })
})
