import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildEvidence } from '../../packages/server/src/evidence/build.ts'
import { Ledger } from '../../packages/server/src/ledger/ledger.ts'
import { noteSigner } from '../../packages/server/src/ledger/note.ts'
import { openStore } from '../../packages/server/src/store/open.ts'
import type { Store } from '../../packages/server/src/store/store.ts'
import { packArchive } from '../../packages/server/src/evidence/archive.ts'
import { unpackArchive, verifyEvidence } from '../../packages/verifier/src/index.ts'
import { nowMs, policies, stored, World } from '../attacks/world.ts'
import { catchUp } from '../../packages/server/src/review/chain.ts'

const folder = mkdtempSync(join(tmpdir(), 'stet-evidence-'))
const signer = noteSigner('stet-ledger-test', Buffer.alloc(32, 9))
const dayMs = 86_400_000
let store: Store
let archive: Buffer
let world: World

beforeAll(async () => {
  store = await openStore({ kind: 'embedded', folder: join(folder, 'data') }, { writer: 'test' })
  world = new World()
  const state = await world.start()
  const looser = stored(world.bundle(world.request(state, policies.looser), policies.looser))
  const rows = [...(world.firstRow === undefined ? [] : [world.firstRow]), looser]
  for (const row of rows) await store.review.addBundle({ ...row, addedMs: nowMs })
  expect((await catchUp(state, rows, nowMs)).alarms).toEqual([])
  const ledger = new Ledger({ store: store.ledger, signer, now: () => nowMs })
  const count = {
    route: 'tickets',
    kind: 'entity',
    name: 'PERSON',
    outcome: 'changed',
    minuteMs: nowMs - 600_000,
  } as const
  await ledger.append([{ kind: 'start', gateway: 'a', version: '0.1.0', configuration: 'a'.repeat(64) }])
  await ledger.checkpoint()
  await store.addCounts([
    { ...count, integration: 'demo', count: 41 },
    { ...count, integration: 'secret-other', count: 7 },
  ])
  await ledger.appendCounts()
  await ledger.append([{ kind: 'leak-test', integration: 'demo', planted: 100, arrived: 0, refused: 3 }])
  archive = await buildEvidence({
    integration: 'demo',
    fromMs: nowMs - dayMs,
    toMs: nowMs + dayMs,
    nowMs,
    store,
    ledger,
    trust: world.trust,
    version: '0.1.0',
    samples: [
      {
        name: 'ticket',
        route: 'tickets',
        format: 'json',
        bytes: Buffer.from('{"id":1,"name":"Jane","email":"jane@example.com","x":"<script>"}'),
      },
    ],
    sampleKey: { version: 1, secret: new Uint8Array(32).fill(5) },
    accuracy: '# Accuracy\n',
  })
})
afterAll(async () => {
  await store.close()
  rmSync(folder, { recursive: true, force: true })
})

