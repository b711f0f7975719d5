import type { Config } from '../config/model.ts'
import { GatewayError } from '../contract/errors.ts'
import type { InForceState } from '../review/chain.ts'
import { Desk, type Sealer } from '../review/desk.ts'
import { PolicyWatch } from '../review/policy-watch.ts'
import type { Store } from '../store/store.ts'
import { seal, unseal } from '../vault/key-encryption.ts'
import { openStoreAndKeys } from './gateway.ts'
import { openLedger } from './ledger.ts'

/** The review of a configuration, for a command. */
export interface OpenDesk {
  readonly desk: Desk
  readonly store: Store
  readonly watch: PolicyWatch
  close(): Promise<void>
}

/** @throws {@link GatewayError} where the configuration has no trust file */
export async function openDesk(config: Config): Promise<OpenDesk> {
  if (config.trust === undefined)
    throw new GatewayError('STET_CONFIG_INVALID', ['trust: name the trust file; make one with: stet init'])
  const { store, keys } = await openStoreAndKeys(config)
  try {
    const integrations = Object.keys(config.integrations)
    const ports = {
      store: store.review,
      trustPath: config.trust,
      integrations,
      now: Date.now,
      isKeeping: false,
    }
    const watch = await PolicyWatch.open(ports)
    const ledger = openLedger({ config, store, seed: keys.ledger, now: Date.now })
    const desk = new Desk({
      store: store.review,
      sealer: sealerOf(keys.review),
      now: Date.now,
      state: async (): Promise<InForceState> => {
        await watch.poll()
        return watch.state
      },
      record: async (entry) => {
        await ledger.append([entry])
      },
    })
    return { desk, store, watch, close: () => store.close() }
  } catch (error) {
    await store.close()
    throw error
  }
}

function sealerOf(key: Uint8Array): Sealer {
  return {
    seal: (bytes, context) => seal(key, bytes, context),
    open: (sealed, context) => unseal(key, sealed, context),
  }
}
