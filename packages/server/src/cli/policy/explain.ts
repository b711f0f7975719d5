import { readFile } from 'node:fs/promises'
import { checkPolicy, explainPolicy, explanationText } from '@stet/engine'
import { exitCode } from '../exit-code.ts'
import { problemsText } from './check.ts'
import type { ExplainOptions } from './options.ts'

/** Carries `stet policy explain` out; a policy that is not valid is not explained, and its problems are shown. */
export async function runExplain(file: string, options: ExplainOptions): Promise<void> {
  const source = await readFile(file)
  const { plan, problems } = checkPolicy(source, { file })
  if (plan === undefined) {
    process.exitCode = exitCode.policy
    process.stderr.write(problemsText(file, source.toString('utf8'), problems))
    return
  }
  const explanation = explainPolicy(plan.policy)
  const text =
    options.json === true ? JSON.stringify(explanation, undefined, 2) : explanationText(explanation)
  process.stdout.write(text.endsWith('\n') ? text : `${text}\n`)
}
