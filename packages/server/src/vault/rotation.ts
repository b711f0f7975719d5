import { randomBytes } from 'node:crypto'
import type { Store, SubjectRow } from '../store/store.ts'
import type { KeyEncryptionKey } from './key-encryption.ts'
import { rewrapGatewaySecret } from './secrets.ts'

export interface RotationParts {
  readonly store: Store
  readonly kek: KeyEncryptionKey
  /** Told after each batch how many data keys it has wrapped anew, all in all. */
  readonly onProgress?: ((done: number) => void) | undefined
}

const batchRows = 100
const atOnce = 8

/** Names the version that is in force: what is wrapped now is wrapped by it. */
export async function versionInForce(kek: KeyEncryptionKey): Promise<string> {
  return (await kek.wrap(randomBytes(32), 'rotation')).wrappedBy
}

/**
 * Wraps the installation's secret and all data keys by the version in force, a batch at a time, while gateways
 * use them. Each batch is one transaction: a rotation that was stopped goes on where it was.
 *
 * @returns how many data keys were wrapped anew
 */
export async function rewrapAll({ store, kek, onProgress }: RotationParts): Promise<number> {
  await rewrapGatewaySecret(store, kek)
  let done = 0
  for (;;) {
    // Asked for each batch: another rotation may have begun.
    const rows = await store.subjectsNotWrappedBy(await versionInForce(kek), batchRows)
    if (rows.length === 0) return done
    const rewrapped = []
    for (let at = 0; at < rows.length; at += atOnce) {
      const some = rows.slice(at, at + atOnce).map((row) => rewrapRow(kek, row))
      rewrapped.push(...(await Promise.all(some)))
    }
    done += await store.rewrap(rewrapped.flatMap((row) => row ?? []))
    onProgress?.(done)
  }
}

async function rewrapRow(
  kek: KeyEncryptionKey,
  { id, wrapped, wrappedBy: before }: SubjectRow,
): Promise<Parameters<Store['rewrap']>[0][number] | undefined> {
  return wrapped === undefined ? undefined : { id, before, ...(await kek.rewrap(wrapped, id)) }
}
