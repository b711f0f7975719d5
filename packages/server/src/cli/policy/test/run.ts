import { readFile, rename, writeFile } from 'node:fs/promises'
import { createRedactor, loadPolicy, type Plan } from '@stet/engine'
import { errorText, exitCode, UsageError } from '../../exit-code.ts'
import { readCatalogueOf } from '../check.ts'
import type { TestOptions } from '../options.ts'
import { findCases, type BrokenCase, type GoldenCase } from './cases.ts'
import { lineDiff } from './line-diff.ts'
import { testKey } from './test-key.ts'

/** Carries `stet policy test` out; sets the exit status. */
export async function runTest(file: string, options: TestOptions): Promise<void> {
  const catalogue = await readCatalogueOf(options.catalogue)
  const plan = loadPolicy(await readFile(file), { file, catalogue })
  const cases = await findCases(file)
  let failed = 0
  for (const golden of cases) {
    const failure = await failureOf(plan, golden, options.update === true)
    if (failure === undefined) continue
    failed++
    process.stdout.write(`FAILED ${golden.name}: ${failure}`)
  }
  process.stdout.write(`${cases.length - failed} passed, ${failed} failed\n`)
  if (failed > 0) process.exitCode = exitCode.refused
}

/** Why a case fails, in lines; undefined where it passes. */
async function failureOf(
  plan: Plan,
  golden: GoldenCase | BrokenCase,
  isUpdate: boolean,
): Promise<string | undefined> {
  if ('fault' in golden) return `${golden.fault}\n`
  let actual: Uint8Array
  try {
    actual = await redacted(plan, golden)
  } catch (error) {
    return `${errorText(error)}\n`
  }
  const expected = await readFile(golden.expected).catch(() => undefined)
  if (expected !== undefined && expected.equals(actual)) return undefined
  if (isUpdate) {
    const part = `${golden.expected}.stet-part`
    await writeFile(part, actual)
    await rename(part, golden.expected)
    process.stdout.write(`wrote ${golden.expected}\n`)
    return undefined
  }
  if (expected === undefined)
    return `there is no ${golden.expected}; run with --update, and read what it writes\n`
  const text = new TextDecoder()
  return `- expected, + what came out\n${lineDiff(text.decode(expected), text.decode(actual))}`
}

async function redacted(plan: Plan, { route, format, input }: GoldenCase): Promise<Uint8Array> {
  const names = [...plan.routes.keys()]
  if (route === undefined && names.length > 1) {
    throw new UsageError(`does not name its route; write a file "route" with one of: ${names.join(', ')}`)
  }
  const redactor = await createRedactor(plan, { route, format, key: testKey(), vault: forgetfulVault })
  const { output } = await redactor.redact(await readFile(input))
  return output
}

/** Nothing turns the tokens of a test back. */
const forgetfulVault = { store: () => Promise.resolve() }
