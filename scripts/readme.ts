// npm run readme: runs the commands of README.md, so that what a newcomer pastes works. All blocks fenced
// as `sh` run in order in one shell, in a temporary folder in which the repository's files can be seen, so
// that what they write does not land in the repository. A block with <!-- not run: why --> on the line
// before it is left out; one fenced as `console` or `text` is an illustration.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, readdirSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'

const root = join(import.meta.dirname, '..')
const readme = readFileSync(join(root, 'README.md'), 'utf8')
const blocks = [...readme.matchAll(/(<!-- not run: [^\n]+ -->\n+)?^```sh\n([\s\S]*?)^```$/gm)]
  .filter(([, isLeftOut]) => isLeftOut === undefined)
  .map(([, , commands]) => commands ?? '')

const hidden = new Set(['.git', '.ci', '.cache', '.stet'])
const folder = mkdtempSync(join(tmpdir(), 'stet-readme-'))
let status: number | null = 1
try {
  for (const name of readdirSync(root)) {
    if (!hidden.has(name)) symlinkSync(join(root, name), join(folder, name))
  }
  const path = [join(root, 'node_modules/.bin'), process.env['PATH'] ?? ''].join(delimiter)
  const script = ['set -euo pipefail', ...blocks].join('\n')
  const done = spawnSync('bash', ['-x', '-c', script], {
    cwd: folder,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, PATH: path, HOME: folder },
    timeout: 10 * 60_000,
  })
  status = done.status
} finally {
  rmSync(folder, { recursive: true, force: true })
}
if (blocks.length === 0) console.error('README.md has no block fenced as sh')
console.log(`readme: ${blocks.length} blocks, ${status === 0 ? 'all ran' : 'one failed'}`)
process.exitCode = status === 0 && blocks.length > 0 ? 0 : 1
