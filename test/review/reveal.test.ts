import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { stringify } from 'yaml'
import { loadConfig } from '../../packages/server/src/config/load-config.ts'
import { openVault } from '../../packages/server/src/pipeline/gateway.ts'
import { nowMs, World, type Id } from '../attacks/world.ts'
import { runCommand } from '../gateway/command.ts'

const folder = mkdtempSync(join(tmpdir(), 'stet-reveal-'))
const world = new World()
const token = `tok1_email_address_${'a2'.repeat(13)}@token.invalid`
const env = { SOURCE: 'a-secret-of-the-source-0001' }
const text = stringify({
  store: { embedded: { folder: 'data' } },
  keys: { file: { path: 'keys/stet.key' } },
  trust: 'trust.yaml',
  integrations: {
    demo: { connector: 'generic-json', source: { signature: 'github', secrets: [{ env: 'SOURCE' }] } },
  },
})
const config = loadConfig(text, env, join(folder, 'stet.yaml'))

beforeAll(async () => {
  writeFileSync(join(folder, 'stet.yaml'), text)
  writeFileSync(join(folder, 'trust.yaml'), world.trustText)
  for (const [id, key] of Object.entries(world.keys))
    writeFileSync(join(folder, `${id}.key`), key.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600 })
  await world.start()
  const { store, vault } = await openVault(config)
  if (world.firstRow !== undefined) await store.review.addBundle({ ...world.firstRow, addedMs: nowMs })
  await vault.store([
    { token, entity: 'EMAIL_ADDRESS', original: 'jane@example.com', subject: '7', destination: 'vendor' },
  ])
  await store.close()
})
afterAll(() => {
  rmSync(folder, { recursive: true, force: true })
})

const reveal = (as: Id, key: Id = as, more: readonly string[] = []): ReturnType<typeof runCommand> =>
  runCommand({ folder, env }, [
    ...[
      'reveal',
      token,
      '-i',
      'demo',
      '--reason',
      'court order 17-442',
      '--as',
      as,
      '--key',
      `${key}.key`,
      ...more,
    ],
  ])

async function entries(): Promise<string[]> {
  const { store } = await openVault(config)
  const all = await store.ledger.entries(0, 100)
  await store.close()
  return all
}

it('shows what a token stands for, to those who may, and has it in the ledger first', async () => {
  expect(await reveal('sam')).toMatchObject({ status: 0, out: 'jane@example.com\n' })
  const [entry = '', ...rest] = await entries()
  expect(rest).toEqual([])
  expect(JSON.parse(entry)).toMatchObject({
    kind: 'reveal',
    person: 'sam',
    reason: 'court order 17-442',
    integration: 'demo',
  })
  expect(entry).not.toMatch(/jane@example|tok1_/)
})

it('shows nothing to others, and writes down what came to nothing', async () => {
  const before = (await entries()).length
  for (const [as, key] of [
    ['lin', 'lin'],
    ['sam', 'kim'],
    ['kim', 'kim'],
  ] as const) {
    const { status, out } = await reveal(as, key)
    expect([as, status, out]).toEqual([as, 2, ''])
  }
  expect((await reveal('sam', 'sam', ['--reason', 'x'])).status).toBe(2)
  expect((await entries()).length).toBe(before)
  const { store, vault } = await openVault(config)
  await vault.erase('7', 'vendor')
  await store.close()
  expect(await reveal('aud')).toMatchObject({ status: 2, out: '' })
  expect((await entries()).length).toBe(before + 1)
})
