import { readFile, writeFile } from 'node:fs/promises'
import { basename, extname } from 'node:path'
import { loadPolicy, type InputFormat, type Plan } from '@stet/engine'
import { simulate, type SimulatedSample } from '../../evidence/simulate.ts'
import { simulationPage } from '../../evidence/simulation-page.ts'
import { simulationText } from '../../evidence/simulation-text.ts'
import { UsageError } from '../exit-code.ts'
import { testKey } from '../policy/test/test-key.ts'

export interface SimulateOptions {
  readonly policy: string
  readonly against?: string
  readonly route?: string
  readonly json?: boolean
  readonly html?: string
}

const formats: Readonly<Record<string, InputFormat>> = {
  '.json': 'json',
  '.ndjson': 'ndjson',
  '.jsonl': 'ndjson',
  '.csv': 'csv',
  '.txt': 'text',
}

/** Carries `stet simulate` out. */
export async function runSimulate(files: readonly string[], options: SimulateOptions): Promise<void> {
  const { policy, against, route, json, html } = options
  const now = await planOf(policy)
  if (route === undefined && now.routes.size > 1)
    throw new UsageError(
      `the policy has several routes; write --route with one of: ${[...now.routes.keys()].join(', ')}`,
    )
  const old = against === undefined ? undefined : await planOf(against)
  const samples = await Promise.all(files.map((file) => sampleOf(file, route)))
  const simulation = await simulate(now, old, samples, testKey())
  if (html !== undefined) await writeFile(html, simulationPage(simulation))
  if (json === true) process.stdout.write(`${JSON.stringify(simulation, undefined, 2)}\n`)
  else if (html === undefined) process.stdout.write(simulationText(simulation))
}

async function planOf(file: string): Promise<Plan> {
  return loadPolicy(await readFile(file), { file })
}

async function sampleOf(file: string, route: string | undefined): Promise<SimulatedSample> {
  const format = formats[extname(file).toLowerCase()]
  if (format === undefined) throw new UsageError(`${file}: samples end in ${Object.keys(formats).join(', ')}`)
  return { name: basename(file), route, format, bytes: await readFile(file) }
}
