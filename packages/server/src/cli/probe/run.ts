import { readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { findConnectors, ownConnectors } from '../../connector/find-connectors.ts'
import { loadConnector } from '../../connector/load-connector.ts'
import { probe, type ProbeResult } from '../../probe/probe.ts'
import { probeText } from '../../probe/probe-text.ts'
import { exitCode, UsageError } from '../exit-code.ts'

export interface ProbeOptions {
  readonly connector?: string
  readonly policy?: string
  readonly json?: boolean
  readonly thorough?: boolean
}

/** Carries `stet probe` out: 0 where nothing arrived, 1 where something did. */
export async function runProbe({ connector, policy, json, thorough }: ProbeOptions): Promise<void> {
  if (policy !== undefined && connector === undefined)
    throw new UsageError('write --connector with --policy: whose samples are sent')
  const folders = await findConnectors(ownConnectors())
  const wanted = folders.filter((folder) => connector === undefined || basename(folder) === connector)
  if (wanted.length === 0)
    throw new UsageError(
      `there is no such connector; write one of: ${folders.map((folder) => basename(folder)).join(', ')}`,
    )
  const results: ProbeResult[] = []
  for (const folder of wanted) {
    const { loaded, problems } = await loadConnector(folder)
    if (loaded === undefined) throw new UsageError(problems.join('\n'))
    const name = basename(folder)
    const samples = loaded.samples.map(({ route, bytes }) => ({
      route,
      document: JSON.parse(Buffer.from(bytes).toString('utf8')) as unknown,
    }))
    const policyText = await readFile(policy ?? join(folder, 'policy.yaml'), 'utf8')
    const result = await probe({
      name,
      policyText,
      samples,
      isThorough: thorough,
      onProgress: progress(name),
    })
    results.push(result)
    if (json !== true) process.stdout.write(`${probeText([result])}\n`)
  }
  const arrived = results.reduce((sum, one) => sum + one.arrived + one.traces.length, 0)
  const planted = results.reduce((sum, one) => sum + one.planted, 0)
  if (json === true) process.stdout.write(`${JSON.stringify(results, undefined, 2)}\n`)
  else process.stdout.write(`${planted} canaries planted, ${arrived} arrived\n`)
  if (arrived > 0) process.exitCode = exitCode.refused
}

function progress(name: string): (done: number, total: number) => void {
  if (!process.stderr.isTTY) return () => undefined
  return (done, total) => {
    process.stderr.write(done === total ? '\r\x1b[K' : `\r\x1b[K${name}: ${done} of ${total}`)
  }
}
