import {
  chmodSync,
  copyFileSync,
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterAll, beforeAll, expect, it } from 'vitest'
import {
  createDatabase,
  hasPostgres,
  type TestDatabase,
} from '../../packages/server/src/store/postgres.testing.ts'
import { runCommand } from './command.ts'
import { startStage, ticket, until, type Stage } from './harness.ts'

let stage: Stage
beforeAll(async () => {
  stage = await startStage({ kind: 'embedded' })
})
afterAll(async () => {
  await stage.stop()
})
const stet = (...parameters: readonly string[]): ReturnType<typeof runCommand> =>
  runCommand(stage, parameters)
const inFolder = (name: string): string => join(stage.folder, name)
const config = ['-c', 'stet.yaml'] as const

/** Stops the gateway, lets something happen, and starts it again. */
async function whileStopped(work: () => Promise<void>): Promise<void> {
  await stage.listening.stop(500)
  await stage.gateway.stop(500)
  await work()
  const stop = (): Promise<void> => Promise.resolve()
  Object.assign(stage, { listening: { stop }, gateway: { stop } })
  await stage.restart()
}

it('a backup under load is whole, and is put back with all that was acknowledged before it', async () => {
  const acknowledged: string[] = []
  let [isDone, at] = [false, 0]
  const load = Array.from({ length: 4 }, async () => {
    while (!isDone) {
      const answer = await stage.send(ticket((at += 1)))
      if (answer.status === 200) acknowledged.push(((await answer.json()) as { id: string }).id)
    }
  })
  await until(() => acknowledged.length > 30)
  const before = [...acknowledged]
  const made = await stet('backup', ...config, 'one.db')
  isDone = true
  await Promise.all(load)
  expect([made.status, made.error]).toEqual([0, expect.stringContaining('the key is not in it')])
  expect(statSync(inFolder('one.db')).mode & 0o777).toBe(0o600)
  expect(readdirSync(stage.folder).filter((name) => name.includes('part'))).toEqual([])
  const key = readFileSync(inFolder('keys/stet.key'), 'utf8').trim().split(':')[1] ?? ''
  const bytes = readFileSync(inFolder('one.db'))
  expect(bytes.includes(Buffer.from(key, 'base64')) || bytes.includes(key)).toBe(false)
  expect((await stet('backup', ...config, 'one.db')).error).toContain('never overwritten')

  expect((await stet('restore', ...config, 'one.db')).error).toContain('add --force')
  expect((await stet('restore', ...config, 'one.db', '--force')).error).toContain('stop it first')
  expect((await stage.send(ticket())).status).toBe(200)
  const lost = acknowledged.at(-1) ?? ''
  expect(before).not.toContain(lost)
  await whileStopped(async () => {
    const restored = await stet('restore', ...config, 'one.db', '--force')
    expect(restored).toMatchObject({ status: 0, error: expect.stringContaining('erase again') as string })
  })
  const { store } = stage.gateway
  for (const id of before) expect(await store.event(id)).toBeDefined()
  expect(statSync(inFolder('data/stet.db')).mode & 0o777).toBe(0o600)
  expect((await stage.send(ticket(9999))).status).toBe(200)
})

it('a backup that is cut, changed, foreign or newer is not taken, and nothing is changed', async () => {
  const whole = readFileSync(inFolder('one.db'))
  writeFileSync(inFolder('cut.db'), whole.subarray(0, whole.length - 5000))
  const changed = Buffer.from(whole)
  changed.fill(0xff, Math.floor(whole.length / 2), Math.floor(whole.length / 2) + 4096)
  writeFileSync(inFolder('changed.db'), changed)
  writeFileSync(inFolder('foreign.db'), 'no database at all')
  new DatabaseSync(inFolder('other.db')).exec('create table t (a)')
  copyFileSync(inFolder('one.db'), inFolder('newer.db'))
  chmodSync(inFolder('newer.db'), 0o600)
  new DatabaseSync(inFolder('newer.db')).exec(
    "insert into kysely_migration (name, timestamp) values ('9999-later', 'now')",
  )
  const stored = (): string => readFileSync(inFolder('data/stet.db')).toString('latin1')
  await whileStopped(async () => {
    const before = stored()
    for (const [file, words] of [
      ['cut.db', 'is damaged'],
      ['changed.db', 'is damaged'],
      ['foreign.db', 'is no backup of Stet'],
      ['other.db', 'is no backup of Stet'],
      ['newer.db', 'newer version'],
      ['none.db', 'no such file'],
    ]) {
      const { status, error } = await stet('restore', ...config, '--force', file ?? '')
      expect([file, status, error]).toEqual([file, expect.any(Number), expect.stringContaining(words ?? '')])
      expect(status).not.toBe(0)
      expect(stored()).toBe(before)
    }
  })
})

it('a restore without the key says so, and makes none', async () => {
  await whileStopped(async () => {
    renameSync(inFolder('keys/stet.key'), inFolder('kept.key'))
    const { status, error } = await stet('restore', ...config, '--force', 'one.db')
    expect(status).toBe(1)
    expect(error).toContain('put the key back')
    expect(existsSync(inFolder('keys/stet.key'))).toBe(false)
    renameSync(inFolder('kept.key'), inFolder('keys/stet.key'))
  })
})

const isThere = await hasPostgres()
if (!isThere) console.log('skipped: stet migrate on PostgreSQL')

it.each(['SQLite', 'PostgreSQL'].filter((kind) => isThere || kind === 'SQLite'))(
  'stet migrate makes the tables on %s once, when two run it at once, and says what it did',
  async (kind) => {
    const database: TestDatabase | undefined = kind === 'PostgreSQL' ? await createDatabase() : undefined
    const text = readFileSync(inFolder('stet.yaml'), 'utf8')
    const store = kind === 'SQLite' ? 'embedded:\n    folder: fresh' : 'postgres:\n    url: { env: FRESH }'
    writeFileSync(inFolder('fresh.yaml'), text.replace(/embedded:\n\s+folder: data/, store))
    const env = { ...stage.env, FRESH: database?.url ?? '' }
    const migrate = (): ReturnType<typeof runCommand> =>
      runCommand({ folder: stage.folder, env }, ['migrate', '-c', 'fresh.yaml'])
    try {
      const [one, two] = await Promise.all([migrate(), migrate()])
      expect([one.status, two.status, one.error, two.error]).toEqual([0, 0, '', ''])
      const lines = `${one.out}${two.out}`.split('\n').filter((line) => line.startsWith('made '))
      expect(lines.length).toBeGreaterThan(1)
      expect(new Set(lines).size).toBe(lines.length)
      expect(await migrate()).toEqual({ status: 0, out: 'the tables are up to date\n', error: '' })
    } finally {
      await database?.drop()
    }
  },
)
