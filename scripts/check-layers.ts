// Holds the imports of packages/*/src against layers.json, proves on planted breaches that it can see
// them, and compares the table in ARCHITECTURE.md. With --write it writes that table.
import { join } from 'node:path'
import { runGate } from './layers/gate.ts'
import { readLayers } from './layers/layers.ts'
import { provesItBites } from './layers/plant.ts'
import { checkTable } from './layers/table.ts'

const root = join(import.meta.dirname, '..')
const layers = readLayers(join(root, 'layers.json'))
const complaints: string[] = []

const { modules, violations } = await runGate(root, layers)
complaints.push(...violations)
if (modules.length < layers.modulesMin) {
  complaints.push(
    `only ${modules.length} modules were read, of at least ${layers.modulesMin}: the gate is blind`,
  )
}

const proof = await provesItBites(layers)
complaints.push(...proof.missed.map((line) => `planted, but not seen: ${line}`))
complaints.push(...proof.wrong.map((line) => `refused without reason in the planted workspace: ${line}`))

const table = await checkTable(join(root, 'ARCHITECTURE.md'), layers, process.argv.includes('--write'))
if (table !== undefined) complaints.push(table)

for (const line of complaints) console.error(line)
console.log(
  `layers: ${modules.length} modules, ${violations.length} violations; ` +
    `${proof.count - proof.missed.length} of ${proof.count} planted ones seen`,
)
process.exitCode = complaints.length === 0 ? 0 : 1
