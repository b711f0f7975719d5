import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { runGate } from './gate.ts'
import type { Layers } from './layers.ts'

const engine = 'packages/engine/src'
const server = 'packages/server/src'

/** A small workspace with one breach of every sort, beside imports that are allowed. */
const planted: Readonly<Record<string, string>> = {
  'packages/engine/package.json': '{ "name": "@stet/engine", "type": "module", "dependencies": {} }',
  'packages/server/package.json':
    '{ "name": "stet", "type": "module", "dependencies": { "@stet/engine": "0.0.0" } }',
  [`${engine}/errors.ts`]: 'export const errors = 1\n',
  [`${engine}/index.ts`]: "export { redact } from './redact.ts'\n",
  [`${engine}/redact.ts`]: "import { plan } from './policy/plan.ts'\nexport const redact = plan\n",
  [`${engine}/policy/plan.ts`]: "import { errors } from '../errors.ts'\nexport const plan = errors\n",
  [`${engine}/span/value.ts`]: "import { plan } from '../policy/plan.ts'\nexport const value = plan\n",
  [`${engine}/span/type.ts`]:
    "import type { plan } from '../policy/plan.ts'\nexport type Plan = typeof plan\n",
  [`${engine}/scan/re-export.ts`]: "export * from '../policy/plan.ts'\n",
  [`${engine}/scan/late.ts`]: "export const late = () => import('../policy/plan.ts')\n",
  [`${engine}/format/disk.ts`]: "import { readFileSync } from 'node:fs'\nexport const read = readFileSync\n",
  [`${engine}/format/nowhere.ts`]: "import { a } from './missing.ts'\nexport const b = a\n",
  [`${engine}/operator/one.ts`]: "import type { Two } from './two.ts'\nexport type One = Two | 1\n",
  [`${engine}/operator/two.ts`]: "import type { One } from './one.ts'\nexport type Two = One | 2\n",
  [`${engine}/attic/lost.ts`]: 'export const lost = 1\n',
  [`${server}/cli/deep.ts`]:
    "import { redact } from '../../../engine/src/redact.ts'\nexport const deep = redact\n",
  [`${server}/cli/fine.ts`]:
    "import { redact } from '../../../engine/src/index.ts'\nexport const fine = redact\n",
  [`${server}/cli/bench.ts`]: "import { run } from '../../../../bench/run.ts'\nexport const bench = run\n",
  'bench/run.ts': 'export const run = 1\n',
}

/** What the gate has to say of it: these and no others. */
const expected: readonly string[] = [
  `cycle: ${engine}/operator/one.ts -> ${engine}/operator/two.ts`,
  `pure:engine: ${engine}/format/disk.ts -> fs`,
  `room:cli: ${server}/cli/bench.ts -> bench/run.ts`,
  `room:cli: ${server}/cli/deep.ts -> ${engine}/redact.ts`,
  `room:scan: ${engine}/scan/late.ts -> ${engine}/policy/plan.ts`,
  `room:scan: ${engine}/scan/re-export.ts -> ${engine}/policy/plan.ts`,
  `room:span: ${engine}/span/type.ts -> ${engine}/policy/plan.ts`,
  `room:span: ${engine}/span/value.ts -> ${engine}/policy/plan.ts`,
  `roomless: ${engine}/attic/lost.ts stands in no room, or in two; layers.json has to name one`,
  `unresolved: ${engine}/format/nowhere.ts -> ./missing.ts`,
]

/**
 * Writes the planted workspace into a temporary folder and runs the gate over it.
 * @returns what the gate missed and what it refused without reason; both empty when it bites
 */
export async function provesItBites(
  layers: Layers,
): Promise<{ missed: string[]; wrong: string[]; count: number }> {
  const found = await runGateOn(layers, planted)
  return {
    missed: expected.filter((line) => !found.includes(line)),
    wrong: found.filter((line) => !expected.includes(line)),
    count: expected.length,
  }
}

/** Violations of a workspace given as text by path. */
export async function runGateOn(
  layers: Layers,
  files: Readonly<Record<string, string>>,
): Promise<readonly string[]> {
  const root = mkdtempSync(join(tmpdir(), 'stet-layers-'))
  try {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(root, path)), { recursive: true })
      writeFileSync(join(root, path), text)
    }
    return (await runGate(root, layers)).violations
  } finally {
    rmSync(root, { recursive: true, force: true })
  }
}
