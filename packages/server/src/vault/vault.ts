import { createHmac, randomBytes } from 'node:crypto'
import type { TokenEntry, VaultPort } from '@stet/engine'
import type { Store, SubjectRow, TokenRow } from '../store/store.ts'
import { seal, unseal, type KeyEncryptionKey } from './key-encryption.ts'

export interface VaultParts {
  readonly store: Store
  readonly kek: KeyEncryptionKey
  /** 32 secret bytes by which subjects are named. */
  readonly subjectKey: Uint8Array
  readonly now: () => number
}

/** What became of an erasure. */
export interface Erasure {
  /** Tokens that nothing turns back any more. */
  readonly tokens: number
  /** Of those, how many were tried and did not decrypt: all of them. */
  readonly unreadable: number
}

const dataKeyBytes = 32

/**
 * Tokens and what they stand for. Each subject has a data key of its own, wrapped by the key-encryption key;
 * originals are encrypted by AES-256-GCM, bound to token, destination, entity and subject. Destroying the
 * data key erases the subject.
 */
export class Vault implements VaultPort {
  readonly #parts: VaultParts

  constructor(parts: VaultParts) {
    this.#parts = parts
  }

  /**
   * Stores tokens before anything that holds them leaves. A subject that was erased stays erased: its tokens
   * go out as before, and nothing turns them back.
   */
  async store(entries: readonly TokenEntry[]): Promise<void> {
    const { store, kek, now } = this.#parts
    const unknown = await this.#unknown(entries)
    if (unknown.length === 0) return
    const ids = [...new Set(unknown.map((entry) => this.subjectId(entry.subject, entry.destination)))]
    const keys = new Map<string, Uint8Array | undefined>()
    const rows: SubjectRow[] = []
    for (const id of ids) {
      const known = await store.subject(id)
      if (known !== undefined) keys.set(id, await this.#keyOf(known))
      else {
        rows.push({ id, ...(await kek.wrap(randomBytes(dataKeyBytes), id)), erasedMs: undefined })
      }
    }
    for (const row of await store.addSubjects(rows)) keys.set(row.id, await this.#keyOf(row))
    const createdMs = now()
    const sealed = unknown.flatMap((entry): TokenRow[] => {
      const { token, destination, entity, original } = entry
      const subjectId = this.subjectId(entry.subject, destination)
      const key = keys.get(subjectId)
      if (key === undefined) return []
      const row = { token, destination, entity, subjectId, createdMs }
      return [{ ...row, sealed: seal(key, Buffer.from(original), contextOf(row)) }]
    })
    await store.addTokens(sealed)
  }

  /**
   * What tokens stand for: those of the destination that asks, and no other's.
   *
   * @throws where a row was changed by somebody else
   */
  async originals(tokens: readonly string[], destination: string): Promise<ReadonlyMap<string, string>> {
    const { store } = this.#parts
    const found = new Map<string, string>()
    const keys = new Map<string, Uint8Array | undefined>()
    for (const row of await store.tokens(tokens)) {
      if (row.destination !== destination) continue
      if (!keys.has(row.subjectId)) {
        const subject = await store.subject(row.subjectId)
        keys.set(row.subjectId, subject === undefined ? undefined : await this.#keyOf(subject))
      }
      const key = keys.get(row.subjectId)
      if (key === undefined) continue
      found.set(row.token, Buffer.from(unseal(key, row.sealed, contextOf(row))).toString('utf8'))
    }
    return found
  }

  /** Destroys a subject's data key, for one destination. @returns undefined where the subject is not known */
  async erase(subject: string, destination: string): Promise<Erasure | undefined> {
    const { store, kek, now } = this.#parts
    const id = this.subjectId(subject, destination)
    const rows = await store.tokensOf(id)
    const tokens = await store.erase(id, now())
    kek.forget?.(id)
    if (tokens === undefined) return undefined
    const readable = await this.originals(
      rows.map(({ token }) => token),
      destination,
    )
    return { tokens, unreadable: rows.length - readable.size }
  }

  /** How many tokens a subject has; undefined where it is not known. */
  async tokensOf(subject: string, destination: string): Promise<number | undefined> {
    const id = this.subjectId(subject, destination)
    if ((await this.#parts.store.subject(id)) === undefined) return undefined
    return (await this.#parts.store.tokensOf(id)).length
  }

  /** The name under which a subject is stored: says nothing of who it is. */
  subjectId(subject: string | undefined, destination: string): string {
    const named = subject === undefined ? 'without' : `subject ${subject}`
    return createHmac('sha256', this.#parts.subjectKey).update(`${destination}\0${named}`).digest('hex')
  }

  async #unknown(entries: readonly TokenEntry[]): Promise<TokenEntry[]> {
    const known = new Set(
      (await this.#parts.store.tokens(entries.map(({ token }) => token))).map(({ token }) => token),
    )
    return entries.filter(({ token }) => !known.has(token))
  }

  async #keyOf({ id, wrapped }: SubjectRow): Promise<Uint8Array | undefined> {
    const { kek } = this.#parts
    if (wrapped !== undefined) return kek.unwrap(wrapped, id)
    kek.forget?.(id)
    return undefined
  }
}

/** What a ciphertext is bound to: a row that was moved or relabelled does not decrypt. */
function contextOf({ token, destination, entity, subjectId }: Omit<TokenRow, 'sealed'>): string {
  return JSON.stringify([token, destination, entity, subjectId])
}
