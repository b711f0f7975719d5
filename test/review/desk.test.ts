import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sha256 } from '../../packages/server/src/review/canonical.ts'
import { catchUp, stateOf, type InForceState } from '../../packages/server/src/review/chain.ts'
import { Desk, viewOf, type ReviewEntry, type Settled } from '../../packages/server/src/review/desk.ts'
import type { ReviewRole } from '../../packages/server/src/review/trust.ts'
import { openStore } from '../../packages/server/src/store/open.ts'
import {
  createDatabase,
  hasPostgres,
  type TestDatabase,
} from '../../packages/server/src/store/postgres.testing.ts'
import type { Store } from '../../packages/server/src/store/store.ts'
import { seal, unseal } from '../../packages/server/src/vault/key-encryption.ts'
import { nowMs, policies, World, type Id } from '../attacks/world.ts'

const folder = mkdtempSync(join(tmpdir(), 'stet-desk-'))
const isThere = await hasPostgres()
if (!isThere)
  console.log('skipped: the review on PostgreSQL; start one at 127.0.0.1:5432 or set STET_TEST_POSTGRES')

afterAll(() => {
  rmSync(folder, { recursive: true, force: true })
})

describe('the desk on the embedded store', () => {
  let count = 0
  deskContract(async () => {
    const store = await openStore(
      { kind: 'embedded', folder: join(folder, `${(count += 1)}`) },
      { writer: 'test' },
    )
    return { store, end: () => store.close() }
  })
})

describe.skipIf(!isThere)('the desk on PostgreSQL', () => {
  deskContract(async () => {
    const database: TestDatabase = await createDatabase()
    const store = await openStore(
      { kind: 'postgres', url: database.url, connectionsMax: 4 },
      { writer: 'test' },
    )
    return {
      store,
      end: async () => {
        await store.close()
        await database.drop()
      },
    }
  })
})

/** A desk, people, and a clock. */
class Office {
  readonly world = new World()
  readonly entries: ReviewEntry[] = []
  readonly store: Store
  readonly desk: Desk
  nowMs = nowMs
  readonly #key = randomBytes(32)

