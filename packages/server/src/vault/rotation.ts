import { randomBytes } from 'node:crypto'
import type { Store, SubjectRow } from '../store/store.ts'
import type { KeyEncryptionKey } from './key-encryption.ts'
import { gatewaySecretVersion, rewrapGatewaySecret } from './secrets.ts'

export interface RotationParts {
  readonly store: Store
  readonly kek: KeyEncryptionKey
  readonly now: () => number
  /** Told after each batch how many data keys it has wrapped anew, of how many. */
  readonly onProgress?: ((done: number, all: number) => void) | undefined
}

/** What became of a rotation. */
export interface Rotation {
  readonly from: string
  readonly to: string
  readonly rewrapped: number
  /** Whether one was ended that had been stopped, or that the key service had begun. */
  readonly isResumed: boolean
}

/** What became of the versions before. */
export type Retirement =
  | { readonly outcome: 'retired' | 'elsewhere'; readonly inForce: string }
  | { readonly outcome: 'in-use'; readonly inForce: string; readonly others: number }
  | { readonly outcome: 'too-early'; readonly inForce: string; readonly waitSeconds: number }

const batchRows = 100
const atOnce = 8
/** Who wrapped by the version before has written it to the store by then. */
const settledMs = 60_000
const storedName = 'key-rotation'

/**
 * Makes a new version of the key-encryption key and wraps everything by it, while gateways use it. A rotation
 * that was stopped is ended instead; the next one makes a new version.
 */
export async function rotate(parts: RotationParts): Promise<Rotation> {
  const { store, kek } = parts
  const before = await versionInForce(kek)
  const isResumed = await hasOthers(parts, before)
  const from = isResumed ? await oneOfOthers(parts, before) : before
  if (!isResumed) await kek.renew?.()
  const to = await versionInForce(kek)
  await noteInForce(parts, to)
  await rewrapGatewaySecret(store, kek)
  return { from, to, isResumed, rewrapped: await rewrapDataKeys(parts) }
}

/** Retires the versions before, where nothing that is stored or under way was wrapped by them. */
export async function retire(parts: RotationParts): Promise<Retirement> {
  const { store, kek, now } = parts
  const inForce = await versionInForce(kek)
  if (await hasOthers(parts, inForce))
    return { outcome: 'in-use', inForce, others: count(await store.dataKeys(), inForce) }
  const sinceMs = await noteInForce(parts, inForce)
  const waitMs = sinceMs + settledMs - now()
  if (waitMs > 0) return { outcome: 'too-early', inForce, waitSeconds: Math.ceil(waitMs / 1000) }
  await kek.retire?.()
  return { outcome: kek.retire === undefined ? 'elsewhere' : 'retired', inForce }
}

/** Names the version that is in force: what is wrapped now is wrapped by it. */
export async function versionInForce(kek: KeyEncryptionKey): Promise<string> {
  return (await kek.wrap(randomBytes(32), 'rotation')).wrappedBy
}

/** Each batch is one transaction: what was stopped goes on where it was. */
async function rewrapDataKeys({ store, kek, onProgress }: RotationParts): Promise<number> {
  let done = 0
  for (;;) {
    // Asked for each batch: another rotation may have begun.
    const inForce = await versionInForce(kek)
    const rows = await store.subjectsNotWrappedBy(inForce, batchRows)
    if (rows.length === 0) return done
    const rewrapped = []
    for (let at = 0; at < rows.length; at += atOnce) {
      const some = rows.slice(at, at + atOnce).map((row) => rewrapRow(kek, row))
      rewrapped.push(...(await Promise.all(some)))
    }
    done += await store.rewrap(rewrapped.flatMap((row) => row ?? []))
    if (onProgress !== undefined) onProgress(done, done + count(await store.dataKeys(), inForce))
  }
}

async function rewrapRow(
  kek: KeyEncryptionKey,
  { id, wrapped, wrappedBy: before }: SubjectRow,
): Promise<Parameters<Store['rewrap']>[0][number] | undefined> {
  return wrapped === undefined ? undefined : { id, before, ...(await kek.rewrap(wrapped, id)) }
}

async function hasOthers({ store, kek }: RotationParts, inForce: string): Promise<boolean> {
  const secret = await gatewaySecretVersion(store, kek)
  return (secret !== undefined && secret !== inForce) || count(await store.dataKeys(), inForce) > 0
}

async function oneOfOthers({ store, kek }: RotationParts, inForce: string): Promise<string> {
  const other = (await store.dataKeys()).find(({ wrappedBy }) => wrappedBy !== inForce)
  return other?.wrappedBy ?? (await gatewaySecretVersion(store, kek)) ?? inForce
}

function count(dataKeys: Awaited<ReturnType<Store['dataKeys']>>, inForce: string): number {
  const others = dataKeys.filter(({ wrappedBy }) => wrappedBy !== inForce)
  return others.reduce((sum, one) => sum + one.count, 0)
}

/** Notes since when a version is known to be in force. @returns that time */
async function noteInForce({ store, now }: RotationParts, version: string): Promise<number> {
  const text = Buffer.from((await store.value(storedName)) ?? []).toString()
  const [sinceMs = '', ...known] = text.split(' ')
  if (known.join(' ') === version) return Number(sinceMs)
  const nowMs = now()
  await store.setValue(storedName, Buffer.from(`${nowMs} ${version}`))
  return nowMs
}