describe('a pack of evidence', () => {
  it('is good, with the pinned key, to the verifier alone', () => {
    const { isGood, lines } = verifyEvidence(archive, { key: signer.verifierKey })
    expect(lines.join('\n')).toContain('2 changes carry 8 good signatures')
    expect(lines.join('\n')).toContain('1 earlier checkpoints are of the same ledger')
    expect(isGood).toBe(true)
  })

  it('holds what it should, and nothing of other integrations', () => {
    const files = unpackArchive(archive)
    expect([...files.keys()]).toEqual(
      expect.arrayContaining([
        'index.html',
        'policies/2.yaml',
        'policies/2.txt',
        'bundles/2.json',
        'simulations/2.html',
        'trust/1.yaml',
        'accuracy.md',
        'detectors.json',
      ]),
    )
    const all = [...files.values()].map((bytes) => bytes.toString('utf8')).join('\n')
    expect(all).not.toContain('secret-other')
    expect(all).not.toContain('jane@example.com')
    const page = files.get('index.html')?.toString('utf8') ?? ''
    expect(page).toContain('PERSON')
    expect(page).not.toMatch(/<script|https?:\/\/(?!www\.w3)|src=/)
  })

  it('fails with one bit flipped in any of its bytes', () => {
    // Every byte of the heads and ends, and every seventh of all; each with one of its bits flipped.
    let undetected = 0
    let tries = 0
    for (let at = 0; at < archive.length; at += at % 512 < 8 ? 1 : 7) {
      const changed = Buffer.from(archive)
      changed[at] = (changed[at] ?? 0) ^ (1 << (at % 8))
      tries += 1
      if (verifyEvidence(changed, { key: signer.verifierKey }).isGood) undetected += 1
    }
    expect(undetected).toBe(0)
    expect(tries).toBeGreaterThan(5_000)
  })

  it.each(['policies/1.yaml', 'ledger/entries.ndjson', 'bundles/2.json', 'index.html', 'trust/1.yaml'])(
    'names %s where it was changed, left out or added',
    (name) => {
      const files = unpackArchive(archive)
      const pack = (change: (all: Map<string, Buffer>) => void): string => {
        const all = new Map(files)
        change(all)
        return verifyEvidence(packArchive(all), { key: signer.verifierKey }).lines.at(-1) ?? ''
      }
      expect(pack((all) => all.set(name, Buffer.from(`${all.get(name)?.toString('utf8') ?? ''} `)))).toBe(
        `WRONG: ${name} was changed`,
      )
      expect(pack((all) => all.delete(name))).toBe(`WRONG: ${name} was changed`)
      expect(pack((all) => all.set(`${name}2`, Buffer.from('x')))).toBe(`WRONG: ${name}2 was added`)
    },
  )

  it('fails where whoever holds the ledger’s key signs a pack that says something else', () => {
    const files = unpackArchive(archive)
    const forge = (change: (all: Map<string, Buffer>) => void): string => {
      const all = new Map(files)
      change(all)
      const manifest = JSON.parse(all.get('manifest.json')?.toString('utf8') ?? '{}') as {
        files: { name: string; sha256: string }[]
      }
      for (const one of manifest.files)
        one.sha256 = createHash('sha256')
          .update(all.get(one.name) ?? '')
          .digest('hex')
      const text = JSON.stringify(manifest)
      all.set('manifest.json', Buffer.from(text))
      all.set(
        'manifest.note',
        Buffer.from(signer.sign(`stet evidence\n${createHash('sha256').update(text).digest('hex')}\n`)),
      )
      return verifyEvidence(packArchive(all), { key: signer.verifierKey }).lines.at(-1) ?? ''
    }
    const edit = (name: string, from: string | RegExp, to: string) => (all: Map<string, Buffer>) =>
      void all.set(name, Buffer.from((all.get(name)?.toString('utf8') ?? '').replace(from, to)))
    expect(forge(() => undefined)).not.toContain('WRONG')
    expect(forge(edit('ledger/entries.ndjson', '41', '14'))).toContain('is not in the ledger')
    expect(forge(edit('bundles/2.json', 'for a test of the review', 'for another reason, really'))).toMatch(
      /bundles\/2.json: (?:a signature|a vote)/,
    )
    expect(forge(edit('bundles/2.json', '"vote":"yes"', '"vote":"no"'))).toContain('a vote is not for this')
    expect(forge(edit('bundles/2.json', /"person":"lin"/, '"person":"sam"'))).toContain(
      'without three people',
    )
    expect(forge(edit('trust/1.yaml', 'Lin Chen', 'Lyn Chen'))).toContain('its trust file is not in the pack')
    const otherCheckpoint = noteSigner('stet-ledger-test', Buffer.alloc(32, 9)).sign(
      `stet-ledger-test\n2\n${Buffer.alloc(32).toString('base64')}\n`,
    )
    expect(
      forge(
        (all) =>
          void all.set(
            'ledger/earlier.json',
            Buffer.from(JSON.stringify([{ checkpoint: otherCheckpoint, hashes: [] }])),
          ),
      ),
    ).toContain('is not its beginning')
  })

  it('is checked by the separate program, and opened by tar', () => {
    const path = join(folder, 'pack.tar')
    writeFileSync(path, archive)
    const verifier = join(import.meta.dirname, '../../packages/verifier/src/main.ts')
    const run = spawnSync(process.execPath, [verifier, path, '--key', signer.verifierKey], {
      encoding: 'utf8',
    })
    expect([run.status, run.stdout.trim().split('\n').at(-1)]).toEqual([0, 'good'])
    const listed = spawnSync('tar', ['tf', path], { encoding: 'utf8' })
    expect(listed.stdout.trim().split('\n')).toEqual([...unpackArchive(archive).keys()])
  })
})
