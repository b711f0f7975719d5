import { randomUUID } from 'node:crypto'
import type { RedactionReport } from '@stet/engine'
import type { Dispatcher } from 'undici'
import type { Config } from '../config/model.ts'
import { GatewayError } from '../contract/errors.ts'
import { createAddressGuard } from '../egress/address-guard.ts'
import { defaultSchedule, type Schedule } from '../egress/schedule.ts'
import { errorFields, type Logger } from '../observe/log.ts'
import type { Metrics } from '../observe/metrics.ts'
import type { Alarm } from '../review/chain.ts'
import type { Ledger } from '../ledger/ledger.ts'
import { GroupCommit } from '../store/group-commit.ts'
import { isRefusedRow, openStore } from '../store/open.ts'
import type { Acceptance, AttemptMark, Count, NewEvent, Store } from '../store/store.ts'
import type { KeyEncryptionKey } from '../vault/key-encryption.ts'
import { loadGatewayKeys, type GatewayKeys } from '../vault/secrets.ts'
import { Vault } from '../vault/vault.ts'
import { countsOf } from './counts.ts'
import { makeIntegration, type Integration, type Shared } from './integration.ts'
import { dispatcherOf, keyOf } from './key-of.ts'
import { configurationDigest, gatewayVersion, keepLedger, openLedger, type KeptLedger } from './ledger.ts'
import { openPolicies, type PolicySource } from './policies.ts'
import { Deliverer, type AttemptSeen } from './relay/deliverer.ts'

/** What a gateway needs from around it; tests put their own in place. */
export interface GatewayPorts {
  readonly log: Logger
  readonly metrics: Metrics
  readonly now: () => number
  readonly random: () => number
  readonly schedule?: Schedule | undefined
  readonly dispatcher?: Dispatcher | undefined
  /** Standard output, for checkpoints of the ledger. */
  readonly print?: ((text: string) => void) | undefined
}

const groupItemsMax = 256
const groupWaitingMax = 4096
const pollMs = 500
const housekeepingMs = 30_000
const policyPollMs = 500
const dayMs = 86_400_000
const hourMs = 3_600_000

/** One gateway: integrations over one store. */
export class Gateway {
  readonly config: Config
  readonly store: Store
  readonly vault: Vault
  readonly ledger: Ledger
  readonly ports: GatewayPorts
  readonly #shared: Shared
  readonly #integrations: Map<string, Integration>
  readonly #deliverers: ReadonlyMap<string, Deliverer>
  readonly #owner: string
  readonly #policies: PolicySource
  #policyPoll: NodeJS.Timeout | undefined
  #keepingLedger: KeptLedger | undefined
  #alarmed = ''
  #counts: Count[] = []
  #housekeeping: NodeJS.Timeout | undefined

  private constructor(parts: {
    shared: Shared
    integrations: Map<string, Integration>
    deliverers: ReadonlyMap<string, Deliverer>
    owner: string
    ports: GatewayPorts
    policies: PolicySource
    ledger: Ledger
  }) {
    this.#shared = parts.shared
    this.#policies = parts.policies
    this.config = parts.shared.config
    this.store = parts.shared.store
    this.vault = parts.shared.vault
    this.ledger = parts.ledger
    this.#integrations = parts.integrations
    this.#deliverers = parts.deliverers
    this.#owner = parts.owner
    this.ports = parts.ports
  }

  /**
   * Opens the store, reads keys and policies, and begins to deliver.
   *
   * @param publicUrl - base address of the gateway, known once it listens
   * @throws GatewayError, StetError for what is wrong with the configuration or a policy
   */
  static async open(config: Config, ports: GatewayPorts, publicUrl: () => string): Promise<Gateway> {
    const { log, now } = ports
    const owner = randomUUID()
    const store = await openStore(locationOf(config), {
      writer: owner,
      onIdleError: () => {
        log.warn({ code: 'STET_STORE_FAILED' }, 'a connection to the database broke')
      },
    })
    try {
      const guard = createAddressGuard(config.network.allowPrivate)
      const dispatcher = ports.dispatcher ?? (await dispatcherOf(config, guard))
      const kek = await keyOf(config, { dispatcher, now, log })
      const keys = await loadGatewayKeys(store, kek)
      const vault = new Vault({ store, kek, subjectKey: keys.subject, now })
      const accepting = new GroupCommit<NewEvent, Acceptance>(
        (events) => store.accept(events, (name) => duplicatesMs(config, name)),
        groupOptions(store),
      )
      const shared: Shared = {
        config,
        store,
        vault,
        keys,
        guard,
        dispatcher,
        accept: (event) => accepting.add(event),
        now,
        publicUrl,
      }
      const ledger = openLedger({ config, store, seed: keys.ledger, now, dispatcher, print: ports.print })
      const policies = await openPolicies(config, store, now)
      const integrations = new Map<string, Integration>()
      for (const name of Object.keys(config.integrations)) {
        integrations.set(name, await makeIntegration(name, shared, await policies.text(name)))
      }
      const deliverers = makeDeliverers(integrations, shared, ports, owner)
      return new Gateway({ shared, integrations, deliverers, owner, ports, policies, ledger })
    } catch (error) {
      await store.close()
      throw error
    }
  }

