import { createHmac } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { loadPolicy } from '@stet/engine'
import { loadConfig } from '../../config/load-config.ts'
import { openVault } from '../../pipeline/gateway.ts'
import { openLedger } from '../../pipeline/ledger.ts'
import { lastPolicy } from '../../pipeline/policies.ts'
import { UsageError } from '../exit-code.ts'

export interface EraseOptions {
  readonly config: string
  readonly integration: string
  readonly subject: string
  readonly yes?: boolean
}

/** Carries `stet erase` out. What it writes never holds the subject. */
export async function runErase({ config: path, integration, subject, yes }: EraseOptions): Promise<void> {
  const config = loadConfig(await readFile(path, 'utf8'), process.env, path)
  const settings = config.integrations[integration]
  if (settings === undefined) {
    const names = Object.keys(config.integrations).join(', ')
    throw new UsageError(`there is no integration ${integration}; write one of: ${names}`)
  }
  const { store, vault, keys } = await openVault(config)
  try {
    const { destination } = loadPolicy(await lastPolicy(config, store, integration)).policy
    const tokens = await vault.tokensOf(subject, destination)
    if (tokens === undefined) throw new UsageError('the vault knows nobody of that name at this integration')
    if (yes !== true) {
      process.stderr.write(`stet: would make ${tokens} tokens irreversible; add --yes to do it\n`)
      return
    }
    const erased = await vault.erase(subject, destination)
    const ledger = openLedger({ config, store, seed: keys.ledger, now: Date.now })
    // Keyed: whoever reads the ledger cannot try out who it was.
    const digest = createHmac('sha256', keys.subject).update(`ledger ${destination} ${subject}`).digest('hex')
    const { tokens: all = 0, unreadable = 0 } = erased ?? {}
    await ledger.append([{ kind: 'erasure', integration, subject: digest, tokens: all, unreadable }])
    process.stderr.write(
      `stet: erased; of ${erased?.tokens ?? 0} tokens ${erased?.unreadable ?? 0} do not decrypt any more\n`,
    )
    if (erased?.tokens !== erased?.unreadable) process.exitCode = 1
  } finally {
    await store.close()
  }
}
