// npm run attacks: every way we know to put something into force that was not signed for, and every way to
// change a ledger unseen. Fails where one works.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openStore } from '../../packages/server/src/store/open.ts'
import type { Store } from '../../packages/server/src/store/store.ts'
import { ledgerAttacks } from './ledger-attacks.ts'
import { reviewAttacks } from './review-attacks.ts'

const rows = await reviewAttacks()
const width = Math.max(...rows.map(({ attack }) => attack.length))
console.log(`${'review'.padEnd(width)}  tries  activations  refused as`)
for (const { attack, tries, activations, refusals } of rows)
  console.log(
    `${attack.padEnd(width)}  ${String(tries).padStart(5)}  ${String(activations).padStart(11)}  ${refusals.join(', ')}`,
  )
const tries = rows.reduce((sum, row) => sum + row.tries, 0)
const activations = rows.reduce((sum, row) => sum + row.activations, 0)
console.log(`${rows.length} attacks, ${tries} tries, activations: ${activations}`)

const folder = mkdtempSync(join(tmpdir(), 'stet-attacks-'))
const stores: Store[] = []
let folders = 0
const changes = await ledgerAttacks(async () => {
  const store = await openStore(
    { kind: 'embedded', folder: join(folder, `${(folders += 1)}`) },
    { writer: 'attacks' },
  )
  stores.push(store)
  return store.ledger
})
for (const store of stores) await store.close()
rmSync(folder, { recursive: true, force: true })
console.log(`\n${'ledger'.padEnd(width)}  tries   undetected`)
for (const { attack, tries: many, undetected } of changes)
  console.log(`${attack.padEnd(width)}  ${String(many).padStart(5)}  ${String(undetected).padStart(11)}`)
const unseen = changes.reduce((sum, row) => sum + row.undetected, 0)
console.log(`${changes.length} kinds of changes, undetected edits: ${unseen}`)
process.exitCode = activations === 0 && unseen === 0 ? 0 : 1
