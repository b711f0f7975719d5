// Compiles the engine's source without Node's types, and fails if they came in all the same: a dependency
// whose declarations refer to them would bring them back, and then the compilation proves nothing.
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..')
const tsc = join(root, 'node_modules/typescript/bin/tsc')
const done = spawnSync(process.execPath, [tsc, '-p', 'packages/engine/tsconfig.alone.json', '--listFiles'], {
  cwd: root,
  encoding: 'utf8',
  maxBuffer: 64 * 1024 * 1024,
})
const lines = done.stdout.split('\n')
const isFile = (line: string): boolean => /^(\/|[A-Za-z]:).*\.(ts|json)$/.test(line)
const sources = lines.filter((line) => isFile(line) && line.includes('/packages/engine/src/'))
const nodeTypes = lines.filter((line) => isFile(line) && line.includes('/node_modules/@types/node/'))

process.stdout.write(lines.filter((line) => !isFile(line)).join('\n'))
if (nodeTypes.length > 0) {
  console.error(
    "@types/node is part of the engine's program; see: npx tsc -p packages/engine/tsconfig.alone.json --explainFiles",
  )
}
if (sources.length === 0) console.error('no file of the engine was compiled')
console.log(`engine: ${sources.length} files compiled, ${nodeTypes.length} of Node's types among them`)
process.exitCode = done.status === 0 && nodeTypes.length === 0 && sources.length > 0 ? 0 : 1
