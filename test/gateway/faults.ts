// npm run faults [-- --kills N]: brings every fault about that a gateway has to live with, and prints a table of what
// was acknowledged, lost, delivered under two ids, or let out raw. Ends with status 1 where anything is.
import { parseArgs } from 'node:util'
import { createDatabase, hasPostgres } from '../../packages/server/src/store/postgres.testing.ts'
import { killAtEachStep } from './faults/kills.ts'
import { fillDisk, jumpClock, stopPostgres } from './faults/outages.ts'
import type { Row } from './faults/site.ts'
import { runSuites } from './faults/suites.ts'

const { values } = parseArgs({ options: { kills: { type: 'string', default: '240' } } })
const kills = Number(values.kills)
/** The others in the measure of the kills. */
const tries = Math.max(3, Math.min(30, Math.round(kills / 10)))
const embedded = { store: { embedded: { folder: 'data' } } }
const rows: Row[] = []
const skipped: string[] = []
const add = (result: Row | string): void => {
  if (typeof result === 'string') skipped.push(result)
  else rows.push(result)
}
const isWell = ({ lost, renamed, raw, undocumented }: Row): boolean =>
  lost + renamed + raw + undocumented === 0

rows.push(...(await killAtEachStep('SQLite', embedded, { kills })))
if (await hasPostgres()) {
  const database = await createDatabase()
  const options = { store: { postgres: { url: { env: 'DATABASE' } } }, env: { DATABASE: database.url } }
  rows.push(...(await killAtEachStep('PostgreSQL', options, { kills })))
  await database.drop()
} else skipped.push('kill -9 on PostgreSQL: start one at 127.0.0.1:5432 or set STET_TEST_POSTGRES')
add(await stopPostgres(tries))
add(await fillDisk(tries))
add(await jumpClock(tries))
console.table(rows)

const suites = runSuites()
console.table(suites)

// What finds nothing proves nothing: gateways with a defect have to be found.
const early = { kills: 3, defect: 'acknowledges before it commits' }
const found = {
  'acknowledges before it commits': (await killAtEachStep('SQLite', embedded, early)).some(
    (row) => row.lost > 0,
  ),
  'lets names out': (await killAtEachStep('SQLite', { ...embedded, isLeaking: true }, { kills: 3 })).some(
    (row) => row.raw > 0,
  ),
}
for (const [defect, isFound] of Object.entries(found))
  console.log(`a planted gateway that ${defect}: ${isFound ? 'found' : 'NOT FOUND'}`)
for (const line of skipped) console.log(`skipped: ${line}`)

const isGood =
  rows.every(isWell) &&
  suites.every(({ tests, failed }) => tests > 0 && failed === 0) &&
  Object.values(found).every(Boolean)
console.log(isGood ? '0 lost, 0 raw bytes' : 'LOST OR LEAKED')
process.exitCode = isGood ? 0 : 1
