import { readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { loadConfig } from '../../config/load-config.ts'
import { findConnectors, ownConnectors } from '../../connector/find-connectors.ts'
import { loadConnector } from '../../connector/load-connector.ts'
import { openStoreAndKeys } from '../../pipeline/gateway.ts'
import { openLedger } from '../../pipeline/ledger.ts'
import { lastPolicy } from '../../pipeline/policies.ts'
import { probe, type ProbeResult } from '../../probe/probe.ts'
import { probeText } from '../../probe/probe-text.ts'
import { exitCode, UsageError } from '../exit-code.ts'

export interface ProbeOptions {
  readonly connector?: string
  readonly policy?: string
  readonly config?: string
  readonly integration?: string
  readonly json?: boolean
  readonly thorough?: boolean
}

/** Carries `stet probe` out: 0 where nothing arrived, 1 where something did. */
export async function runProbe(options: ProbeOptions): Promise<void> {
  const { connector, policy, config, integration, json } = options
  if (policy !== undefined && connector === undefined)
    throw new UsageError('write --connector with --policy: whose samples are sent')
  if ((config === undefined) !== (integration === undefined))
    throw new UsageError('write --config and --integration together')
  const results =
    config !== undefined && integration !== undefined
      ? [await probeIntegration(config, integration, options)]
      : await probeConnectors(connector, policy, options)
  const arrived = results.reduce((sum, one) => sum + one.arrived + one.traces.length, 0)
  const planted = results.reduce((sum, one) => sum + one.planted, 0)
  if (json === true) process.stdout.write(`${JSON.stringify(results, undefined, 2)}\n`)
  else process.stdout.write(`${planted} canaries planted, ${arrived} arrived\n`)
  if (arrived > 0) process.exitCode = exitCode.refused
}

async function probeConnectors(
  connector: string | undefined,
  policy: string | undefined,
  options: ProbeOptions,
): Promise<ProbeResult[]> {
  const folders = await findConnectors(ownConnectors())
  const wanted = folders.filter((folder) => connector === undefined || basename(folder) === connector)
  if (wanted.length === 0)
    throw new UsageError(
      `there is no such connector; write one of: ${folders.map((folder) => basename(folder)).join(', ')}`,
    )
  const results: ProbeResult[] = []
  for (const folder of wanted) {
    const policyText = await readFile(policy ?? join(folder, 'policy.yaml'), 'utf8')
    results.push(await probeFolder(basename(folder), folder, policyText, options))
  }
  return results
}

/** Tests what is in force at an integration, and writes into the ledger how it went. */
async function probeIntegration(
  path: string,
  integration: string,
  options: ProbeOptions,
): Promise<ProbeResult> {
  const config = loadConfig(await readFile(path, 'utf8'), process.env, path)
  const settings = config.integrations[integration]
  if (settings === undefined) throw new UsageError(`there is no integration ${integration}`)
  const { store, keys } = await openStoreAndKeys(config)
  try {
    const policy = await lastPolicy(config, store, integration)
    const policyText = typeof policy === 'string' ? policy : Buffer.from(policy).toString('utf8')
    const folder = join(ownConnectors(), settings.connector)
    const result = await probeFolder(integration, folder, policyText, options)
    const { planted, refused, arrived, traces } = result
    const ledger = openLedger({ config, store, seed: keys.ledger, now: Date.now })
    await ledger.append([
      { kind: 'leak-test', integration, planted, refused, arrived: arrived + traces.length },
    ])
    return result
  } finally {
    await store.close()
  }
}

async function probeFolder(
  name: string,
  folder: string,
  policyText: string,
  { thorough, json }: ProbeOptions,
): Promise<ProbeResult> {
  const { loaded, problems } = await loadConnector(folder)
  if (loaded === undefined) throw new UsageError(problems.join('\n'))
  const samples = loaded.samples.map(({ route, bytes }) => ({
    route,
    document: JSON.parse(Buffer.from(bytes).toString('utf8')) as unknown,
  }))
  const result = await probe({
    name,
    policyText,
    samples,
    isThorough: thorough,
    onProgress: progress(name),
  })
  if (result.planted === 0)
    throw new UsageError(
      `${name}: none of the connector’s samples takes a route of this policy; name the routes as its default policy does`,
    )
  if (json !== true) process.stdout.write(`${probeText([result])}\n`)
  return result
}

function progress(name: string): (done: number, total: number) => void {
  if (!process.stderr.isTTY) return () => undefined
  return (done, total) => {
    process.stderr.write(done === total ? '\r\x1b[K' : `\r\x1b[K${name}: ${done} of ${total}`)
  }
}
