import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterAll, describe, expect, it } from 'vitest'
import { sha256 } from '../../packages/server/src/review/canonical.ts'
import { PolicyWatch, TrustFileError } from '../../packages/server/src/review/policy-watch.ts'
import { savedStatePath } from '../../packages/server/src/review/saved-state.ts'
import { databasePath, openStore } from '../../packages/server/src/store/open.ts'
import type { Store } from '../../packages/server/src/store/store.ts'
import { nowMs, policies, stored, World } from '../attacks/world.ts'

const folder = mkdtempSync(join(tmpdir(), 'stet-watch-'))
afterAll(() => {
  rmSync(folder, { recursive: true, force: true })
})

let count = 0
async function office(): Promise<{
  world: World
  store: Store
  trustPath: string
  rows: DatabaseSync
  watch: () => Promise<PolicyWatch>
}> {
  const own = join(folder, `${(count += 1)}`)
  const store = await openStore({ kind: 'embedded', folder: own }, { writer: 'test' })
  const world = new World()
  const trustPath = join(own, 'trust.yaml')
  writeFileSync(trustPath, world.trustText)
  await world.start()
  if (world.firstRow !== undefined) await store.review.addBundle({ ...world.firstRow, addedMs: nowMs })
  const ports = { store: store.review, trustPath, integrations: ['demo'], now: () => nowMs, isKeeping: true }
  return {
    world,
    store,
    trustPath,
    rows: new DatabaseSync(databasePath(own)),
    watch: () => PolicyWatch.open(ports),
  }
}

describe('what a gateway follows', () => {
  it('is what was signed, as it comes', async () => {
    const { world, store, watch } = await office()
    const gateway = await watch()
    expect(gateway.head('demo').text).toBe(policies.first)
    expect(await gateway.poll()).toEqual([])
    const looser = world.bundle(world.request(gateway.state, policies.looser), policies.looser)
    await store.review.addBundle({ ...stored(looser), addedMs: nowMs })
    expect(await gateway.poll()).toEqual(['demo'])
    expect(gateway.head('demo').text).toBe(policies.looser)
    expect(gateway.alarms).toEqual([])
  })

  it('never goes back, even when it starts anew over a database that did', async () => {
    const { world, store, watch, rows } = await office()
    const gateway = await watch()
    const tighter = world.bundle(world.request(gateway.state, policies.tighter), policies.tighter)
    await store.review.addBundle({ ...stored(tighter), addedMs: nowMs })
    await gateway.poll()
    rows.exec('delete from review_bundles where sequence = 2')
    await gateway.poll()
    expect(gateway.alarms.map(({ code }) => code)).toEqual(['CHANGED'])
    const again = await watch()
    await again.poll()
    expect(again.head('demo').text).toBe(policies.tighter)
    expect(again.alarms.map(({ code }) => code)).toEqual(['CHANGED'])
  })

  it('is alarmed as long as something is wrong, and no longer', async () => {
    const { store, watch, rows, world } = await office()
    const gateway = await watch()
    const forged = world.bundle(world.request(gateway.state, policies.loosest), policies.loosest, [])
    await store.review.addBundle({ ...stored(forged), addedMs: nowMs })
    expect(await gateway.poll()).toEqual([])
    expect(gateway.alarms.map(({ code, integration, sequence }) => [code, integration, sequence])).toEqual([
      ['MISSING', 'demo', 2],
    ])
    expect(gateway.head('demo').content).toBe(sha256(policies.first))
    rows.exec('delete from review_bundles where sequence = 2')
    await gateway.poll()
    expect(gateway.alarms).toEqual([])
  })

  it('begins anew where another trust file is put in the place of the first', async () => {
    const { watch, trustPath } = await office()
    await watch()
    const saved = readFileSync(savedStatePath(trustPath), 'utf8')
    const others = new World()
    writeFileSync(trustPath, others.trustText)
    const gateway = await watch()
    expect(gateway.head('demo').sequence).toBe(0)
    expect(gateway.alarms.length).toBeGreaterThan(0)
    expect(readFileSync(savedStatePath(trustPath), 'utf8')).not.toBe(saved)
  })

  it('does not start without a trust file that can be read', async () => {
    const { watch, trustPath } = await office()
    writeFileSync(trustPath, 'organization: Acme!\n')
    await expect(watch()).rejects.toThrow(TrustFileError)
  })
})
