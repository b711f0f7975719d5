import { readFile } from 'node:fs/promises'
import { checkPolicy, problemLine, type Plan, type PolicyProblem } from '@stet/engine'
import { exitCode } from '../exit-code.ts'
import type { CheckOptions } from './options.ts'
import { sourceExcerpt } from './source-excerpt.ts'

/** Carries `stet policy check` out; sets the exit status. */
export async function runCheck(files: readonly string[], options: CheckOptions): Promise<void> {
  const catalogue = await readCatalogueOf(options.catalogue)
  for (const file of files) {
    const source = await readFile(file)
    const { plan, problems } = checkPolicy(source, { file, catalogue })
    if (plan !== undefined) {
      process.stdout.write(`${goodLine(file, plan)}\n`)
      continue
    }
    process.exitCode = exitCode.policy
    process.stdout.write(problemsText(file, source.toString('utf8'), problems))
  }
}

/** The addresses of a catalogue, or none where none was named. */
export async function readCatalogueOf(path: string | undefined): Promise<readonly string[]> {
  if (path === undefined) return []
  const { readCatalogue } = await import('../redact/catalogue.ts')
  return readCatalogue(path)
}

/** `FILE: good (2 routes, 31 addresses, sha256 …)`. */
export function goodLine(file: string, { policy }: Plan): string {
  const routes = policy.routes.length
  const addresses = policy.routes.reduce((sum, route) => sum + route.rules.length, 0)
  return `${file}: good (${counted(routes, 'route')}, ${counted(addresses, 'address', 'addresses')}, sha256 ${policy.digest})`
}

/** Every problem with the line of the policy that it is about. */
export function problemsText(file: string, source: string, problems: readonly PolicyProblem[]): string {
  return problems
    .map((problem) => `${problemLine(file, problem)}\n${sourceExcerpt(source, problem.place)}`)
    .join('')
}

function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`
}