  constructor(store: Store) {
    this.store = store
    this.desk = new Desk({
      store: store.review,
      now: () => this.nowMs,
      state: () => this.state(),
      sealer: {
        seal: (bytes, context) => seal(this.#key, bytes, context),
        open: (sealed, context) => unseal(this.#key, sealed, context),
      },
      record: (entry) => {
        this.entries.push(entry)
        return Promise.resolve()
      },
    })
  }

  async state(): Promise<InForceState> {
    const bundles = await this.store.review.bundles({ fromSequence: 1 })
    const { state } = await catchUp(
      stateOf(this.world.trust, () => undefined),
      bundles,
      undefined,
    )
    return state
  }

  async content(): Promise<string | undefined> {
    return (await this.state()).standings.get('demo')?.content
  }

  async ask(
    text: string,
    author: Id = 'cto',
    about: 'policy' | 'stop' = 'policy',
  ): Promise<{ id: string; settled: Settled }> {
    const wish = { about, integration: 'demo', text, author, reason: 'for a test of the desk' }
    const statement = await this.desk.prepare(wish)
    return this.desk.submit(this.world.signed(statement, author), text)
  }

  async vote(id: string, person: Id, role: ReviewRole, vote: 'yes' | 'no' = 'yes'): Promise<Settled> {
    const row = await this.store.review.request(id)
    if (row === undefined) throw new Error('no such request')
    const acknowledged = viewOf(row).loosenings.map((one) => one.id)
    const reason = vote === 'no' ? 'no contract covers this yet' : ''
    const statement = await this.desk.prepareBallot(id, { person, role, vote, reason, acknowledged })
    return this.desk.cast(this.world.signed(statement, person))
  }

  async voteAll(id: string): Promise<Settled> {
    await this.vote(id, 'lin', 'product')
    await this.vote(id, 'sam', 'legal')
    return this.vote(id, 'kim', 'engineering')
  }
}

function deskContract(open: () => Promise<{ store: Store; end: () => Promise<void> }>): void {
  let office: Office
  let end: () => Promise<void>
  beforeAll(async () => {
    const opened = await open()
    end = opened.end
    office = new Office(opened.store)
    const { id } = await office.ask(policies.first)
    expect(await office.voteAll(id)).toEqual({ state: 'activated', sequence: 1 })
  })
  afterAll(() => end())

  it('waits for three votes, and hides whose request it is and how people voted', async () => {
    const { id, settled } = await office.ask(policies.looser)
    expect(settled).toEqual({ state: 'open', missing: ['product', 'legal', 'engineering'] })
    expect(await office.vote(id, 'lin', 'product')).toEqual({
      state: 'open',
      missing: ['legal', 'engineering'],
    })
    // A no ends nothing before everybody has voted: nobody may tell from it how to vote.
    expect(await office.vote(id, 'sam', 'legal', 'no')).toEqual({ state: 'open', missing: ['engineering'] })
    const row = await office.store.review.request(id)
    const ballots = await office.store.review.ballots(id)
    const seen = JSON.stringify([row?.view, row?.text, ballots.map((one) => ({ ...one, sealed: '' }))])
    expect(seen).not.toContain('cto')
    expect(seen).not.toContain('"no"')
    for (const sealed of [row?.sealed, ...ballots.map((one) => one.sealed)])
      expect(Buffer.from(sealed ?? []).toString('latin1')).not.toMatch(/cto|contract|vote/)
    expect(await office.vote(id, 'kim', 'engineering')).toEqual({
      state: 'refused',
      reasons: ['legal: no contract covers this yet'],
    })
    expect(await office.content()).toBe(sha256(policies.first))
    await expect(office.vote(id, 'lin', 'product')).rejects.toThrow('closed')
  })

  it('takes one vote of a role and a person', async () => {
    const { id } = await office.ask(policies.looser)
    await office.vote(id, 'two', 'product')
    await expect(office.vote(id, 'two', 'legal')).rejects.toMatchObject({ code: 'PERSON_TWICE' })
    await expect(office.vote(id, 'lin', 'product')).rejects.toMatchObject({ code: 'ROLE_TWICE' })
    await expect(office.vote(id, 'cto', 'legal')).rejects.toMatchObject({ code: 'AUTHOR_VOTES' })
    await expect(office.vote(id, 'aud', 'legal')).rejects.toMatchObject({ code: 'ROLE' })
  })

  it('takes no request that says less than it does', async () => {
    const statement = await office.desk.prepare({
      about: 'policy',
      integration: 'demo',
      text: policies.looser,
      author: 'cto',
      reason: 'for a test of the desk',
    })
    const lies = [{ direction: 'tightening' as const }, { loosenings: [] }, { organization: 'other' }]
    for (const lie of lies) {
      const signed = office.world.signed({ ...statement, ...lie }, 'cto')
      await expect(office.desk.submit(signed, policies.looser)).rejects.toThrow()
    }
    const byOther = office.world.signed(statement, 'kim')
    await expect(office.desk.submit(byOther, policies.looser)).rejects.toMatchObject({
      code: 'AUTHOR_SIGNATURE',
    })
  })

  it('ends a request when its time is up', async () => {
    const { id } = await office.ask(policies.looser)
    await office.vote(id, 'lin', 'product')
    office.nowMs += 15 * 86_400_000
    await office.desk.settleAll()
    expect((await office.store.review.request(id))?.state).toBe('expired')
    office.nowMs = nowMs
  })

  it('voids a request whose base is not in force any more', async () => {
    const slow = await office.ask(policies.loosest)
    const fast = await office.ask(policies.looser)
    expect(await office.voteAll(fast.id)).toEqual({ state: 'activated', sequence: 2 })
    expect(await office.voteAll(slow.id)).toMatchObject({ state: 'void' })
    expect(await office.content()).toBe(sha256(policies.looser))
  })

  it('puts one of two that race into force', async () => {
    const before = (await office.state()).standings.get('demo')?.sequence ?? 0
    const [one, other] = [
      await office.ask(policies.loosest),
      await office.ask(`${policies.loosest}# again\n`),
    ]
    for (const { id } of [one, other]) {
      await office.vote(id, 'lin', 'product')
      await office.vote(id, 'sam', 'legal')
    }
    const ends = await Promise.all([one, other].map(({ id }) => office.vote(id, 'kim', 'engineering')))
    expect(ends.map(({ state }) => state).sort()).toEqual(['activated', 'void'])
    expect((await office.state()).standings.get('demo')?.sequence).toBe(before + 1)
  })

  it('puts a tightening and a stop into force at once, by an operator alone', async () => {
    await expect(office.ask(policies.tighter, 'lin')).rejects.toMatchObject({ code: 'AUTHOR' })
    expect((await office.ask(policies.tighter)).settled).toMatchObject({ state: 'activated' })
    expect((await office.ask('', 'cto', 'stop')).settled).toMatchObject({ state: 'activated' })
    expect(await office.content()).toBe('stopped')
    // What is let out again after a stop is a loosening, all of it.
    expect((await office.ask(policies.tighter)).settled).toMatchObject({ state: 'open' })
  })

  it('notices what was changed in the database', async () => {
    const { id } = await office.ask(policies.looser)
    const row = await office.store.review.request(id)
    if (row === undefined) throw new Error('no such request')
    const other = await office.ask(policies.loosest)
    const otherRow = await office.store.review.request(other.id)
    // What was sealed for one request is put under another.
    const forged = { ...row, id: 'f'.repeat(64), sealed: otherRow?.sealed ?? row.sealed }
    await office.store.review.addRequest(forged)
    await expect(
      office.desk.prepareBallot(forged.id, {
        person: 'lin',
        role: 'product',
        vote: 'yes',
        reason: '',
        acknowledged: [],
      }),
    ).rejects.toMatchObject({ code: 'CONTENT' })
  })

  it('tells the ledger of each vote, without saying how, and of each activation', () => {
    const kinds = new Set(office.entries.map(({ kind }) => kind))
    expect([...kinds].sort()).toEqual(['activation', 'ballot'])
    expect(JSON.stringify(office.entries)).not.toMatch(/"yes"|"no"|contract/)
  })
}
