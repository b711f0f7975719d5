import { createHmac } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { loadPolicy } from '@stet/engine'
import { loadConfig } from '../../config/load-config.ts'
import { openVault } from '../../pipeline/gateway.ts'
import { openLedger } from '../../pipeline/ledger.ts'
import { lastPolicy } from '../../pipeline/policies.ts'
import { PolicyWatch } from '../../review/policy-watch.ts'
import { signStatement } from '../../review/signature.ts'
import { personOf, type Role } from '../../review/trust.ts'
import { isSignedByPerson } from '../../review/verify-bundle.ts'
import { UsageError } from '../exit-code.ts'
import { readPrivateKey } from '../review/private-key.ts'

export interface RevealOptions {
  readonly integration: string
  readonly reason: string
  readonly as: string
  readonly key: string
  readonly config: string
}

const roles: readonly Role[] = ['operator', 'legal', 'auditor']
const reasonCharsMin = 8

/** Carries `stet reveal` out: what is written to standard output is the original, and nothing else. */
export async function runReveal(token: string, options: RevealOptions): Promise<void> {
  const { integration, reason, as, config: path } = options
  if (reason.trim().length < reasonCharsMin)
    throw new UsageError('write --reason: a sentence that can be judged later')
  const config = loadConfig(await readFile(path, 'utf8'), process.env, path)
  if (config.integrations[integration] === undefined)
    throw new UsageError(`there is no integration ${integration}`)
  if (config.trust === undefined)
    throw new UsageError(
      'a reveal needs a trust file, which says who may: run stet init, and name it in the configuration',
    )
  const key = await readPrivateKey(options.key)
  const { store, vault, keys } = await openVault(config)
  try {
    const ports = {
      store: store.review,
      trustPath: config.trust,
      integrations: [integration],
      now: Date.now,
      isKeeping: false,
    }
    const watch = await PolicyWatch.open(ports)
    await watch.poll()
    const person = personOf(watch.state.trust, as)
    const at = new Date().toISOString()
    const statement = { type: 'stet.dev/reveal/v1', integration, token, person: as, reason, at }
    const isTheirs =
      person !== undefined && (await isSignedByPerson(statement, signStatement(statement, key), person))
    if (!isTheirs) throw new UsageError(`${as} is not in the trust file with this key`)
    if (!person.roles.some((role) => roles.includes(role)))
      throw new UsageError(`${as} has none of the roles that may: ${roles.join(', ')}`)
    const { destination } = loadPolicy(await lastPolicy(config, store, integration)).policy
    const ledger = openLedger({ config, store, seed: keys.ledger, now: Date.now })
    const digest = createHmac('sha256', keys.subject).update(`ledger token ${token}`).digest('hex')
    await ledger.append([{ kind: 'reveal', integration, person: as, reason, token: digest }])
    const original = (await vault.originals([token], destination)).get(token)
    if (original === undefined)
      throw new UsageError('the vault has no such token for this integration, or its subject was erased')
    process.stdout.write(`${original}\n`)
  } finally {
    await store.close()
  }
}
