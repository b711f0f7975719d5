import { hkdfSync, randomBytes } from 'node:crypto'
import type { Store } from '../store/store.ts'
import type { KeyEncryptionKey } from './key-encryption.ts'

/** Keys of one installation, derived from one secret; each for one purpose. */
export interface GatewayKeys {
  /** Pseudonyms, tokens, surrogates, shifted dates. */
  readonly redaction: { readonly version: number; readonly secret: Uint8Array }
  /** Seals bodies that wait in the store. */
  readonly seal: Uint8Array
  /** Knows events of the source again. */
  readonly duplicate: Uint8Array
  /** Names subjects without saying who they are. */
  readonly subject: Uint8Array
  /** Entity tags. */
  readonly tag: Uint8Array
  /** Small values in the store, such as refresh tokens. */
  readonly value: Uint8Array
  /** Seed of the key that signs checkpoints of the ledger. */
  readonly ledger: Uint8Array
  /** Seals votes, and whose a request is, until all have voted. */
  readonly review: Uint8Array
}

const storedName = 'gateway-secret'
const secretBytes = 32

/**
 * Reads the installation's secret from the store, wrapped by the key-encryption key, or makes it at the
 * first start. Gateways that share a store share it.
 *
 * @throws where the key-encryption key is another one than that which wrapped it
 */
export async function loadGatewayKeys(store: Store, kek: KeyEncryptionKey): Promise<GatewayKeys> {
  let wrapped = await store.value(storedName)
  if (wrapped === undefined) {
    await store.addValue(storedName, (await kek.wrap(randomBytes(secretBytes), storedName)).wrapped)
    // Of two gateways that start together one was first.
    wrapped = await store.value(storedName)
  }
  if (wrapped === undefined) throw new Error('the store keeps no values')
  const secret = await kek.unwrap(wrapped, storedName)
  const derive = (purpose: string): Uint8Array =>
    new Uint8Array(hkdfSync('sha256', secret, '', `stet ${purpose}`, secretBytes))
  return {
    redaction: { version: 1, secret: derive('redaction') },
    seal: derive('seal'),
    duplicate: derive('duplicate'),
    subject: derive('subject'),
    tag: derive('tag'),
    value: derive('value'),
    ledger: derive('ledger'),
    review: derive('review'),
  }
}

/** Whether a gateway has run on this store: then its key is needed. */
export async function hasGatewaySecret(store: Store): Promise<boolean> {
  return (await store.value(storedName)) !== undefined
}

/** Wraps the installation's secret by the version in force. */
export async function rewrapGatewaySecret(store: Store, kek: KeyEncryptionKey): Promise<void> {
  const wrapped = await store.value(storedName)
  if (wrapped !== undefined) await store.setValue(storedName, (await kek.rewrap(wrapped, storedName)).wrapped)
}

/** Which version wraps the installation's secret; undefined before the first start. */
export async function gatewaySecretVersion(store: Store, kek: KeyEncryptionKey): Promise<string | undefined> {
  const wrapped = await store.value(storedName)
  return wrapped === undefined ? undefined : kek.versionOf(wrapped, storedName)
}
