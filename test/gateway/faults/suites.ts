import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** What the tests say of one fault. */
export interface SuiteRow {
  readonly fault: string
  readonly tests: number
  readonly failed: number
}

interface Report {
  readonly testResults: readonly {
    readonly assertionResults: readonly { readonly fullName: string; readonly status: string }[]
  }[]
}

/** Faults that have tests already, by the names of those tests: each must be there. */
const suites: readonly (readonly [fault: string, names: RegExp])[] = [
  ['destination hangs, resets, drips, lies about its length, sends 10 GB', /^a destination that /],
  ['destination answers 500 for an hour', /answers 500 for an hour/],
  ['detector, vault or database fails', /fails: refused|while the store is away/],
  ['gzip, br and zstd bombs, both ways', /bomb/],
  ['slow loris, header and body limits', /drips is ended|headers without end|more than is taken/],
  ['HTTP/1.0, pipelining', /HTTP\/1\.0|two requests in one piece/],
  [
    'smuggling: lengths, chunks, folded headers, bare LF',
    /two lengths|and chunks|in disguise is|folded|colon|bare LF/,
  ],
  ['dots, double encoding, encoded ? and #', /dots|encoded|fragment/],
  ['absolute target, CONNECT, upgrade', /absolute target|authority|upgrade/],
  ['headers that Connection lists', /Connection lists/],
]

const files = [
  'test/gateway/relay.test.ts',
  'test/gateway/proxy.test.ts',
  'test/gateway/faults/doors.test.ts',
  'packages/server/src/egress/deliver.test.ts',
]

/** Runs the tests of the faults that need no kills. */
export function runSuites(): SuiteRow[] {
  const folder = mkdtempSync(join(tmpdir(), 'stet-suites-'))
  const path = join(folder, 'report.json')
  try {
    const root = join(import.meta.dirname, '../../..')
    const vitest = join(root, 'node_modules/vitest/vitest.mjs')
    const { stdout } = spawnSync(
      process.execPath,
      [vitest, 'run', ...files, '--reporter=json', `--outputFile=${path}`],
      { cwd: root, encoding: 'utf8' },
    )
    if (!existsSync(path)) throw new Error(`the tests did not run\n${stdout}`)
    const { testResults } = JSON.parse(readFileSync(path, 'utf8')) as Report
    return suites.map(([fault, names]) => {
      const tests = testResults
        .flatMap(({ assertionResults }) => assertionResults)
        .filter(({ fullName }) => names.test(fullName))
      return { fault, tests: tests.length, failed: tests.filter(({ status }) => status !== 'passed').length }
    })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
