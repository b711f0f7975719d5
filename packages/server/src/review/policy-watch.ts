import { readFile } from 'node:fs/promises'
import type { ReviewStore } from '../store/review-store.ts'
import {
  catchUp,
  headOf,
  stateOf,
  textsIn,
  type Alarm,
  type InForceState,
  type StoredBundle,
} from './chain.ts'
import { readSavedState, savedStatePath, writeSavedState } from './saved-state.ts'
import { checkTrust } from './trust.ts'
import type { Head } from './verify-bundle.ts'

/** The trust file cannot be read: nothing can be verified, so nothing is let through. */
export class TrustFileError extends Error {
  override readonly name = 'TrustFileError'
}

export interface PolicyWatchPorts {
  readonly store: ReviewStore
  /** The pinned trust file. */
  readonly trustPath: string
  readonly now: () => number
  /** Names of the integrations that this gateway is for. */
  readonly integrations: readonly string[]
  /** Whether this gateway keeps what it verified; a command only reads it. */
  readonly isKeeping: boolean
}

/** Follows what is in force: reads it from the store, and believes only what it verified itself. */
export class PolicyWatch {
  readonly #ports: PolicyWatchPorts
  readonly #pinned: string
  #state: InForceState
  #alarms: readonly Alarm[] = []

  private constructor(ports: PolicyWatchPorts, pinned: string, state: InForceState) {
    this.#ports = ports
    this.#pinned = pinned
    this.#state = state
  }

  /** @throws {@link TrustFileError} */
  static async open(ports: PolicyWatchPorts): Promise<PolicyWatch> {
    const pinned = await readFile(ports.trustPath, 'utf8')
    const { trust, problems } = checkTrust(pinned)
    if (trust === undefined) {
      const lines = problems.map(
        ({ place, what, instead }) => `${place.line}:${place.column} ${what} — ${instead}`,
      )
      throw new TrustFileError([`${ports.trustPath} is not a valid trust file`, ...lines].join('\n'))
    }
    const saved = await readSavedState(savedStatePath(ports.trustPath), pinned)
    if (saved !== undefined) return new PolicyWatch(ports, pinned, saved)
    // Nothing was verified before: what the trust file says was in force has its text in the store.
    const bundles = await ports.store.bundles({ fromSequence: 1 })
    const { state, alarms } = await catchUp(stateOf(trust, textsIn(bundles)), bundles, undefined)
    const watch = new PolicyWatch(ports, pinned, state)
    watch.#alarms = alarms
    await watch.#keep()
    return watch
  }

  get state(): InForceState {
    return this.#state
  }

  /** What is not believed, now. */
  get alarms(): readonly Alarm[] {
    return this.#alarms
  }

  head(integration: string): Head {
    return headOf(this.#state, integration)
  }

  /** Looks for what is new. @returns integrations of which something else is in force now */
  async poll(): Promise<readonly string[]> {
    const bundles = await this.#news()
    const before = this.#state
    const { state, alarms } = await catchUp(before, bundles, this.#ports.now())
    this.#alarms = alarms
    const names = new Set([...before.standings.keys(), ...state.standings.keys()])
    const changed = [...names].filter(
      (name) => headOf(before, name).sequence !== headOf(state, name).sequence,
    )
    if (changed.length === 0 && before.trust.digest === state.trust.digest) return []
    this.#state = state
    await this.#keep()
    return changed
  }

  /** What is in force and what follows it; everything, where a trust file follows, since it may name any of it. */
  async #news(): Promise<readonly StoredBundle[]> {
    const { store, integrations } = this.#ports
    const trusts = await store.bundles({ integration: '', fromSequence: this.#state.trust.version + 1 })
    if (trusts.length > 0) return store.bundles({ fromSequence: 1 })
    const found: StoredBundle[] = []
    for (const integration of new Set([...integrations, ...this.#state.standings.keys()])) {
      const fromSequence = headOf(this.#state, integration).sequence
      found.push(...(await store.bundles({ integration, fromSequence })))
    }
    return found
  }

  async #keep(): Promise<void> {
    if (!this.#ports.isKeeping) return
    await writeSavedState(savedStatePath(this.#ports.trustPath), this.#pinned, this.#state)
  }
}
