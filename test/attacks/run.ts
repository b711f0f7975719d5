// npm run attacks: every way we know to put something into force that was not signed for, and every way to
// change a ledger unseen. Fails where one works.
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
process.exitCode = activations === 0 ? 0 : 1
