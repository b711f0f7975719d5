import { randomUUID } from 'node:crypto'
import pg from 'pg'

/** Where a PostgreSQL for tests may be; a user's machine has none. */
const adminUrl = process.env['STET_TEST_POSTGRES'] ?? 'postgres://postgres@127.0.0.1:5432/test'

/** Whether there is one. */
export async function hasPostgres(): Promise<boolean> {
  const client = new pg.Client({ connectionString: adminUrl, connectionTimeoutMillis: 1000 })
  try {
    await client.connect()
    await client.end()
    return true
  } catch {
    return false
  }
}

export interface TestDatabase {
  readonly url: string
  drop(): Promise<void>
}

/** Makes a database of its own. */
export async function createDatabase(): Promise<TestDatabase> {
  const name = `stet_test_${randomUUID().replaceAll('-', '')}`
  await asAdmin(`create database ${name}`)
  const url = new URL(adminUrl)
  url.pathname = `/${name}`
  return { url: url.href, drop: () => asAdmin(`drop database ${name} with (force)`) }
}

async function asAdmin(text: string): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl })
  await client.connect()
  try {
    await client.query(text)
  } finally {
    await client.end()
  }
}
