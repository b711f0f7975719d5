import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import type { AttemptMark, LeasedDelivery, NewEvent, Store } from '../../packages/server/src/store/store.ts'

/** How a suite gets at a store. */
export interface StoreMaker {
  /** Opens the same store again, as another process would. */
  readonly open: () => Promise<Store>
}

const now = 1_700_000_000_000
const dayMs = 86_400_000
const bytes = (text: string): Uint8Array => Buffer.from(text)

/** Everything that the gateway relies on, whatever is behind the port. */
export function storeContract(maker: () => StoreMaker): void {
  const use = async <T>(work: (store: Store, other: Store) => Promise<T>): Promise<T> => {
    const [store, other] = [await maker().open(), await maker().open()]
    try {
      return await work(store, other)
    } finally {
      await store.close()
      await other.close()
    }
  }
  /** Each test has an integration of its own: the store is shared. */
  const fresh = (): string => `i-${randomUUID()}`
  const event = (
    integration: string,
    more: Partial<NewEvent> & { to?: string[]; order?: string } = {},
  ): NewEvent => {
    const { to = ['wfm'], order, ...rest } = more
    return {
      id: randomUUID(),
      integration,
      route: 'tickets',
      sourceDigest: undefined,
      subject: undefined,
      contentType: 'application/json',
      body: bytes('{"id":1}'),
      policyDigest: 'd1',
      acceptedMs: now,
      deliveries: to.map((destination) => ({
        destination,
        messageId: `msg_${randomUUID()}`,
        seal: bytes('seal'),
        orderKey: order,
      })),
      counts: [],
      ...rest,
    }
  }
  const accept = (store: Store, events: readonly NewEvent[]): ReturnType<Store['accept']> =>
    store.accept(events, () => dayMs)
  const lease = (
    store: Store,
    integration: string,
    more: { owner?: string; nowMs?: number; max?: number; destination?: string } = {},
  ): Promise<LeasedDelivery[]> =>
    store.lease({
      integration,
      destination: 'wfm',
      owner: 'a',
      nowMs: now,
      leaseMs: 60_000,
      max: 100,
      ...more,
    })
  const mark = ({ id, lease: number }: LeasedDelivery, outcome: AttemptMark['outcome']): AttemptMark => ({
    id,
    lease: number,
    atMs: now,
    durationMs: 12.5,
    status: outcome.state === 'delivered' ? 200 : 503,
    outcome,
  })

  describe('events', () => {
    it('are stored with their deliveries, and given out with all that was stored', () =>
      use(async (store, other) => {
        const integration = fresh()
        const one = event(integration, { to: ['wfm', 'bi'] })
        expect(await accept(store, [one])).toEqual(['accepted'])
        const [leased] = await lease(other, integration)
        expect(leased).toMatchObject({
          eventId: one.id,
          integration,
          destination: 'wfm',
          route: 'tickets',
          messageId: one.deliveries[0]?.messageId,
          contentType: 'application/json',
          attempts: 0,
          acceptedMs: now,
        })
        expect(Buffer.from(leased?.body ?? []).toString()).toBe('{"id":1}')
        expect(Buffer.from(leased?.seal ?? []).toString()).toBe('seal')
        expect(await lease(other, integration, { destination: 'bi' })).toHaveLength(1)
      }))

    it('that the source sends again are known within their window, and delivered once', () =>
      use(async (store, other) => {
        const integration = fresh()
        const sourceDigest = bytes(randomUUID())
        const make = (acceptedMs = now): NewEvent => event(integration, { sourceDigest, acceptedMs })
        expect(await accept(store, [make(), make()])).toEqual(['accepted', 'duplicate'])
        expect(await accept(other, [make(now + 1000)])).toEqual(['duplicate'])
        expect(await accept(store, [make(now + dayMs + 2000)])).toEqual(['accepted'])
        expect(await lease(store, integration, { nowMs: now + 2 * dayMs })).toHaveLength(2)
        const counts = await store.counts({ integration, fromMs: now - dayMs, toMs: now + dayMs })
        expect(counts.reduce((sum, { count }) => sum + count, 0)).toBe(2)
      }))

    it('with the same digest at another integration are others', () =>
      use(async (store) => {
        const sourceDigest = bytes(randomUUID())
        const both = [event(fresh(), { sourceDigest }), event(fresh(), { sourceDigest })]
        expect(await accept(store, both)).toEqual(['accepted', 'accepted'])
      }))

    it('that race are accepted once', () =>
      use(async (store, other) => {
        const integration = fresh()
        const digests = Array.from({ length: 20 }, () => bytes(randomUUID()))
        const make = (): NewEvent[] => digests.map((sourceDigest) => event(integration, { sourceDigest }))
        const results = await Promise.all([
          accept(store, make()),
          accept(other, make()),
          accept(store, make()),
        ])
        expect(results.flat().filter((one) => one === 'accepted')).toHaveLength(20)
        expect(await lease(store, integration)).toHaveLength(20)
      }))

    it('are stored all or not at all', () =>
      use(async (store) => {
        const integration = fresh()
        const one = event(integration)
        await expect(accept(store, [event(integration), one, one])).rejects.toThrow()
        expect(await lease(store, integration)).toEqual([])
      }))
  })

  describe('leases', () => {
    it('are had by one owner at a time, each delivery once', () =>
      use(async (store, other) => {
        const integration = fresh()
        await accept(
          store,
          Array.from({ length: 300 }, () => event(integration)),
        )
        const taken: string[] = []
        const work = async (one: Store, owner: string): Promise<void> => {
          for (;;) {
            const some = await lease(one, integration, { owner, max: 7 })
            if (some.length === 0) return
            taken.push(...some.map(({ id }) => id))
            await one.mark(some.map((delivery) => mark(delivery, { state: 'delivered' })))
          }
        }
        await Promise.all([work(store, 'a'), work(other, 'b'), work(store, 'c'), work(other, 'd')])
        expect(taken).toHaveLength(300)
        expect(new Set(taken).size).toBe(300)
        expect(await store.deliveries({ integration, state: 'delivered', max: 1000 })).toHaveLength(300)
      }))

    it('come back when their owner died, and what that one still says changes nothing', () =>
      use(async (store, other) => {
        const integration = fresh()
        await accept(store, [event(integration)])
        const [dead] = await lease(store, integration, { owner: 'dead' })
        expect(await lease(other, integration, { nowMs: now + 59_000 })).toEqual([])
        const [again] = await lease(other, integration, { owner: 'b', nowMs: now + 61_000 })
        expect(again?.id).toBe(dead?.id)
        if (dead === undefined || again === undefined) throw new RangeError('nothing leased')
        expect(await store.mark([mark(dead, { state: 'dead' })])).toEqual([false])
        expect(await other.mark([mark(again, { state: 'delivered' })])).toEqual([true])
        expect(await other.mark([mark(again, { state: 'delivered' })])).toEqual([false])
      }))

    it('are given back at once by an owner that stops', () =>
      use(async (store, other) => {
        const integration = fresh()
        await accept(store, [event(integration), event(integration)])
        const owner = randomUUID()
        await lease(store, integration, { owner })
        expect(await store.release(owner, now)).toBe(2)
        expect(await lease(other, integration)).toHaveLength(2)
      }))

    it('wait for the time of the next attempt', () =>
      use(async (store) => {
        const integration = fresh()
        await accept(store, [event(integration)])
        const [leased] = await lease(store, integration)
        if (leased === undefined) throw new RangeError('nothing leased')
        await store.mark([mark(leased, { state: 'pending', dueMs: now + 5000 })])
        expect(await lease(store, integration, { nowMs: now + 4999 })).toEqual([])
        const [later] = await lease(store, integration, { nowMs: now + 5000 })
        expect(later).toMatchObject({ attempts: 1 })
      }))

    it('of one key are had one after another, in the order of acceptance; other keys do not wait', () =>
      use(async (store, other) => {
        const integration = fresh()
        const firsts = [event(integration, { order: 'jane' }), event(integration, { order: 'jane' })]
        for (const one of firsts) await accept(store, [one])
        await accept(store, [event(integration, { order: 'john' }), event(integration)])
        const some = await lease(store, integration)
        expect(some).toHaveLength(3)
        expect(some[0]?.eventId).toBe(firsts[0]?.id)
        expect(await lease(other, integration)).toEqual([])
        const [jane] = some
        if (jane === undefined) throw new RangeError('nothing leased')
        await store.mark([mark(jane, { state: 'pending', dueMs: now + 1000 })])
        expect(await lease(other, integration)).toEqual([])
        const [again] = await lease(other, integration, { nowMs: now + 1000 })
        if (again === undefined) throw new RangeError('nothing leased')
        expect(again.eventId).toBe(firsts[0]?.id)
        await other.mark([mark(again, { state: 'dead' })])
        const [next] = await lease(store, integration, { nowMs: now + 1000 })
        expect(next?.eventId).toBe(firsts[1]?.id)
      }))
  })

  describe('dead letters and replay', () => {
    it('make a delivery again, with another body, until it is delivered', () =>
      use(async (store) => {
        const integration = fresh()
        await accept(store, [event(integration, { to: ['wfm', 'bi'] })])
        const [leased] = await lease(store, integration)
        if (leased === undefined) throw new RangeError('nothing leased')
        const replay = {
          id: leased.id,
          eventId: randomUUID(),
          body: bytes('{}'),
          seal: bytes('s2'),
          policyDigest: 'd2',
        }
        expect(await store.replay([replay], now)).toEqual([])
        await store.mark([mark(leased, { state: 'dead' })])
        expect(await store.deliveries({ integration, state: 'dead', max: 10 })).toMatchObject([
          { attempts: 1, lastStatus: 503 },
        ])
        expect(await store.replay([replay], now + 1)).toEqual([leased.id])
        const [again] = await lease(store, integration, { nowMs: now + 1 })
        expect(again).toMatchObject({
          id: leased.id,
          eventId: replay.eventId,
          messageId: leased.messageId,
          attempts: 0,
        })
        expect(Buffer.from(again?.body ?? []).toString()).toBe('{}')
        // The other destination's copy is not touched.
        const [other] = await lease(store, integration, { destination: 'bi' })
        expect(Buffer.from(other?.body ?? []).toString()).toBe('{"id":1}')
        expect((await store.event(replay.eventId))?.policyDigest).toBe('d2')
      }))

    it('are counted by destination', () =>
      use(async (store) => {
        const integration = fresh()
        await accept(store, [event(integration, { to: ['wfm', 'bi'] }), event(integration)])
        const queue = (await store.queue()).filter((row) => row.integration === integration)
        expect(queue.map(({ destination, count }) => [destination, count]).sort()).toEqual([
          ['bi', 1],
          ['wfm', 2],
        ])
      }))
  })

  it('switches destinations off and on', () =>
    use(async (store, other) => {
      const integration = fresh()
      await store.setDisabled(integration, 'wfm', now)
      await store.setDisabled(integration, 'wfm', now + 1)
      const mine = async (): Promise<unknown[]> =>
        (await other.disabled()).filter((row) => row.integration === integration)
      expect(await mine()).toEqual([{ integration, destination: 'wfm', sinceMs: now }])
      await other.setDisabled(integration, 'wfm', undefined)
      expect(await mine()).toEqual([])
    }))

  it('finds vendor keys by their hash until they are revoked', () =>
    use(async (store) => {
      const row = {
        id: randomUUID(),
        integration: fresh(),
        hash: bytes(randomUUID()),
        hint: 'stet_vk_ab',
        label: 'x',
      }
      await store.addVendorKey({ ...row, createdMs: now, expiresMs: now + 1, revokedMs: undefined })
      expect(await store.findVendorKey(row.hash)).toMatchObject({
        id: row.id,
        expiresMs: now + 1,
        revokedMs: undefined,
      })
      expect(await store.findVendorKey(bytes('another'))).toBeUndefined()
      expect(await store.revokeVendorKey(row.id, now)).toBe(true)
      expect(await store.revokeVendorKey(row.id, now + 1)).toBe(false)
      expect(await store.findVendorKey(row.hash)).toMatchObject({ revokedMs: now })
    }))

  it('adds counts up, whoever counts', () =>
    use(async (store, other) => {
      const integration = fresh()
      const count = {
        integration,
        route: 'tickets',
        kind: 'entity',
        name: 'PERSON',
        outcome: 'changed',
        minuteMs: now,
        count: 2,
      } as const
      await Promise.all([store.addCounts([count, count]), other.addCounts([count]), store.addCounts([count])])
      expect(await store.counts({ integration, fromMs: now, toMs: now + 1 })).toEqual([
        { ...count, count: 8 },
      ])
      expect(await store.counts({ integration, fromMs: now + 1, toMs: now + 2 })).toEqual([])
    }))

  describe('the vault’s rows', () => {
    it('are there once, rewrapped, and gone when they are erased', () =>
      use(async (store, other) => {
        const id = randomUUID()
        const row = { id, wrapped: bytes('w1'), wrappedBy: 'k1', erasedMs: undefined }
        const [first] = await store.addSubjects([row])
        const [second] = await other.addSubjects([{ ...row, wrapped: bytes('w2') }])
        expect(Buffer.from(second?.wrapped ?? []).toString()).toBe(
          Buffer.from(first?.wrapped ?? []).toString(),
        )
        const token = {
          token: randomUUID(),
          destination: 'wfm',
          entity: 'PERSON',
          subjectId: id,
          createdMs: now,
        }
        await store.addTokens([{ ...token, sealed: bytes('s') }])
        await other.addTokens([{ ...token, sealed: bytes('other') }])
        const [found] = await other.tokens([token.token, 'unknown'])
        expect(Buffer.from(found?.sealed ?? []).toString()).toBe('s')
        expect((await store.subjectsNotWrappedBy('k2', 10_000)).some((one) => one.id === id)).toBe(true)
        const rewrap = { id, wrapped: bytes('w3'), wrappedBy: 'k2', before: 'k1' }
        expect([await store.rewrap([rewrap]), await other.rewrap([rewrap])]).toEqual([1, 0])
        expect(await store.dataKeys()).toContainEqual({ wrappedBy: 'k2', count: 1 })
        expect(await store.erase(id, now)).toBe(1)
        expect(await other.subject(id)).toMatchObject({ id, wrapped: undefined, erasedMs: now })
        expect(await other.rewrap([{ ...rewrap, before: 'k2', wrappedBy: 'k3' }])).toBe(0)
        expect((await store.addSubjects([row]))[0]?.wrapped).toBeUndefined()
        expect(await store.erase(randomUUID(), now)).toBeUndefined()
      }))
  })

  it('keeps small values', () =>
    use(async (store, other) => {
      const name = randomUUID()
      expect(await store.value(name)).toBeUndefined()
      await store.setValue(name, bytes('1'))
      await other.setValue(name, bytes('2'))
      await other.addValue(name, bytes('3'))
      expect(Buffer.from((await store.value(name)) ?? []).toString()).toBe('2')
    }))

  it('purges what is older than its retention, and nothing that is still to be delivered', () =>
    use(async (store) => {
      const integration = fresh()
      const sourceDigest = bytes(randomUUID())
      const old = now - 40 * dayMs
      await accept(store, [
        event(integration, { acceptedMs: old, sourceDigest }),
        event(integration, { acceptedMs: old }),
        event(integration, { acceptedMs: old }),
        event(integration),
      ])
      const [delivered, dead] = await lease(store, integration, { max: 2 })
      if (delivered === undefined || dead === undefined) throw new RangeError('nothing leased')
      await store.mark([
        { ...mark(delivered, { state: 'delivered' }), atMs: old },
        { ...mark(dead, { state: 'dead' }), atMs: old },
      ])
      const retention = { integration, eventsMs: 30 * dayMs, deadLettersMs: 90 * dayMs, duplicatesMs: dayMs }
      expect(await store.purge(retention, now)).toBe(2)
      const states = (await store.deliveries({ integration, max: 10 })).map(({ state }) => state).sort()
      expect(states).toEqual(['dead', 'pending', 'pending'])
      expect(await store.purge(retention, now)).toBe(0)
      expect(await store.purge({ ...retention, deadLettersMs: 30 * dayMs }, now)).toBe(1)
      // Its window is over: the same event is a new one.
      expect(await accept(store, [event(integration, { sourceDigest })])).toEqual(['accepted'])
    }))
}
