import { execFileSync, spawn, type ChildProcess } from 'node:child_process'
import { chmodSync, chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'

/** A PostgreSQL of the test's own, which it may stop. */
export interface OwnPostgres {
  readonly url: string
  start(): Promise<void>
  /** Stops it as a power cut does: nothing is finished. */
  stop(): Promise<void>
  remove(): Promise<void>
}

const versions = '/usr/lib/postgresql'
const startMsMax = 30_000

/** Makes one, or says why it cannot. */
export async function makePostgres(): Promise<OwnPostgres | string> {
  const bin = existsSync(versions) ? readdirSync(versions).map((name) => join(versions, name, 'bin')) : []
  const programs = bin.findLast((folder) => existsSync(join(folder, 'initdb')))
  if (programs === undefined) return `no initdb under ${versions}; install the package postgresql`
  const user = process.getuid?.() === 0 ? postgresUser() : {}
  if (user === undefined) return 'PostgreSQL does not run as root, and there is no user postgres'
  const folder = mkdtempSync(join(tmpdir(), 'stet-postgres-'))
  chmodSync(folder, 0o700)
  if (user.uid !== undefined && user.gid !== undefined) chownSync(folder, user.uid, user.gid)
  const data = join(folder, 'data')
  const as = { ...user, cwd: folder, stdio: 'ignore' as const }
  execFileSync(join(programs, 'initdb'), ['-D', data, '-A', 'trust', '-U', 'postgres'], as)
  const port = await freePort()
  const url = `postgres://postgres@127.0.0.1:${port}/postgres`
  let server: ChildProcess | undefined
  const stop = async (): Promise<void> => {
    if (server === undefined) return
    const gone = new Promise((resolve) => server?.once('exit', resolve))
    server.kill('SIGQUIT')
    await gone
    server = undefined
  }
  return {
    url,
    start: async () => {
      const options = ['-D', data, '-p', String(port), '-h', '127.0.0.1', '-k', folder]
      server = spawn(join(programs, 'postgres'), options, as)
      await answers(url)
    },
    stop,
    remove: async () => {
      await stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

function postgresUser(): { uid?: number; gid?: number } | undefined {
  const id = (what: string): number => Number(execFileSync('id', [what, 'postgres'], { stdio: 'pipe' }))
  try {
    return { uid: id('-u'), gid: id('-g') }
  } catch {
    return undefined
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo
      server.close(() => {
        resolve(port)
      })
    })
  })
}

async function answers(url: string): Promise<void> {
  const end = Date.now() + startMsMax
  for (;;) {
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 1000 })
    client.on('error', () => undefined)
    try {
      await client.connect()
      await client.end()
      return
    } catch (error) {
      if (Date.now() > end) throw error
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
  }
}
