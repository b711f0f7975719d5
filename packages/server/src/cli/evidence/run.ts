import { existsSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { unpackArchive, verifyEvidence } from '@stet/verifier'
import { loadConfig } from '../../config/load-config.ts'
import type { Config } from '../../config/model.ts'
import { findConnectors, ownConnectors } from '../../connector/find-connectors.ts'
import { loadConnector } from '../../connector/load-connector.ts'
import { buildEvidence } from '../../evidence/build.ts'
import type { SimulatedSample } from '../../evidence/simulate.ts'
import { openStoreAndKeys } from '../../pipeline/gateway.ts'
import { gatewayVersion, openLedger } from '../../pipeline/ledger.ts'
import { catchUp, stateOf, type StoredBundle } from '../../review/chain.ts'
import { checkTrust } from '../../review/trust.ts'
import { exitCode, UsageError } from '../exit-code.ts'
import { testKey } from '../policy/test/test-key.ts'

export interface BuildOptions {
  readonly integration: string
  readonly from: string
  readonly to?: string
  readonly output: string
  readonly config: string
}

export interface VerifyOptions {
  readonly key?: string
  readonly trust?: string
}

/** Carries `stet evidence build` out. */
export async function runBuild({ integration, from, to, output, config: path }: BuildOptions): Promise<void> {
  const config = loadConfig(await readFile(path, 'utf8'), process.env, path)
  const settings = config.integrations[integration]
  if (settings === undefined) throw new UsageError(`there is no integration ${integration}`)
  if (config.trust === undefined)
    throw new UsageError('evidence needs signatures: name a trust file in the configuration')
  const { trust } = checkTrust(await readFile(config.trust, 'utf8'))
  if (trust === undefined) throw new UsageError(`${config.trust} is not a valid trust file`)
  const { store, keys } = await openStoreAndKeys(config)
  try {
    const ledger = openLedger({ config, store, seed: keys.ledger, now: Date.now })
    await ledger.appendCounts(true)
    const archive = await buildEvidence({
      integration,
      fromMs: dayMs(from),
      toMs: to === undefined ? Date.now() : dayMs(to),
      nowMs: Date.now(),
      store,
      ledger,
      trust,
      version: gatewayVersion,
      samples: await samplesOf(config, integration),
      sampleKey: testKey(),
      accuracy: await accuracy(),
    })
    await writeFile(output, archive, { mode: 0o600 })
    process.stderr.write(`stet: wrote ${output}; its key is ${ledger.verifierKey}\n`)
  } finally {
    await store.close()
  }
}

/** Carries `stet evidence verify` out: 0 where everything holds, 1 where something does not. */
export async function runVerify(path: string, options: VerifyOptions): Promise<void> {
  const archive = await readFile(path)
  const key =
    options.key !== undefined && existsSync(options.key) ? await readFile(options.key, 'utf8') : options.key
  const { isGood, lines } = verifyEvidence(archive, { key })
  for (const line of lines) process.stdout.write(`${line}\n`)
  const problems = isGood ? await reviewProblems(unpackArchive(archive), options.trust) : []
  for (const line of problems) process.stdout.write(`WRONG: ${line}\n`)
  if (isGood && problems.length === 0)
    process.stdout.write('every change was signed for as its trust file asks\n')
  const isAll = isGood && problems.length === 0
  process.stdout.write(isAll ? 'good\n' : 'NOT GOOD\n')
  if (!isAll) process.exitCode = exitCode.refused
}

/** Judges every change in a pack as a gateway would that sees it for the first time. */
async function reviewProblems(
  files: ReadonlyMap<string, Buffer>,
  pinned: string | undefined,
): Promise<string[]> {
  const names = [...files.keys()].filter((name) => name.startsWith('trust/')).sort()
  const first = names.map((name) => files.get(name)?.toString('utf8') ?? '').map(checkTrust)
  const trusts = first.flatMap(({ trust }) => trust ?? []).sort((a, b) => a.version - b.version)
  const [oldest] = trusts
  if (oldest === undefined) return ['there is no trust file in the pack']
  if (pinned !== undefined && (await readFile(pinned, 'utf8')) !== oldest.text)
    return [`trust/${oldest.version}.yaml is not the trust file that was given`]
  const bundles: StoredBundle[] = []
  for (const [name, bytes] of files) {
    if (!name.startsWith('bundles/')) continue
    const text = bytes.toString('utf8')
    const { statement } = (
      JSON.parse(text) as { request: { statement: { integration: string; sequence: number } } }
    ).request
    bundles.push({ integration: statement.integration, sequence: statement.sequence, text })
  }
  const { alarms } = await catchUp(
    stateOf(oldest, () => undefined),
    bundles,
    undefined,
  )
  return alarms.map(
    ({ integration, sequence, message }) => `${integration || 'trust file'}, number ${sequence}: ${message}`,
  )
}

async function samplesOf(config: Config, integration: string): Promise<SimulatedSample[]> {
  const name = config.integrations[integration]?.connector
  const folder = (await findConnectors(ownConnectors())).find((one) => one.endsWith(`/${name}`))
  if (folder === undefined) return []
  const { loaded } = await loadConnector(folder)
  return (loaded?.samples ?? []).map((sample) => ({
    name: sample.name,
    route: sample.route,
    format: 'json',
    bytes: sample.bytes,
  }))
}

/** The measured accuracy that comes with Stet; undefined where the package was made without it. */
async function accuracy(): Promise<string | undefined> {
  const path = fileURLToPath(new URL('../../../../../docs/accuracy.md', import.meta.url))
  return existsSync(path) ? readFile(path, 'utf8') : undefined
}

function dayMs(text: string): number {
  const ms = Date.parse(text)
  if (Number.isNaN(ms)) throw new UsageError(`${text} is no day; write 2026-07-01`)
  return ms
}
