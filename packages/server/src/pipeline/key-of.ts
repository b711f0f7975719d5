import { readFile } from 'node:fs/promises'
import type { Dispatcher } from 'undici'
import type { Config } from '../config/model.ts'
import { GatewayError } from '../contract/errors.ts'
import type { AddressGuard } from '../egress/address-guard.ts'
import { createDispatcher } from '../egress/dispatcher.ts'
import { errorFields, type Logger } from '../observe/log.ts'
import { cachedKeys } from '../vault/cached-keys.ts'
import { fileKeys } from '../vault/file-keys.ts'
import type { KeyEncryptionKey } from '../vault/key-encryption.ts'
import { readKeyFile, readOrMakeKeyFile } from '../vault/key-file.ts'

export interface KeyPorts {
  readonly dispatcher: Dispatcher
  readonly now: () => number
  readonly log?: Logger | undefined
  /** Whether a key file that is not there is made; yes where it is left out. */
  readonly isMaking?: boolean
}

/** The way to the network that a configuration describes. */
export async function dispatcherOf({ network, limits }: Config, guard: AddressGuard): Promise<Dispatcher> {
  const authorities = await Promise.all(network.caFiles.map((path) => readFile(path, 'utf8')))
  return createDispatcher({ guard, connectTimeoutMs: limits.connectTimeoutMs, authorities })
}

/** The key-encryption key that a configuration names. */
export async function keyOf({ keys }: Config, ports: KeyPorts): Promise<KeyEncryptionKey> {
  const { dispatcher, now, log, isMaking = true } = ports
  const { file, 'aws-kms': kms, 'vault-transit': transit } = keys
  if (file !== undefined) {
    if (!isMaking) return fileKeys(file.path, await readKeyFile(file.path))
    const made = await readOrMakeKeyFile(file.path)
    if (made.isNew)
      log?.warn(
        { path: file.path },
        'made a new key file; keep a copy: without it tokens cannot be turned back',
      )
    return fileKeys(file.path, made.keys)
  }
  const service = kms ?? transit
  if (service === undefined)
    throw new GatewayError('STET_CONFIG_INVALID', ['keys: write file, aws-kms or vault-transit'])
  const key = kms === undefined ? await transitOf(transit, dispatcher) : await kmsOf(kms, dispatcher)
  const { cachedKeysMax: keysMax, cacheSeconds } = service
  return cachedKeys(logged(key, log), { keysMax, ageMsMax: cacheSeconds * 1000, now })
}

async function kmsOf(
  settings: NonNullable<Config['keys']['aws-kms']>,
  dispatcher: Dispatcher,
): Promise<KeyEncryptionKey> {
  const { awsKms } = await import('../vault/aws-kms.ts')
  return awsKms({ ...settings, dispatcher })
}

async function transitOf(
  settings: Config['keys']['vault-transit'],
  dispatcher: Dispatcher,
): Promise<KeyEncryptionKey> {
  const { vaultTransit } = await import('../vault/vault-transit.ts')
  if (settings === undefined) throw new GatewayError('STET_CONFIG_INVALID')
  return vaultTransit({ ...settings, dispatcher })
}

/** Whoever sent the message is told that the vault failed; why, the log says. */
function logged(kek: KeyEncryptionKey, log: Logger | undefined): KeyEncryptionKey {
  const telling = async <T>(work: Promise<T>): Promise<T> => {
    try {
      return await work
    } catch (error) {
      log?.error(errorFields(error), 'the key service failed; what needs it is refused')
      throw error
    }
  }
  return {
    ...kek,
    wrap: (key, context) => telling(kek.wrap(key, context)),
    unwrap: (wrapped, context) => telling(kek.unwrap(wrapped, context)),
  }
}
