import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { stat } from 'node:fs/promises'
import type { Config } from '../../config/model.ts'
import { GatewayError, serverErrorTable } from '../../contract/errors.ts'
import { createAddressGuard } from '../../egress/address-guard.ts'
import { locationOf } from '../../pipeline/gateway.ts'
import { dispatcherOf, keyOf } from '../../pipeline/key-of.ts'
import { databasePath, openStore } from '../../store/open.ts'
import { storeState } from '../../store/state.ts'
import { gatewaySecretVersion } from '../../vault/secrets.ts'
import type { KeyEncryptionKey } from '../../vault/key-encryption.ts'
import { ok, problem, warning, type Finding } from './finding.ts'

/** Whether the key-encryption key is there, works, and opens what the store holds. */
export async function checkKeys(config: Config): Promise<Finding[]> {
  const { file } = config.keys
  const isFirst = !(await hasTables(config))
  if (file !== undefined && !existsSync(file.path))
    return [
      isFirst
        ? ok('keys', `${file.path}: none yet; made at the first start`)
        : problem(
            'keys',
            `${file.path} is not there`,
            'put the key file back that was in use; a new one opens nothing',
          ),
    ]
  if (file !== undefined) {
    const { mode } = await stat(file.path)
    if ((mode & 0o077) !== 0)
      return [problem('keys', `others can read ${file.path}`, `run: chmod 600 ${file.path}`)]
  }
  const guard = createAddressGuard(config.network.allowPrivate)
  const dispatcher = await dispatcherOf(config, guard)
  try {
    const kek = await keyOf(config, { dispatcher, now: Date.now, isMaking: false })
    return [await checkRoundTrip(kek), ...(isFirst ? [] : await checkStored(config, kek))]
  } catch (error) {
    return [faultOf(error)]
  } finally {
    await dispatcher.close()
  }
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

async function checkStored(config: Config, kek: KeyEncryptionKey): Promise<Finding[]> {
  const store = await openStore(locationOf(config), { writer: `doctor ${process.pid}` })
  try {
    const { wrappedBy: inForce } = await kek.wrap(randomBytes(32), 'doctor')
    const version = await gatewaySecretVersion(store, kek)
    const others = (await store.dataKeys()).filter(({ wrappedBy }) => wrappedBy !== inForce)
    const count = others.reduce((sum, one) => sum + one.count, 0)
    const isOld = count > 0 || (version !== undefined && version !== inForce)
    return [
      ok('keys', 'opens what the store holds'),
      ...(isOld
        ? [
            warning(
              'keys',
              `${count} data keys are wrapped by older versions`,
              'run stet keys rotate to end the rotation',
            ),
          ]
        : []),
    ]
  } finally {
    await store.close()
  }
}

/** Whether there is a store with all its tables; one that cannot be opened is told of elsewhere. */
async function hasTables(config: Config): Promise<boolean> {
  const { embedded } = config.store
  if (embedded !== undefined && !existsSync(databasePath(embedded.folder))) return false
  const state = await storeState(locationOf(config)).catch(() => undefined)
  return state?.pending.length === 0
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
