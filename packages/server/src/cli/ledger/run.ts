import { createWriteStream, existsSync, openSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { chunksOf, verifyLedger } from '@stet/verifier'
import { loadConfig } from '../../config/load-config.ts'
import type { Ledger } from '../../ledger/ledger.ts'
import { openStoreAndKeys } from '../../pipeline/gateway.ts'
import { openLedger } from '../../pipeline/ledger.ts'
import { exitCode, UsageError } from '../exit-code.ts'

export interface LedgerOptions {
  readonly config: string
}

export interface ExportOptions extends LedgerOptions {
  readonly output?: string
}

export interface VerifyOptions {
  readonly key?: string
  readonly checkpoint?: readonly string[]
}

const downloadTimeoutMs = 600_000

/** Carries `stet ledger verify` out: 0 where everything holds, 1 where something does not. */
export async function runVerify(place: string, options: VerifyOptions): Promise<void> {
  const bytes = /^https?:\/\//.test(place) ? await download(place) : chunksOf(openSync(place, 'r'))
  const key =
    options.key !== undefined && existsSync(options.key) ? await readFile(options.key, 'utf8') : options.key
  const checkpoints = await Promise.all((options.checkpoint ?? []).map((file) => readFile(file, 'utf8')))
  const { isGood, lines } = verifyLedger(bytes, { key: key?.trim(), checkpoints })
  for (const line of lines) process.stdout.write(`${line}\n`)
  process.stdout.write(isGood ? 'good\n' : 'NOT GOOD\n')
  if (!isGood) process.exitCode = exitCode.refused
}

export async function runExport({ config, output }: ExportOptions): Promise<void> {
  await withLedger(config, async (ledger) => {
    const lines = Readable.from(withLineEnds(ledger.export()))
    if (output === undefined) await pipeline(lines, process.stdout, { end: false })
    else await pipeline(lines, createWriteStream(output, { mode: 0o600 }))
  })
}

export async function runCheckpoint({ config }: LedgerOptions): Promise<void> {
  await withLedger(config, async (ledger) => {
    process.stdout.write(await ledger.checkpoint())
  })
}

export async function runKey({ config }: LedgerOptions): Promise<void> {
  await withLedger(config, (ledger) => {
    process.stdout.write(`${ledger.verifierKey}\n`)
    return Promise.resolve()
  })
}

export async function runProve(index: number, { config }: LedgerOptions): Promise<void> {
  await withLedger(config, async (ledger) => {
    process.stdout.write(`${JSON.stringify(await ledger.prove(index), undefined, 2)}\n`)
  })
}

export async function runConsistency(
  before: number,
  after: number,
  { config }: LedgerOptions,
): Promise<void> {
  await withLedger(config, async (ledger) => {
    const hashes = await ledger.proveConsistency(before, after)
    process.stdout.write(`${JSON.stringify({ before, after, hashes }, undefined, 2)}\n`)
  })
}

async function withLedger(path: string, work: (ledger: Ledger) => Promise<void>): Promise<void> {
  const config = loadConfig(await readFile(path, 'utf8'), process.env, path)
  const { store, keys } = await openStoreAndKeys(config)
  try {
    await work(openLedger({ config, store, seed: keys.ledger, now: Date.now }))
  } catch (error) {
    if (error instanceof RangeError) throw new UsageError(error.message)
    throw error
  } finally {
    await store.close()
  }
}

async function* withLineEnds(lines: AsyncIterable<string>): AsyncGenerator<string> {
  for await (const line of lines) yield `${line}\n`
}

async function download(url: string): Promise<Uint8Array[]> {
  const answer = await fetch(url, { redirect: 'error', signal: AbortSignal.timeout(downloadTimeoutMs) })
  if (!answer.ok || answer.body === null) throw new UsageError(`${url} answered ${answer.status}`)
  const chunks: Uint8Array[] = []
  for await (const chunk of answer.body) chunks.push(chunk)
  return chunks
}
