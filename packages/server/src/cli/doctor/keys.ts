import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { stat } from 'node:fs/promises'
import type { Config } from '../../config/model.ts'
import { GatewayError, serverErrorTable } from '../../contract/errors.ts'
import { createAddressGuard } from '../../egress/address-guard.ts'
import { locationOf } from '../../pipeline/gateway.ts'
import { dispatcherOf, keyOf } from '../../pipeline/key-of.ts'
import { openStore } from '../../store/open.ts'
import { storeState } from '../../store/state.ts'
import type { Store } from '../../store/store.ts'
import { gatewaySecretVersion, hasGatewaySecret } from '../../vault/secrets.ts'
import type { KeyEncryptionKey } from '../../vault/key-encryption.ts'
import { ok, problem, warning, type Finding } from './finding.ts'

/** Whether the key-encryption key is there, works, and opens what the store holds. */
export async function checkKeys(config: Config): Promise<Finding[]> {
  const store = await openWhole(config)
  try {
    const isFirst = store === undefined || !(await hasGatewaySecret(store))
    const fileFinding = await checkFile(config, isFirst)
    if (fileFinding !== undefined) return [fileFinding]
    const dispatcher = await dispatcherOf(config, createAddressGuard(config.network.allowPrivate))
    try {
      const kek = await keyOf(config, { dispatcher, now: Date.now, isMaking: false })
      return [await checkRoundTrip(kek), ...(isFirst ? [] : await checkStored(store, kek))]
    } finally {
      await dispatcher.close()
    }
  } catch (error) {
    return [faultOf(error)]
  } finally {
    await store?.close()
  }
}

/** What is wrong with a key file, or that there is none yet. */
async function checkFile({ keys: { file } }: Config, isFirst: boolean): Promise<Finding | undefined> {
  if (file === undefined) return undefined
  const { path } = file
  if (!existsSync(path))
    return isFirst
      ? ok('keys', `${path}: none yet; made at the first start`)
      : problem(
          'keys',
          `${path} is not there`,
          'put the key file back that was in use; a new one opens nothing',
        )
  const { mode } = await stat(path)
  return (mode & 0o077) === 0
    ? undefined
    : problem('keys', `others can read ${path}`, `run: chmod 600 ${path}`)
}

async function checkRoundTrip(kek: KeyEncryptionKey): Promise<Finding> {
  const key = randomBytes(32)
  const startMs = performance.now()
  const { wrapped, wrappedBy } = await kek.wrap(key, 'doctor')
  kek.forget?.('doctor')
  const back = await kek.unwrap(wrapped, 'doctor')
  const text = `${wrappedBy} wraps and unwraps, in ${(performance.now() - startMs).toFixed(0)} ms`
  return Buffer.from(back).equals(key)
    ? ok('keys', text)
    : problem(
        'keys',
        `${wrappedBy} gives back another key`,
        'do not start the gateway; check the key service',
      )
}

async function checkStored(store: Store, kek: KeyEncryptionKey): Promise<Finding[]> {
  const { wrappedBy: inForce } = await kek.wrap(randomBytes(32), 'doctor')
  const version = await gatewaySecretVersion(store, kek)
  const others = (await store.dataKeys()).filter(({ wrappedBy }) => wrappedBy !== inForce)
  const count = others.reduce((sum, one) => sum + one.count, 0)
  const opens = ok('keys', 'opens what the store holds')
  if (count === 0 && version === inForce) return [opens]
  const text = `${count} data keys are wrapped by older versions`
  return [opens, warning('keys', text, 'run stet keys rotate to end the rotation')]
}

/** The store, where it has all its tables; one that cannot be opened is told of elsewhere. */
async function openWhole(config: Config): Promise<Store | undefined> {
  const location = locationOf(config)
  const state = await storeState(location).catch(() => undefined)
  if (state?.pending.length !== 0) return undefined
  return openStore(location, { writer: `doctor ${process.pid}` })
}

function faultOf(error: unknown): Finding {
  const code = error instanceof GatewayError ? error.code : 'STET_KEYS_UNAVAILABLE'
  const next =
    code === 'STET_KEYS_UNAVAILABLE'
      ? 'check the address, the network, and that the service is not sealed'
      : code === 'STET_KEYS_REFUSED'
        ? 'check the credential, its permissions, the name of the key, and that it is the one that was in use'
        : 'mend what is said here'
  return problem('keys', `${code}: ${serverErrorTable[code].message}`, next)
}
