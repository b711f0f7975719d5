/** What became of a request. */
export type RequestState = 'open' | 'activated' | 'refused' | 'expired' | 'void'

/** A request for a change. Who made it is sealed. */
export interface RequestRow {
  /** Digest of the statement that its author signed. */
  readonly id: string
  /** Empty for the trust file. */
  readonly integration: string
  readonly sequence: number
  readonly state: RequestState
  /** New text of the policy or trust file. */
  readonly text: string
  /** What everybody may see, as JSON. */
  readonly view: string
  /** Statement and signature of the author, sealed. */
  readonly sealed: Uint8Array
  readonly createdMs: number
  readonly expiresMs: number
  readonly closedMs: number | undefined
  /** How it ended, as JSON. */
  readonly outcome: string | undefined
}

/** A vote: everybody may see that it was cast and by whom, nobody how, until all were. */
export interface BallotRow {
  readonly requestId: string
  readonly role: string
  readonly person: string
  /** Digest of the statement. */
  readonly commitment: string
  readonly sealed: Uint8Array
  readonly castMs: number
}

/** Something that was put into force; whoever reads it judges it. */
export interface BundleRow {
  readonly integration: string
  readonly sequence: number
  readonly text: string
  readonly addedMs: number
}

/** What the review keeps. Times, which end in Ms, are milliseconds since 1970. */
export interface ReviewStore {
  /** @returns false where it is there already */
  addRequest(row: RequestRow): Promise<boolean>
  request(id: string): Promise<RequestRow | undefined>
  /** Newest first. */
  requests(filter: { state?: RequestState | undefined; max: number }): Promise<RequestRow[]>
  /** Ends a request that is open. @returns whether it was */
  closeRequest(id: string, state: RequestState, outcome: string, nowMs: number): Promise<boolean>
  /** @returns false where the role or the person has voted already */
  addBallot(row: BallotRow): Promise<boolean>
  ballots(requestId: string): Promise<BallotRow[]>
  /** @returns false where something else is in force with this sequence number already */
  addBundle(row: BundleRow): Promise<boolean>
  /** In the order of their sequence numbers, from one of them on. */
  bundles(filter: { integration?: string | undefined; fromSequence: number }): Promise<BundleRow[]>
}
