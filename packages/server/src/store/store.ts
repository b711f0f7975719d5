import type { LedgerStore } from './ledger-store.ts'
import type { ReviewStore } from './review-store.ts'

/** Milliseconds since 1970. The store has no clock: every time is told to it. */
export type EpochMs = number

/** A redacted event and where it goes. */
export interface NewEvent {
  readonly id: string
  readonly integration: string
  readonly route: string
  /** Keyed digest by which the same event of the source is known again; undefined: it never is. */
  readonly sourceDigest: Uint8Array | undefined
  /** Keyed digest of whose event this is. */
  readonly subject: string | undefined
  readonly contentType: string
  readonly body: Uint8Array
  /** SHA-256 of the policy that it was redacted by, hex. */
  readonly policyDigest: string
  readonly acceptedMs: EpochMs
  readonly deliveries: readonly NewDelivery[]
  readonly counts: readonly Count[]
}

/** One destination of an event. */
export interface NewDelivery {
  readonly destination: string
  /** The same in every attempt. */
  readonly messageId: string
  /** What shows that this gateway redacted the body for this destination. */
  readonly seal: Uint8Array
  /** Deliveries of one destination with the same key are made one after another. */
  readonly orderKey: string | undefined
}

/** How often something happened in a minute: never a value. */
export interface Count {
  readonly integration: string
  readonly route: string
  /** What is counted: a rule's address, an entity, a refusal's code. */
  readonly kind: 'rule' | 'entity' | 'refusal' | 'event' | 'call'
  readonly name: string
  readonly outcome: string
  readonly minuteMs: EpochMs
  readonly count: number
}

export type Acceptance = 'accepted' | 'duplicate'

export type DeliveryState = 'pending' | 'delivered' | 'dead'

/** A delivery that was leased: nobody else attempts it until the lease ends. */
export interface LeasedDelivery {
  readonly id: string
  readonly eventId: string
  readonly integration: string
  readonly destination: string
  readonly route: string
  readonly messageId: string
  readonly contentType: string
  readonly body: Uint8Array
  readonly seal: Uint8Array
  /** Attempts made before this one. */
  readonly attempts: number
  readonly acceptedMs: EpochMs
  /** Raised at each lease; a mark by an older one does nothing. */
  readonly lease: number
}

export interface LeaseRequest {
  readonly integration: string
  readonly destination: string
  readonly owner: string
  readonly nowMs: EpochMs
  readonly leaseMs: number
  readonly max: number
}

/** What became of an attempt. */
export interface AttemptMark {
  readonly id: string
  readonly lease: number
  readonly atMs: EpochMs
  readonly durationMs: number
  readonly status?: number | undefined
  /** Code of the server's error table. */
  readonly code?: string | undefined
  readonly outcome:
    | { readonly state: 'delivered' }
    | { readonly state: 'pending'; readonly dueMs: EpochMs }
    | { readonly state: 'dead' }
}

/** A delivery as it is listed for people: without its body. */
export interface DeliveryRow {
  readonly id: string
  readonly eventId: string
  readonly integration: string
  readonly destination: string
  readonly route: string
  readonly messageId: string
  readonly state: DeliveryState
  readonly attempts: number
  readonly dueMs: EpochMs
  readonly acceptedMs: EpochMs
  readonly finishedMs: EpochMs | undefined
  readonly lastStatus: number | undefined
  readonly lastCode: string | undefined
}

export interface DeliveryFilter {
  readonly integration?: string | undefined
  readonly destination?: string | undefined
  readonly state?: DeliveryState | undefined
  readonly fromMs?: EpochMs | undefined
  readonly toMs?: EpochMs | undefined
  readonly ids?: readonly string[] | undefined
  readonly max: number
}

/** A stored event, to be redacted again by the policy that is in force. */
export interface StoredEvent {
  readonly id: string
  readonly integration: string
  readonly route: string
  readonly contentType: string
  readonly body: Uint8Array
  readonly policyDigest: string
  readonly subject: string | undefined
  readonly acceptedMs: EpochMs
}

/** A delivery that is made again, with a body of its own: what the policy in force lets stand. */
export interface Replay {
  /** Of the delivery. */
  readonly id: string
  /** Of the event that it delivers from now on; a new one. */
  readonly eventId: string
  readonly body: Uint8Array
  readonly seal: Uint8Array
  readonly policyDigest: string
}

/** A vendor's key: never the key itself. */
export interface VendorKeyRow {
  readonly id: string
  readonly integration: string
  /** SHA-256 of the key. */
  readonly hash: Uint8Array
  /** First characters, to tell keys apart. */
  readonly hint: string
  readonly label: string
  readonly createdMs: EpochMs
  readonly expiresMs: EpochMs | undefined
  readonly revokedMs: EpochMs | undefined
}

