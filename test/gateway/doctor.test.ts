import { randomBytes } from 'node:crypto'
import { chmodSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parse, stringify } from 'yaml'
import {
  createAuthority,
  startHttps,
  type TestServer,
} from '../../packages/server/src/egress/servers.testing.ts'
import {
  createDatabase,
  hasPostgres,
  type TestDatabase,
} from '../../packages/server/src/store/postgres.testing.ts'
import { runCommand } from './command.ts'
import { startStage, ticket, type Stage } from './harness.ts'

interface Finding {
  readonly topic: string
  readonly state: string
  readonly text: string
  readonly next?: string
}

type Settings = Record<string, never> & {
  integrations: { demo: { destinations: { wfm: { url: string } }; upstream: { url: string } } }
}

let stage: Stage
beforeAll(async () => {
  stage = await startStage({ kind: 'embedded' })
  await stage.send(ticket())
})
afterAll(async () => {
  await stage.stop()
})

let runs = 0
/** Runs the doctor on a configuration that a test changes. */
async function doctor(
  change: (settings: Settings) => void = () => undefined,
  env: Readonly<Record<string, string>> = {},
): Promise<{ status: number | null; findings: Finding[]; all: string }> {
  const settings = parse(readFileSync(join(stage.folder, 'stet.yaml'), 'utf8')) as Settings
  change(settings)
  const name = `doctor-${(runs += 1)}.yaml`
  writeFileSync(join(stage.folder, name), stringify(settings))
  const place = { folder: stage.folder, env: { ...stage.env, ...env } }
  const { status, out, error } = await runCommand(place, ['doctor', '-c', name, '--json'])
  const { findings } = JSON.parse(out) as { findings: Finding[] }
  return { status, findings, all: out + error }
}
const textsOf = (findings: readonly Finding[], topic: string, state: string): string[] =>
  findings.filter((one) => one.topic === topic && one.state === state).map(({ text }) => text)

it('finds all well beside a gateway that runs, line by line, and shows no secret', async () => {
  const { status, out, error } = await runCommand(stage, ['doctor', '-c', 'stet.yaml'])
  expect([status, error]).toEqual([0, ''])
  for (const line of [
    /^ok +configuration +.*stet\.yaml is good$/m,
    /^ok +configuration +.*policy\.yaml is good$/m,
    /^warning +configuration +no trust file: .* → run stet init/m,
    /^ok +database +.* answers in \d+\.\d ms$/m,
    /^ok +database +tables are up to date/m,
    /^ok +keys +file:[0-9a-f]{16} wraps and unwraps/m,
    /^ok +keys +opens what the store holds$/m,
    /^ok +clock +within \d+ s of 127\.0\.0\.1:\d+$/m,
    /disk +\d+\.\d GB are free/m,
    /^ok +helpdesk +demo: credential is there \(basic\)$/m,
    /^ok +destination +demo wfm: 127\.0\.0\.1:\d+ answers \(204\), plain http, as listed$/m,
    /^ok +destination +demo wfm: 127\.0\.0\.1 is not public .* listed under network\.allowPrivate$/m,
    /^ok +network +may be reached although not public: 127\.0\.0\.1$/m,
  ])
    expect(out).toMatch(line)
  const key = readFileSync(join(stage.folder, 'keys/stet.key'), 'utf8').trim().split(':')[1] ?? ''
  for (const secret of [...Object.values(stage.env).filter((value) => value !== ''), key])
    expect(out).not.toContain(secret)
})

it('tells every problem of the configuration, and no secret that is of the wrong form', async () => {
  const secret = ['sentinel', randomBytes(6).toString('hex')].join('-')
  const { status, findings, all } = await doctor(
    (settings) => Object.assign(settings, { listen: { port: 'nine' } }),
    { VENDOR: secret },
  )
  expect(status).toBe(1)
  expect(textsOf(findings, 'configuration', 'problem').length).toBeGreaterThanOrEqual(2)
  expect(all).not.toContain(secret)
})

it('finds a key file that others can read, that is another, and that is not there', async () => {
  const path = join(stage.folder, 'keys/stet.key')
  chmodSync(path, 0o644)
  const open = await doctor()
  chmodSync(path, 0o600)
  expect(open.status).toBe(1)
  expect(open.findings.find(({ state }) => state === 'problem')).toMatchObject({
    topic: 'keys',
    next: expect.stringContaining('chmod 600') as string,
  })
  writeFileSync(join(stage.folder, 'other.key'), `stet-key-1:${randomBytes(32).toString('base64')}\n`, {
    mode: 0o600,
  })
  const other = await doctor((settings) => Object.assign(settings, { keys: { file: { path: 'other.key' } } }))
  expect(textsOf(other.findings, 'keys', 'problem')).toEqual([expect.stringContaining('STET_KEYS_REFUSED')])
  const none = await doctor((settings) => Object.assign(settings, { keys: { file: { path: 'none.key' } } }))
  expect(textsOf(none.findings, 'keys', 'problem')).toEqual([expect.stringContaining('is not there')])
})

