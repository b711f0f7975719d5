import type { TokenEntry, VaultPort } from './contract.ts'

/** A vault in memory: for tests, for trying a policy out, and as the plainest example of the port. */
export class MemoryVault implements VaultPort {
  readonly #entries = new Map<string, TokenEntry>()

  /** Number of tokens held. */
  get size(): number {
    return this.#entries.size
  }

  store(entries: readonly TokenEntry[]): Promise<void> {
    for (const entry of entries) this.#entries.set(entry.token, entry)
    return Promise.resolve()
  }

  /** What a token stands for, or undefined where it was not made here. */
  original(token: string): string | undefined {
    return this.#entries.get(token)?.original
  }
}
