import { randomBytes } from 'node:crypto'
import { detectableEntities } from '@stet/engine'
import type { BallotRow, RequestRow, ReviewStore } from '../store/review-store.ts'
import { digestOf } from './canonical.ts'
import { headOf, trustHead, type InForceState } from './chain.ts'
import { judgePolicy, judgeTrust } from './comparison.ts'
import { ReviewRefusal } from './refusal.ts'
import {
  signedBallot,
  signedRequest,
  type BallotStatement,
  type Bundle,
  type RequestStatement,
  type SignedBallot,
  type SignedRequest,
} from './statement.ts'
import { personOf, reviewRoles, type Person, type ReviewRole } from './trust.ts'
import {
  bundleText,
  checkBallot,
  contentOf,
  isSignedByPerson,
  verifyBundle,
  type Head,
} from './verify-bundle.ts'

/** Closes what nobody may read before its time. */
export interface Sealer {
  seal(bytes: Uint8Array, context: string): Uint8Array
  /** @throws where it was changed, or is for another context */
  open(sealed: Uint8Array, context: string): Uint8Array
}

export interface DeskPorts {
  readonly store: ReviewStore
  readonly sealer: Sealer
  readonly now: () => number
  /** What is in force, verified by whoever asks. */
  readonly state: () => Promise<InForceState>
  /** Told of what has to go into the ledger. */
  readonly record: (entry: ReviewEntry) => Promise<void>
}

/** What the review tells the ledger. */
export type ReviewEntry =
  | {
      readonly kind: 'ballot'
      readonly integration: string
      readonly request: string
      readonly role: string
      readonly commitment: string
    }
  | {
      readonly kind: 'activation'
      readonly integration: string
      readonly sequence: number
      readonly content: string
      readonly direction: 'tightening' | 'loosening'
      readonly bundle: string
    }

/** What somebody wants to change. */
export interface Wish {
  readonly about: RequestStatement['about']
  /** Empty for `trust`. */
  readonly integration: string
  /** New text; empty for `stop`. */
  readonly text: string
  readonly author: string
  readonly reason: string
  /** How long people may vote. */
  readonly days?: number | undefined
}

/** What everybody may see of a request: not whose it is, nor how anybody voted. */
export type RequestView = Omit<RequestStatement, 'author' | 'salt' | 'entities'>

/** What became of something that was handed in. */
export type Settled =
  | { readonly state: 'open'; readonly missing: readonly ReviewRole[] }
  | { readonly state: 'activated'; readonly sequence: number }
  | { readonly state: 'refused'; readonly reasons: readonly string[] }
  | { readonly state: 'expired' }
  | { readonly state: 'void'; readonly why: string }

const daysDefault = 14
const dayMs = 86_400_000

/**
 * Takes requests and votes, and puts into force what has all its signatures. It decides nothing that a
 * gateway would not decide again by itself.
 */
export class Desk {
  readonly #ports: DeskPorts

  constructor(ports: DeskPorts) {
    this.#ports = ports
  }

  /** Writes the statement that an author has to sign. @throws {@link ReviewRefusal} */
  async prepare({
    about,
    integration,
    text,
    author,
    reason,
    days = daysDefault,
  }: Wish): Promise<RequestStatement> {
    const state = await this.#ports.state()
    const head = headFor(state, integration)
    const nowMs = this.#ports.now()
    const judged =
      about === 'stop'
        ? undefined
        : about === 'trust'
          ? judgeTrust(state.trust, text)
          : judgePolicy(head.text, text)
    return {
      type: 'stet.dev/review/request/v1',
      organization: state.trust.organization,
      about,
      integration,
      sequence: head.sequence + 1,
      base: head.content,
      content: contentOf(about, text),
      trust: state.trust.digest,
      direction: judged?.direction ?? 'tightening',
      loosenings: [...(judged?.loosenings ?? [])],
      entities: about === 'policy' ? [...detectableEntities()] : [],
      author,
      reason,
      createdAt: new Date(nowMs).toISOString(),
      expiresAt: new Date(nowMs + days * dayMs).toISOString(),
      salt: randomBytes(16).toString('hex'),
    }
  }