/** How long rows are kept, each in milliseconds. */
export interface Retention {
  readonly integration: string
  readonly eventsMs: number
  readonly deadLettersMs: number
  readonly duplicatesMs: number
}

/** A subject of the vault: its data key, wrapped. */
export interface SubjectRow {
  readonly id: string
  /** Undefined once it was erased. */
  readonly wrapped: Uint8Array | undefined
  /** Which key-encryption key wrapped it. */
  readonly wrappedBy: string
  readonly erasedMs: EpochMs | undefined
}

/** A token of the vault. */
export interface TokenRow {
  readonly token: string
  readonly destination: string
  readonly entity: string
  readonly subjectId: string
  /** Nonce, tag and ciphertext. */
  readonly sealed: Uint8Array
  readonly createdMs: EpochMs
}

/** What the gateway keeps. Every call is one transaction: all of it or nothing. */
export interface Store {
  readonly kind: 'embedded' | 'postgres'
  readonly review: ReviewStore
  readonly ledger: LedgerStore

  /**
   * Stores events, their deliveries and counts, durably, together. An event that is known from the last
   * `duplicatesMs` is counted and not delivered again.
   *
   * @returns for each event what became of it
   */
  accept(events: readonly NewEvent[], duplicatesMs: (integration: string) => number): Promise<Acceptance[]>
  addCounts(counts: readonly Count[]): Promise<void>
  counts(filter: { integration?: string | undefined; fromMs: EpochMs; toMs: EpochMs }): Promise<Count[]>

  /** Leases what is due to a destination, oldest first, as many as `max`. */
  lease(request: LeaseRequest): Promise<LeasedDelivery[]>
  /** @returns whether the lease was still good; where not, somebody else has the delivery and nothing changed */
  mark(marks: readonly AttemptMark[]): Promise<boolean[]>
  /** Gives leases of an owner back at once: it is stopping. */
  release(owner: string, nowMs: EpochMs): Promise<number>
  deliveries(filter: DeliveryFilter): Promise<DeliveryRow[]>
  /** How many deliveries are in each state, and since when the oldest that is due has been. */
  queue(): Promise<
    { integration: string; destination: string; state: DeliveryState; count: number; oldestMs: EpochMs }[]
  >
  event(id: string): Promise<StoredEvent | undefined>
  /** Makes deliveries pending again, with what they now deliver; leased ones are left alone. @returns those that are */
  replay(rows: readonly Replay[], nowMs: EpochMs): Promise<string[]>

  /** Switches a destination off (410) or on again. */
  setDisabled(integration: string, destination: string, sinceMs: EpochMs | undefined): Promise<void>
  disabled(): Promise<{ integration: string; destination: string; sinceMs: EpochMs }[]>

  addVendorKey(key: VendorKeyRow): Promise<void>
  findVendorKey(hash: Uint8Array): Promise<VendorKeyRow | undefined>
  vendorKeys(): Promise<VendorKeyRow[]>
  revokeVendorKey(id: string, nowMs: EpochMs): Promise<boolean>

  subject(id: string): Promise<SubjectRow | undefined>
  /** Adds subjects that are not there; those that are stay as they are. @returns all of them as they are now */
  addSubjects(rows: readonly SubjectRow[]): Promise<SubjectRow[]>
  /** Subjects whose key another key-encryption key wrapped. */
  subjectsNotWrappedBy(wrappedBy: string, max: number): Promise<SubjectRow[]>
  /** Wraps anew, where nobody erased it or wrapped it anew in between. @returns how many */
  rewrap(
    rows: readonly { id: string; wrapped: Uint8Array; wrappedBy: string; before: string }[],
  ): Promise<number>
  /** How many data keys each key-encryption key has wrapped. */
  dataKeys(): Promise<{ wrappedBy: string; count: number }[]>
  /** Destroys a subject's data key. @returns how many tokens became unreadable; undefined: it is not known */
  erase(id: string, nowMs: EpochMs): Promise<number | undefined>
  /** Adds tokens that are not there. */
  addTokens(rows: readonly TokenRow[]): Promise<void>
  tokens(tokens: readonly string[]): Promise<TokenRow[]>
  /** All tokens of a subject. */
  tokensOf(subjectId: string): Promise<TokenRow[]>

  /** Small values under a name, such as a sealed refresh token. */
  setValue(name: string, value: Uint8Array): Promise<void>
  /** Only where there is none. */
  addValue(name: string, value: Uint8Array): Promise<void>
  value(name: string): Promise<Uint8Array | undefined>

  /** Deletes what is older than its retention, a bounded number of rows at a time. @returns rows deleted */
  purge(retention: Retention, nowMs: EpochMs): Promise<number>
  /** Whether the database answers. */
  ping(): Promise<void>
  close(): Promise<void>
}
