// npm run pack:test: what somebody gets who installs the published packages. Builds and packs them,
// installs the tarballs in an empty folder and uses them there.
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { buildAll } from './build/packages.ts'

const root = join(import.meta.dirname, '..')
const folder = mkdtempSync(join(tmpdir(), 'stet-pack-'))
// The Node that runs this is new enough; a bare machine's may not be. Nothing else of the workspace is found.
const path = [dirname(process.execPath), process.env['PATH'] ?? ''].join(delimiter)
let passed = 0
let failed = 0

const policy = `policy: pack-test
source: specimen
destination: https://example.invalid/
routes:
  tickets:
    receive: file
    fields:
      $.ticket.id: { keep: integer }
      $.ticket.status: { keep: { enum: [open, solved] } }
      $.ticket.name: { replace: person }
`
const unlisted = 'not-on-the-list'
const ticket = `{"ticket":{"id":9007199254740993,"note":"${unlisted}","name":"Ada Specimen","status":"open"}}`
const redacted = '{"ticket":{"id":9007199254740993,"name":"[PERSON_1]","status":"open"}}'

const consumer = `import { createRedactor, loadPolicy, StetError, type Redacted } from '@stet/engine'
const plan = loadPolicy(new TextEncoder().encode('policy: p'))
const { output } = await (await createRedactor(plan)).redact(new Uint8Array())
export const only: Redacted = output
export const code: string = new StetError('STET_BUG').code
`

try {
  const app = join(folder, 'app')
  let tarballs: readonly string[] = []
  const built = await buildAll()
  test('the packages build, pack and install in an empty folder', () => {
    const into = ['--silent', '--pack-destination', folder]
    tarballs = built.map((dist) => join(folder, run(dist, 'npm', 'pack', ...into).trim()))
    mkdirSync(app)
    run(app, 'npm', 'init', '-y', '--silent')
    run(app, 'npm', 'install', '--no-audit', '--no-fund', '--silent', ...tarballs)
  })
  const manifest = readFileSync(join(root, 'packages/server/package.json'), 'utf8')
  const { version } = JSON.parse(manifest) as { version: string }

  test('stet --version prints the version', () => equal(run(app, 'npx', 'stet', '--version').trim(), version))
  test('stet redact lets out what the policy lists, and nothing else', () => {
    writeFileSync(join(app, 'p.yaml'), policy)
    writeFileSync(join(app, 'in.json'), ticket)
    const output = run(app, 'npx', 'stet', 'redact', '--policy', 'p.yaml', 'in.json')
    equal(output.trimEnd(), redacted)
    if (output.includes(unlisted)) throw new Error('an unlisted value came out')
  })
  test('stet migrate and stet doctor bring up a gateway’s store', () => {
    const integration = { connector: 'zendesk', policy: 'p.yaml', source: { signature: 'zendesk' } }
    const secrets = [{ env: 'PATH' }]
    const source = { ...integration.source, secrets }
    writeFileSync(
      join(app, 'stet.yaml'),
      JSON.stringify({ integrations: { demo: { ...integration, source } } }),
    )
    if (!run(app, 'npx', 'stet', 'migrate', '-c', 'stet.yaml').startsWith('made '))
      throw new Error('no table was made')
    const report = run(app, 'npx', 'stet', 'doctor', '-c', 'stet.yaml')
    if (!report.includes('tables are up to date')) throw new Error('the doctor found no store')
  })
  test('the declarations type-check in a consumer without Node types', () => {
    writeFileSync(join(app, 'consumer.mts'), consumer)
    const compilerOptions = { strict: true, noEmit: true, target: 'es2024', module: 'nodenext', types: [] }
    writeFileSync(
      join(app, 'tsconfig.json'),
      JSON.stringify({
        compilerOptions: { ...compilerOptions, lib: ['es2024', 'dom'] },
        files: ['consumer.mts'],
      }),
    )
    run(app, process.execPath, join(root, 'node_modules/typescript/bin/tsc'))
  })
  test('no TypeScript source and no test was packed', () => {
    const listing = tarballs.map((tarball) => run(folder, 'tar', '-tzf', tarball)).join('')
    const stray = listing.split('\n').filter((file) => /(?<!\.d)\.ts$|\.test\./.test(file))
    equal(stray.join('\n'), '')
  })
} finally {
  rmSync(folder, { recursive: true, force: true })
}
console.log(`${passed} passed, ${failed} failed`)
process.exitCode = failed === 0 && passed > 0 ? 0 : 1

function test(name: string, body: () => void): void {
  try {
    body()
    passed += 1
    console.log(`passed  ${name}`)
  } catch (error) {
    failed += 1
    console.log(`FAILED  ${name}\n${String(error)}`)
  }
}

function equal(actual: string, expected: string): void {
  if (actual !== expected) throw new Error(`expected\n${expected}\nbut got\n${actual}`)
}

/** Runs a program to its end and gives its standard output; throws with all of its output where it fails. */
function run(cwd: string, program: string, ...args: string[]): string {
  const done = spawnSync(program, args, {
    cwd,
    encoding: 'utf8',
    // Where the binary were missing, npx would otherwise fetch some package of that name.
    env: { ...process.env, PATH: path, npm_config_yes: 'false' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  if (done.status === 0) return done.stdout
  throw new Error(
    `${[program, ...args].join(' ')} ended with ${done.status ?? done.signal ?? 'no status'}\n${done.stdout}${done.stderr}`,
  )
}