  /**
   * Takes a signed request. A tightening is in force when this resolves; a loosening waits for votes.
   *
   * @throws {@link ReviewRefusal}
   */
  async submit(value: unknown, text: string): Promise<{ id: string; settled: Settled }> {
    const signed = readSigned(signedRequest.safeParse(value))
    const { statement } = signed
    const id = digestOf(statement)
    const { trust, ...state } = await this.#ports.state()
    const bundle: Bundle = { type: 'stet.dev/review/bundle/v1', request: signed, text, ballots: [] }
    const settled = await this.#judge(bundle, { trust, ...state })
    if (settled === 'in force') {
      await this.#activate(bundle)
      return { id, settled: { state: 'activated', sequence: statement.sequence } }
    }
    const author = personOf(trust, statement.author)
    if (author === undefined || !(await isSignedByPerson(statement, signed.signature, author)))
      throw new ReviewRefusal('AUTHOR_SIGNATURE')
    const { author: _author, salt: _salt, entities: _entities, ...view } = statement
    const added = await this.#ports.store.addRequest({
      id,
      integration: statement.integration,
      sequence: statement.sequence,
      state: 'open',
      text,
      view: JSON.stringify(view),
      sealed: this.#seal(signed, `request ${id}`),
      createdMs: this.#ports.now(),
      expiresMs: Date.parse(statement.expiresAt),
      closedMs: undefined,
      outcome: undefined,
    })
    if (!added) throw new ReviewRefusal('SEQUENCE', 'this request is there already')
    return { id, settled: { state: 'open', missing: reviewRoles } }
  }

  /** Writes the statement that a reviewer has to sign. */
  async prepareBallot(
    id: string,
    vote: {
      person: string
      role: ReviewRole
      vote: 'yes' | 'no'
      reason: string
      acknowledged: readonly string[]
    },
  ): Promise<BallotStatement> {
    const { statement } = this.#requestOf(await this.#row(id))
    const { organization, integration, content, base, sequence } = statement
    return {
      type: 'stet.dev/review/ballot/v1',
      organization,
      integration,
      request: id,
      content,
      base,
      sequence,
      ...vote,
      acknowledged: [...vote.acknowledged],
      castAt: new Date(this.#ports.now()).toISOString(),
      salt: randomBytes(16).toString('hex'),
    }
  }

  /** Takes a vote; the last one that was missing decides. @throws {@link ReviewRefusal} */
  async cast(value: unknown): Promise<Settled> {
    const ballot = readSigned(signedBallot.safeParse(value))
    const { request: id, role, person, vote, reason } = ballot.statement
    const row = await this.#row(id)
    if (row.state !== 'open') throw new ReviewRefusal('EXPIRED', 'the request is closed')
    const request = this.#requestOf(row)
    const { trust } = await this.#ports.state()
    const nowMs = this.#ports.now()
    if (nowMs > row.expiresMs) return this.settle(id)
    if (vote === 'no' && reason.trim().length < 8) throw new ReviewRefusal('SHAPE', 'a no needs a reason')
    await checkBallot(ballot, request.statement, authorOf(request, trust), trust)
    const commitment = digestOf(ballot.statement)
    await this.#ports.record({ kind: 'ballot', integration: row.integration, request: id, role, commitment })
    const added = await this.#ports.store.addBallot({
      requestId: id,
      role,
      person,
      commitment,
      sealed: this.#seal(ballot, `ballot ${id} ${role}`),
      castMs: nowMs,
    })
    if (!added) {
      const before = await this.#ports.store.ballots(id)
      throw new ReviewRefusal(before.some((one) => one.person === person) ? 'PERSON_TWICE' : 'ROLE_TWICE')
    }
    return this.settle(id)
  }

  /** Decides a request whose votes are all there or whose time is up. */
  async settle(id: string): Promise<Settled> {
    const row = await this.#row(id)
    if (row.state !== 'open') return settledOf(row)
    const rows = await this.#ports.store.ballots(id)
    const missing = reviewRoles.filter((role) => !rows.some((one) => one.role === role))
    const isOver = this.#ports.now() > row.expiresMs
    if (missing.length > 0 && !isOver) return { state: 'open', missing }
    const ballots = rows.map((one) => this.#ballotOf(one))
    const against = ballots.filter(({ statement }) => statement.vote === 'no')
    if (against.length > 0) {
      const reasons = against.map(({ statement }) => `${statement.role}: ${statement.reason}`)
      return this.#close(row, { state: 'refused', reasons })
    }
    if (missing.length > 0) return this.#close(row, { state: 'expired' })
    const request = this.#requestOf(row)
    const bundle: Bundle = { type: 'stet.dev/review/bundle/v1', request, text: row.text, ballots }
    try {
      await this.#judge(bundle, await this.#ports.state())
      await this.#activate(bundle)
    } catch (error) {
      if (!(error instanceof ReviewRefusal)) throw error
      return this.#close(row, { state: 'void', why: error.message })
    }
    return this.#close(row, { state: 'activated', sequence: row.sequence })
  }

  /** Decides everything whose time is up. */
  async settleAll(): Promise<void> {
    for (const { id } of await this.#ports.store.requests({ state: 'open', max: 1000 })) await this.settle(id)
  }

  /** Whether a bundle counts as it is, or waits for votes. @throws {@link ReviewRefusal} for any other reason */
  async #judge(bundle: Bundle, state: InForceState): Promise<'in force' | 'waits for votes'> {
    const { integration } = bundle.request.statement
    const context = {
      trust: state.trust,
      head: headFor(state, integration),
      integration,
      nowMs: this.#ports.now(),
    }
    try {
      await verifyBundle(bundle, context)
      return 'in force'
    } catch (error) {
      const isWaiting =
        error instanceof ReviewRefusal && error.code === 'MISSING' && bundle.ballots.length === 0
      if (isWaiting) return 'waits for votes'
      throw error
    }
  }

  async #activate(bundle: Bundle): Promise<void> {
    const { integration, sequence, content, direction } = bundle.request.statement
    const text = bundleText(bundle)
    const digest = digestOf(bundle)
    await this.#ports.record({
      kind: 'activation',
      integration,
      sequence,
      content,
      direction,
      bundle: digest,
    })
    const added = await this.#ports.store.addBundle({
      integration,
      sequence,
      text,
      addedMs: this.#ports.now(),
    })
    if (!added) throw new ReviewRefusal('BASE', 'another change was faster')
  }

  async #close(row: RequestRow, settled: Settled): Promise<Settled> {
    await this.#ports.store.closeRequest(row.id, settled.state, JSON.stringify(settled), this.#ports.now())
    return settled
  }

  async #row(id: string): Promise<RequestRow> {
    const row = await this.#ports.store.request(id)
    if (row === undefined) throw new ReviewRefusal('REQUEST', 'there is no such request')
    return row
  }

  #requestOf({ id, sealed }: RequestRow): SignedRequest {
    const request = readSigned(signedRequest.safeParse(this.#open(sealed, `request ${id}`)))
    if (digestOf(request.statement) !== id) throw new ReviewRefusal('CONTENT')
    return request
  }

  #ballotOf({ requestId, role, sealed, commitment }: BallotRow): SignedBallot {
    const ballot = readSigned(signedBallot.safeParse(this.#open(sealed, `ballot ${requestId} ${role}`)))
    if (digestOf(ballot.statement) !== commitment) throw new ReviewRefusal('CONTENT')
    return ballot
  }

  #seal(value: unknown, context: string): Uint8Array {
    return this.#ports.sealer.seal(Buffer.from(JSON.stringify(value)), context)
  }

  #open(sealed: Uint8Array, context: string): unknown {
    try {
      return JSON.parse(Buffer.from(this.#ports.sealer.open(sealed, context)).toString('utf8'))
    } catch {
      throw new ReviewRefusal('CONTENT', 'what was sealed was changed')
    }
  }
}

/** What is in force where a request is about. */
export function headFor(state: InForceState, integration: string): Head {
  return integration === '' ? trustHead(state.trust) : headOf(state, integration)
}

export function viewOf({ view }: RequestRow): RequestView {
  return JSON.parse(view) as RequestView
}

function authorOf({ statement }: SignedRequest, trust: InForceState['trust']): Person {
  const author = personOf(trust, statement.author)
  if (author === undefined) throw new ReviewRefusal('AUTHOR')
  return author
}

function settledOf({ outcome }: RequestRow): Settled {
  return JSON.parse(outcome ?? '{"state":"expired"}') as Settled
}

function readSigned<T>(read: { success: true; data: T } | { success: false }): T {
  if (!read.success) throw new ReviewRefusal('SHAPE')
  return read.data
}
