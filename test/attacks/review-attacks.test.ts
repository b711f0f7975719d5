import { describe, expect, it } from 'vitest'
import { sha256 } from '../../packages/server/src/review/canonical.ts'
import { catchUp, stateOf, type InForceState } from '../../packages/server/src/review/chain.ts'
import type { Bundle } from '../../packages/server/src/review/statement.ts'
import { nowMs, policies, SoftPasskey, stored, World } from './world.ts'
import { attacks, reviewAttacks } from './review-attacks.ts'

/** Believes whatever the store says. */
const believing: typeof catchUp = (state, bundles) => {
  const standings = new Map(state.standings)
  for (const { integration, sequence, text } of bundles) {
    const content = /"text":"((?:[^"\\]|\\.)*)"/.exec(text)?.[1] ?? text
    standings.set(integration, { sequence, content: sha256(content), text: content, bundle: undefined })
  }
  return Promise.resolve({ state: { trust: state.trust, standings }, alarms: [] })
}

describe('what puts nothing into force', () => {
  it('is every attack, in every form', async () => {
    const rows = await reviewAttacks()
    expect(rows).toHaveLength(Object.keys(attacks).length)
    for (const { attack, tries, activations } of rows)
      expect([attack, activations, tries > 0]).toEqual([attack, 0, true])
  })

  it('would be something at a gateway that believes the store', async () => {
    for (const { attack, activations } of await reviewAttacks(believing))
      if (!/taken out of the trust file|takes back/.test(attack))
        expect([attack, activations > 0]).toEqual([attack, true])
  })
})

describe('what does put something into force', () => {
  const activate = async (
    bundle: Bundle,
    world: World,
    state: InForceState,
    time = nowMs,
  ): Promise<string | undefined> => {
    const rows = [...(world.firstRow === undefined ? [] : [world.firstRow]), stored(bundle)]
    const after = await catchUp(state, rows, time)
    return after.alarms.length > 0 ? after.alarms[0]?.code : after.state.standings.get('demo')?.content
  }

  it('is a loosening that product, legal and engineering signed', async () => {
    const world = new World()
    const state = await world.start()
    const bundle = world.bundle(world.request(state, policies.looser), policies.looser)
    expect(await activate(bundle, world, state)).toBe(sha256(policies.looser))
  })

  it('is a tightening, or a stop, by one operator', async () => {
    const world = new World()
    const state = await world.start()
    const tighter = world.bundle(world.request(state, policies.tighter), policies.tighter)
    expect(await activate(tighter, world, state)).toBe(sha256(policies.tighter))
    const stop = world.bundle(world.request(state, '', { about: 'stop' }), '')
    expect(await activate(stop, world, state)).toBe('stopped')
  })

  it('is what a passkey signed, by whichever of two keys', async () => {
    const passkey = new SoftPasskey('stet.acme.example', 'https://stet.acme.example')
    const world = new World((file) => ({
      ...file,
      people: (file['people'] as { id: string; keys: unknown[] }[]).map((person) =>
        person.id === 'sam' ? { ...person, keys: [...person.keys, passkey.key] } : person,
      ),
    }))
    const state = await world.start()
    const request = world.request(state, policies.looser)
    const bundle = world.bundle(request, policies.looser)
    expect(await activate(bundle, world, state)).toBe(sha256(policies.looser))
    const statement = world.ballot(request, 'sam', 'legal')
    const byPasskey = { statement, signature: passkey.sign(statement) }
    const ballots = bundle.ballots.map((each) => (each.statement.role === 'legal' ? byPasskey : each))
    expect(await activate({ ...bundle, ballots }, world, state)).toBe(sha256(policies.looser))
  })

  it('is what was signed in time, at a gateway whose clock is two minutes off', async () => {
    const world = new World()
    const state = await world.start()
    const request = world.request(state, policies.looser)
    const bundle = world.bundle(request, policies.looser)
    const expires = Date.parse(request.expiresAt)
    expect(await activate(bundle, world, state, expires + 119_000)).toBe(sha256(policies.looser))
  })

  it('is a reviewer who reports to the author, where the trust file allows it', async () => {
    const world = new World((file) => ({ ...file, reviewersMayReportToAuthor: true }))
    const state = await world.start()
    const request = world.request(state, policies.looser)
    const bundle = world.bundle(request, policies.looser, [
      ['lin', 'product'],
      ['ana', 'legal'],
      ['kim', 'engineering'],
    ])
    expect(await activate(bundle, world, state)).toBe(sha256(policies.looser))
  })

  it('is another trust file, and what is signed under it from then on', async () => {
    const world = new World()
    const state = await world.start()
    const { sequence, content } = state.standings.get('demo') ?? { sequence: 0, content: '' }
    const next = new World(
      (file) => ({ ...file, version: 2, inForce: { demo: { sequence, content } } }),
      world.keys,
    )
    const change = world.bundle(world.request(state, next.trustText, { about: 'trust' }), next.trustText)
    const rows = [world.firstRow ?? stored(change), stored(change)]
    const after = await catchUp(state, rows, nowMs)
    expect(after.alarms).toEqual([])
    expect(after.state.trust.version).toBe(2)
    const looser = world.bundle(world.request(after.state, policies.looser), policies.looser)
    const last = await catchUp(after.state, [...rows, stored(looser)], nowMs)
    expect(last.state.standings.get('demo')?.content).toBe(sha256(policies.looser))
    // A gateway that starts anew, with the first trust file or the second, comes to the same.
    for (const trust of [world.trust, next.trust]) {
      const fresh = await catchUp(
        stateOf(trust, (digest) => (digest === sha256(policies.first) ? policies.first : undefined)),
        [...rows, stored(looser)],
        undefined,
      )
      expect(fresh.alarms).toEqual([])
      expect(fresh.state.standings.get('demo')?.content).toBe(sha256(policies.looser))
    }
  })
})
