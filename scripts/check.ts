// npm run check: everything that can be said about the code without running it. Prints a line a step,
// and the whole output of the steps that failed.
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { runSteps, type Step } from './check/steps.ts'

const root = join(import.meta.dirname, '..')
const bin = (path: string): string => join(root, 'node_modules', path)
const node = process.execPath

/** The slow ones first. Run from the caches below .cache; remove that folder to run them cold. */
const steps: readonly Step[] = [
  {
    name: 'lint',
    command: [
      node,
      bin('eslint/bin/eslint.js'),
      ...['--cache', '--cache-location', '.cache/eslint/', '--cache-strategy', 'content'],
      ...['--max-warnings', '0', '.'],
    ],
  },
  { name: 'types', command: [node, bin('typescript/bin/tsc'), '-p', 'tsconfig.json'] },
  {
    name: 'format',
    command: [
      node,
      bin('prettier/bin/prettier.cjs'),
      ...['--check', '--cache', '--cache-location', '.cache/prettier', '--cache-strategy', 'content'],
      ...['--log-level', 'warn', '.'],
    ],
  },
  { name: 'types of the engine alone', command: [node, 'scripts/check-engine-types.ts'] },
  { name: 'layers', command: [node, 'scripts/check-layers.ts'] },
  { name: 'detector registry', command: [node, 'scripts/generate-detectors.ts', '--check'] },
  { name: 'generated files', command: [node, 'scripts/docs.ts', '--check'] },
]

mkdirSync(join(root, '.cache'), { recursive: true })
const started = performance.now()
const results = await runSteps(steps, 2, root, ({ step, hasPassed, seconds, output }) => {
  console.log(`${hasPassed ? 'passed' : 'FAILED'}  ${seconds.toFixed(1).padStart(5)} s  ${step.name}`)
  if (!hasPassed) console.log(output.trimEnd().replace(/^/gm, '    '))
})
const failed = results.filter((result) => !result.hasPassed)
const seconds = ((performance.now() - started) / 1000).toFixed(1)
console.log(`${results.length - failed.length} passed, ${failed.length} failed in ${seconds} s`)
process.exitCode = failed.length === 0 ? 0 : 1
