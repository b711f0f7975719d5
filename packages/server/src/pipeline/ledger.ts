import { createHash } from 'node:crypto'
import { appendFile } from 'node:fs/promises'
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { request, type Dispatcher } from 'undici'
import type { Config } from '../config/model.ts'
import type { NewEntry } from '../ledger/entry.ts'
import { Ledger } from '../ledger/ledger.ts'
import { noteSigner } from '../ledger/note.ts'
import type { Store } from '../store/store.ts'

/**
 * The ledger of a configuration.
 *
 * @param seed - of the key that signs its checkpoints
 * @param print - standard output, where checkpoints may be written to it; a command's own output stands there
 */
export function openLedger({
  config,
  store,
  seed,
  now,
  dispatcher,
  print,
}: {
  config: Config
  store: Store
  seed: Uint8Array
  now: () => number
  dispatcher?: Dispatcher | undefined
  print?: ((text: string) => void) | undefined
}): Ledger {
  const name = `stet-ledger-${createHash('sha256').update('stet ledger name').update(seed).digest('hex').slice(0, 12)}`
  return new Ledger({
    store: store.ledger,
    signer: noteSigner(name, seed),
    now,
    witness: witnessOf(config, dispatcher, print),
  })
}

const witnessTimeoutMs = 10_000

/** Where checkpoints are written besides: there they outlast whoever rewrites the database. */
function witnessOf(
  { ledger: { witness } }: Config,
  dispatcher: Dispatcher | undefined,
  print: ((text: string) => void) | undefined,
): ((checkpoint: string) => Promise<void>) | undefined {
  if (witness === undefined) return undefined
  const { path, stdout, url } = witness
  return async (checkpoint) => {
    if (path !== undefined) await appendFile(path, `${checkpoint}\n`, { mode: 0o600 })
    if (stdout === true) print?.(`${checkpoint}\n`)
    if (url === undefined) return
    const { statusCode, body } = await request(url, {
      method: 'POST',
      headers: { 'content-type': 'text/plain; charset=utf-8' },
      body: checkpoint,
      headersTimeout: witnessTimeoutMs,
      bodyTimeout: witnessTimeoutMs,
      ...(dispatcher === undefined ? {} : { dispatcher }),
    })
    await body.dump()
    if (statusCode >= 300) throw new Error('the witness did not take the checkpoint')
  }
}

/** Of the package that this file is in, which is nearer in a build than in the source. */
function versionAbove(folder: string): string {
  const manifest = join(folder, 'package.json')
  if (!existsSync(manifest) && dirname(folder) !== folder) return versionAbove(dirname(folder))
  return (JSON.parse(readFileSync(manifest, 'utf8')) as { readonly version: string }).version
}

export const gatewayVersion = versionAbove(import.meta.dirname)

/** Names a configuration; its secrets have no part in it. */
export function configurationDigest(config: Config): string {
  return createHash('sha256').update(JSON.stringify(config)).digest('hex')
}

/** A ledger that is kept while a gateway runs. */
export interface KeptLedger {
  /** Writes what is still missing, and a last checkpoint. */
  stop(last: NewEntry): Promise<void>
}

/** Takes over counts and signs checkpoints, beside the road and never on it. */
export function keepLedger(
  ledger: Ledger,
  { checkpointSeconds }: Config['ledger'],
  first: NewEntry,
  onFault: (error: unknown) => void,
): KeptLedger {
  let hasBegun = false
  let timer: NodeJS.Timeout | undefined
  let isOver = false
  const keep = async (isLast: boolean): Promise<void> => {
    if (!hasBegun) await ledger.append([first])
    hasBegun = true
    await ledger.appendCounts(isLast)
  }
  const runAgain = (): void => {
    if (!isOver) timer = setTimeout(run, checkpointSeconds * 1000)
  }
  const run = (): void => {
    work = keep(false)
      .then(() => ledger.checkpoint())
      .catch(onFault)
      .finally(runAgain)
  }
  let work: Promise<unknown> = keep(false).catch(onFault).finally(runAgain)
  return {
    stop: async (last) => {
      isOver = true
      clearTimeout(timer)
      await work
      await keep(true)
        .then(() => ledger.append([last]))
        .then(() => ledger.checkpoint())
        .catch(onFault)
    },
  }
}