it('finds destinations that are away, private, or of a certificate that nobody vouches for', async () => {
  const authority = createAuthority()
  const { cert, key } = authority.issue('IP:127.0.0.1')
  const server: TestServer = await startHttps({ cert, key }, (_request, response) => {
    response.writeHead(204, { date: new Date(Date.now() + 95_000).toUTCString() }).end()
  })
  const url = `https://127.0.0.1:${server.port}/hook`
  const to = (settings: Settings, more: object = {}): void => {
    settings.integrations.demo.destinations.wfm.url = url
    Object.assign(settings, { network: { allowPrivate: ['127.0.0.1'], ...more } })
  }
  try {
    const strange = await doctor((settings) => {
      to(settings)
    })
    expect(strange.status).toBe(1)
    expect(textsOf(strange.findings, 'destination', 'problem')).toEqual([
      expect.stringContaining('certificate or TLS version was not accepted'),
    ])
    writeFileSync(join(stage.folder, 'ca.pem'), authority.cert)
    const known = await doctor((settings) => {
      to(settings, { caFiles: ['ca.pem'] })
    })
    expect(known.status).toBe(0)
    expect(textsOf(known.findings, 'destination', 'ok')[0]).toContain('TLS is good')
    expect(textsOf(known.findings, 'clock', 'warning')).toEqual([
      expect.stringMatching(/^[6-9]\d s behind 127\.0\.0\.1:\d+$/),
    ])
    const hidden = await doctor((settings) => {
      settings.integrations.demo.destinations.wfm.url = 'https://localhost:1/hook'
      Object.assign(settings, { network: { allowPrivate: ['10.9.9.9'] } })
    })
    expect(hidden.status).toBe(1)
    expect(textsOf(hidden.findings, 'destination', 'problem')).toEqual([
      expect.stringContaining('leads to an address that is not public'),
    ])
    const away = await doctor((settings) => {
      settings.integrations.demo.destinations.wfm.url = 'http://127.0.0.1:1/hook'
    })
    expect(away.status).toBe(0)
    expect(textsOf(away.findings, 'destination', 'warning')).toEqual([
      expect.stringContaining('could not be reached'),
    ])
  } finally {
    await server.close()
    authority.remove()
  }
})

it('changes nothing: no store, no key and no table is made', async () => {
  const { status, findings } = await doctor((settings) =>
    Object.assign(settings, {
      store: { embedded: { folder: 'nowhere' } },
      keys: { file: { path: 'nowhere/stet.key' } },
    }),
  )
  expect(status).toBe(0)
  expect(textsOf(findings, 'database', 'ok')).toEqual([expect.stringContaining('made at the first start')])
  expect(textsOf(findings, 'keys', 'ok')).toEqual([expect.stringContaining('made at the first start')])
  expect(() => readFileSync(join(stage.folder, 'nowhere'))).toThrow('ENOENT')
})

it('asks for no key where the tables are made and no gateway has run', async () => {
  const settings = (all: Settings): void => {
    Object.assign(all, { store: { embedded: { folder: 'made' } }, keys: { file: { path: 'made/stet.key' } } })
  }
  await doctor(settings)
  const migrated = await runCommand(stage, ['migrate', '-c', `doctor-${runs}.yaml`])
  expect(migrated.status).toBe(0)
  const { status, findings } = await doctor(settings)
  expect(status).toBe(0)
  expect(textsOf(findings, 'database', 'ok')).toContainEqual(expect.stringContaining('up to date'))
  expect(textsOf(findings, 'keys', 'ok')).toEqual([expect.stringContaining('made at the first start')])
})

describe.runIf(await hasPostgres())('with PostgreSQL', () => {
  let database: TestDatabase
  beforeAll(async () => {
    database = await createDatabase()
  })
  afterAll(async () => {
    await database.drop()
  })
  const on = (settings: Settings): void => {
    Object.assign(settings, { store: { postgres: { url: { env: 'PG' } } } })
  }

  it('says what is to be changed, and compares the clock', async () => {
    const { status, findings } = await doctor(on, { PG: database.url })
    expect(status).toBe(0)
    expect(textsOf(findings, 'database', 'warning')).toEqual([expect.stringContaining('0001-first')])
    expect(textsOf(findings, 'clock', 'ok')).toContainEqual(
      expect.stringMatching(/^within \d+ s of the database$/),
    )
  })

  it('says that it cannot be reached, and keeps the password', async () => {
    const password = ['sentinel', randomBytes(6).toString('hex')].join('-')
    const { status, findings, all } = await doctor(on, { PG: `postgres://stet:${password}@127.0.0.1:1/none` })
    expect(status).toBe(1)
    expect(textsOf(findings, 'database', 'problem')).toEqual([
      'PostgreSQL at 127.0.0.1:1 cannot be opened (ECONNREFUSED)',
    ])
    expect(all).not.toContain(password)
  })
})
