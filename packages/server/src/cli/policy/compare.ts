import { readFile } from 'node:fs/promises'
import { checkPolicy, comparePolicies, comparisonText, type Plan } from '@stet/engine'
import { exitCode } from '../exit-code.ts'
import { problemsText, readCatalogueOf } from './check.ts'
import type { CompareOptions } from './options.ts'

/** Carries `stet policy compare` out: 0 where nothing more leaves, 10 where something may. */
export async function runCompare(oldFile: string, newFile: string, options: CompareOptions): Promise<void> {
  const catalogue = await readCatalogueOf(options.catalogue)
  const [old, now] = [await planOf(oldFile, catalogue), await planOf(newFile, catalogue)]
  if (old === undefined || now === undefined) {
    process.exitCode = exitCode.policy
    return
  }
  const comparison = comparePolicies(old, now)
  const text =
    options.json === true ? `${JSON.stringify(comparison, undefined, 2)}\n` : comparisonText(comparison)
  process.stdout.write(text)
  process.exitCode = comparison.direction === 'loosening' ? exitCode.loosening : exitCode.done
}

async function planOf(file: string, catalogue: readonly string[]): Promise<Plan | undefined> {
  const source = await readFile(file)
  const { plan, problems } = checkPolicy(source, { file, catalogue })
  if (plan === undefined) process.stderr.write(problemsText(file, source.toString('utf8'), problems))
  return plan
}
