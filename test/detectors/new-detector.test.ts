import { execFileSync, spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const root = join(import.meta.dirname, '../..')
/** Inside the workspace, where packages are found. */
mkdirSync(join(root, '.cache'), { recursive: true })
const copy = mkdtempSync(join(root, '.cache/new-detector-'))

const newDetector = (found: string): string => `import type { Detector } from '../contract.ts'

/** Badges of Acme: two letters of the site and five digits. */
export const detector: Detector = {
  id: 'acme-badge',
  version: 1,
  entity: 'ACME_BADGE',
  jurisdiction: 'INTL',
  source: 'https://acme.example/badges',
  pattern: /(?<![A-Za-z0-9])ACME-[A-Z]{2}[0-9]{5}(?![A-Za-z0-9])/gu,
  lengthMax: 12,
  context: [],
  score: { pattern: 0.9, validated: 0.9 },
  samples: [{ text: 'my badge is ACME-NY12345.', found: '${found}', isIndependent: true }],
  rejects: [{ name: 'one digit more', text: 'ACME-NY123456' }],
}
`

function add(found: string): void {
  writeFileSync(join(copy, 'packages/engine/src/detector/generic/acme-badge.ts'), newDetector(found))
  execFileSync(process.execPath, [join(copy, 'scripts/generate-detectors.ts')])
}

/** The engine's own suite of detectors, on the copy. */
function runSuite(): { isPassed: boolean; out: string } {
  const vitest = join(root, 'node_modules/vitest/vitest.mjs')
  const parameters = [
    vitest,
    'run',
    '--root',
    copy,
    'packages/engine/src/detector',
    '-t',
    'acme-badge|registry',
  ]
  // A run inside a run that finds the outer one's settings takes itself for a part of it.
  const env = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/VITEST|^TEST$|^NODE_/.test(name)),
  )
  const { status, stdout, stderr } = spawnSync(process.execPath, parameters, {
    env: { ...env, NO_COLOR: '1' },
    encoding: 'utf8',
  })
  return { isPassed: status === 0, out: stdout + stderr }
}

describe('one new file', () => {
  beforeAll(() => {
    for (const path of ['packages/engine/src', 'scripts/generate-detectors.ts'])
      cpSync(join(root, path), join(copy, path), { recursive: true })
  })
  afterAll(() => {
    rmSync(copy, { recursive: true, force: true })
  })

  it('is all that a new detector needs', { timeout: 60_000 }, () => {
    add('ACME-NY12345')
    const program = `
      const { loadTextDetector } = await import(${JSON.stringify(join(copy, 'packages/engine/src/index.ts'))})
      const detector = await loadTextDetector()
      console.log(JSON.stringify(detector.find('badge ACME-LA00001 please')))`
    const found: unknown = JSON.parse(
      execFileSync(process.execPath, ['--input-type=module', '-e', program], { encoding: 'utf8' }),
    )
    expect(found).toEqual([{ start: 6, end: 18, entity: 'ACME_BADGE', score: 0.9, detector: 'acme-badge' }])
    const { isPassed, out } = runSuite()
    expect(out).toMatch(/Tests +[2-9] passed/)
    expect(isPassed).toBe(true)
  })

  it('fails the tests with one wrong sample', { timeout: 60_000 }, () => {
    add('ACME-NY54321')
    const { isPassed, out } = runSuite()
    expect(isPassed).toBe(false)
    expect(out).toContain('acme-badge: sample 1 is not found exactly')
  })
})