  start(): void {
    for (const deliverer of this.#deliverers.values()) deliverer.start()
    void this.#keepHouse()
    this.#housekeeping = setInterval(() => void this.#keepHouse(), housekeepingMs)
    this.#pollPolicies()
    const { log } = this.ports
    const start = {
      kind: 'start',
      gateway: this.#owner,
      version: gatewayVersion,
      configuration: configurationDigest(this.config),
    } as const
    this.#keepingLedger = keepLedger(this.ledger, this.config.ledger, start, (error) => {
      log.error(errorFields(error), 'the ledger could not be written; it is tried again')
    })
  }

  /** By name, each as the policy in force has it. */
  get integrations(): ReadonlyMap<string, Integration> {
    return this.#integrations
  }

  /** What is in the store and is not believed; the last good policy stays in force. */
  get alarms(): readonly Alarm[] {
    return this.#policies.alarms()
  }

  #pollPolicies(): void {
    this.#policyPoll = setTimeout(() => {
      void this.#followPolicies()
        .catch(this.#onFault)
        .finally(() => {
          if (this.#policyPoll !== undefined) this.#pollPolicies()
        })
    }, policyPollMs)
  }

  async #followPolicies(): Promise<void> {
    for (const name of await this.#policies.poll()) {
      if (!this.#integrations.has(name)) continue
      const integration = await makeIntegration(name, this.#shared, await this.#policies.text(name))
      this.#integrations.set(name, integration)
      this.ports.log.info(
        { integration: name, policy: integration.policyDigest ?? 'none' },
        'another policy is in force',
      )
      await this.#keepHouse()
    }
    this.#soundAlarms()
  }

  /** Once for each that is new, and once when all is well again. */
  #soundAlarms(): void {
    const { log, metrics } = this.ports
    const alarmed = JSON.stringify(this.alarms)
    if (alarmed === this.#alarmed) return
    this.#alarmed = alarmed
    metrics.alarms.reset()
    for (const { integration, sequence, code, message } of this.alarms) {
      metrics.alarms.set({ integration, code }, 1)
      log.error(
        { integration, sequence, code: `STET_REVIEW_${code}` },
        `not believed, and not in force: ${message}`,
      )
      this.ledger.append([{ kind: 'alarm', integration, sequence, code }]).catch(this.#onFault)
    }
  }

  /** Says that an integration has something to deliver. */
  wake(integration: string): void {
    for (const name of this.integrations.get(integration)?.destinations ?? [])
      this.#deliverers.get(`${integration} ${name.name}`)?.wake()
  }

  /** Counts what went through the proxy; written with the next housekeeping. */
  count(integration: string, reports: readonly RedactionReport[], more: readonly Count[]): void {
    for (const report of reports) {
      for (const { entity, kept, changed, struck } of report.entities) {
        for (const [outcome, count] of Object.entries({ kept, changed, struck })) {
          if (count > 0) this.ports.metrics.findings.inc({ integration, entity, outcome }, count)
        }
      }
      this.#counts.push(...countsOf(integration, report, this.ports.now()))
    }
    this.#counts.push(...more)
  }

  /** Stops delivering, waits for what is under way, gives leases back and closes the store. */
  async stop(limitMs: number): Promise<void> {
    clearInterval(this.#housekeeping)
    clearTimeout(this.#policyPoll)
    this.#policyPoll = undefined
    await Promise.all([...this.#deliverers.values()].map((deliverer) => deliverer.stop(limitMs)))
    await this.#writeCounts().catch(this.#onFault)
    await this.#keepingLedger?.stop({ kind: 'stop', gateway: this.#owner })
    await this.store.release(this.#owner, this.ports.now()).catch(this.#onFault)
    await this.#shared.dispatcher.close().catch(() => undefined)
    await this.store.close()
  }

  /** Purges, reads which destinations are off, and writes counts. */
  async #keepHouse(): Promise<void> {
    try {
      await this.#writeCounts()
      const off = new Set((await this.store.disabled()).map((row) => `${row.integration} ${row.destination}`))
      for (const [name, deliverer] of this.#deliverers) {
        const [integration = ''] = name.split(' ')
        const isStopped = this.#integrations.get(integration)?.policyDigest === undefined
        deliverer.setDisabled(isStopped || off.has(name))
      }
      this.ports.metrics.queue.reset()
      for (const { count, integration, destination, state } of await this.store.queue())
        this.ports.metrics.queue.set({ integration, destination, state }, count)
      for (const [integration, { retention }] of Object.entries(this.config.integrations)) {
        await this.store.purge(
          {
            integration,
            eventsMs: retention.eventsDays * dayMs,
            deadLettersMs: retention.deadLettersDays * dayMs,
            duplicatesMs: retention.duplicatesHours * hourMs,
          },
          this.ports.now(),
        )
      }
    } catch (error) {
      this.#onFault(error)
    }
  }

  async #writeCounts(): Promise<void> {
    const counts = this.#counts.splice(0)
    try {
      await this.store.addCounts(counts)
    } catch (error) {
      this.#counts.unshift(...counts)
      throw error
    }
  }

  readonly #onFault = (error: unknown): void => {
    this.ports.log.error(errorFields(error), 'the store or a delivery failed; it is tried again')
  }
}

function makeDeliverers(
  integrations: ReadonlyMap<string, Integration>,
  { store, dispatcher, keys, now }: Shared,
  ports: GatewayPorts,
  owner: string,
): ReadonlyMap<string, Deliverer> {
  const { log, metrics, random, schedule = defaultSchedule } = ports
  const marking = new GroupCommit<AttemptMark, boolean>((marks) => store.mark(marks), groupOptions(store))
  const onAttempt = (attempt: AttemptSeen): void => {
    const { integration, destination, outcome, ageMs } = attempt
    metrics.attempts.inc({ integration, destination, outcome })
    if (outcome === 'delivered') metrics.deliverySeconds.observe({ integration, destination }, ageMs / 1000)
    log[outcome === 'delivered' ? 'debug' : 'warn'](attempt, `delivery ${outcome}`)
  }
  const made = new Map<string, Deliverer>()
  for (const { name, destinations } of integrations.values()) {
    for (const destination of destinations) {
      const deliverer = new Deliverer(destination, {
        store,
        dispatcher,
        owner,
        sealKey: keys.seal,
        mark: (mark) => marking.add(mark),
        schedule,
        now,
        random,
        pollMs,
        onAttempt,
        onFault: (error) => {
          log.error(errorFields(error), 'a delivery could not be made or marked; it is tried again')
        },
      })
      made.set(`${name} ${destination.name}`, deliverer)
    }
  }
  return made
}

function groupOptions(store: Store): ConstructorParameters<typeof GroupCommit>[1] {
  return {
    itemsMax: groupItemsMax,
    waitingMax: groupWaitingMax,
    commitsMax: store.kind === 'embedded' ? 1 : 2,
    isOfItem: isRefusedRow,
    busy: () => new GatewayError('STET_LIMIT_BUSY'),
  }
}

function duplicatesMs(config: Config, integration: string): number {
  return (config.integrations[integration]?.retention.duplicatesHours ?? 1) * hourMs
}

/** Opens the store and the vault alone, for a command. The caller closes the store. */
export async function openVault(config: Config): Promise<{ store: Store; vault: Vault; keys: GatewayKeys }> {
  const { store, kek, keys } = await openStoreAndKeys(config)
  return { store, keys, vault: new Vault({ store, kek, subjectKey: keys.subject, now: Date.now }) }
}

/** Opens the store and reads the keys, for a command. The caller closes the store. */
export async function openStoreAndKeys(
  config: Config,
): Promise<{ store: Store; kek: KeyEncryptionKey; keys: GatewayKeys }> {
  const store = await openStore(locationOf(config), { writer: `command ${process.pid}` })
  try {
    const guard = createAddressGuard(config.network.allowPrivate)
    const kek = await keyOf(config, { dispatcher: await dispatcherOf(config, guard), now: Date.now })
    return { store, kek, keys: await loadGatewayKeys(store, kek) }
  } catch (error) {
    await store.close()
    throw error
  }
}

/** Where a configuration keeps its store. */
export function locationOf({ store }: Config): Parameters<typeof openStore>[0] {
  if (store.embedded !== undefined) return { kind: 'embedded', folder: store.embedded.folder }
  if (store.postgres === undefined)
    throw new GatewayError('STET_CONFIG_INVALID', ['store: write embedded or postgres'])
  const { url, connectionsMax } = store.postgres
  return { kind: 'postgres', url: url.reveal(), connectionsMax }
}
