// npm run bench [-- --quick] [-- --strict]: prints every figure beside its goal and writes docs/benchmarks.md.
// --quick uses a tenth of the bytes and writes nothing; --strict fails where a goal is missed.
import { writeFileSync } from 'node:fs'
import { availableParallelism, cpus, totalmem } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { format, resolveConfig } from 'prettier'
import { buildAll } from '../scripts/build/packages.ts'
import { measureMemory } from './memory.ts'
import { benchmarksPage, isAllReached, terminalTable, type Figures } from './page.ts'
import { measureStartUp } from './startup.ts'
import { measureText } from './text.ts'
import { measureThroughput } from './throughput.ts'

const { values } = parseArgs({
  options: { quick: { type: 'boolean', default: false }, strict: { type: 'boolean', default: false } },
})
const scale = values.quick ? 0.1 : 1
const corpusBytes = 50e6 * scale
const documentBytes = 1e9 * scale
const turns = 7
const startUpTurns = 15

const note = (text: string): void => {
  process.stderr.write(`${text}\n`)
}

note('build …')
const [, serverDist = ''] = await buildAll()
const stet = join(serverDist, 'bin/stet.mjs')
note('start-up …')
const startUp = measureStartUp(stet, startUpTurns)
note('throughput …')
const speed = await measureThroughput(corpusBytes, turns, (done, all) => {
  note(`  turn ${done} of ${all}`)
})
note('text …')
const text = await measureText(2e6 * scale, turns, (done, all) => {
  note(`  turn ${done} of ${all}`)
})
note('memory …')
const memory = await measureMemory(stet, documentBytes, ({ name, peakMegabytes }) => {
  note(`  ${name}: ${peakMegabytes.toFixed(0)} MiB`)
})

const gibibytes = (totalmem() / 2 ** 30).toFixed(0)
const machine = `${availableParallelism()} cores (${cpus()[0]?.model.trim() ?? 'unknown'}), ${gibibytes} GiB, Node ${process.version}`
const figures: Figures = {
  corpusBytes,
  documentBytes,
  turns,
  startUpTurns,
  machine,
  speed,
  text,
  memory,
  startUp,
}
console.log(terminalTable(figures))
if (!values.quick) {
  const path = join(import.meta.dirname, '../docs/benchmarks.md')
  writeFileSync(
    path,
    await format(benchmarksPage(figures), { ...(await resolveConfig(path)), filepath: path }),
  )
  console.log('written to docs/benchmarks.md')
}
process.exitCode = values.strict && !isAllReached(figures) ? 1 : 0
