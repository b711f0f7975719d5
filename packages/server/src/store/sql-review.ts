import type { Kysely, Selectable } from 'kysely'
import type { BallotRow, BundleRow, RequestRow, RequestState, ReviewStore } from './review-store.ts'
import type { Tables } from './schema.ts'

/** The review's tables over SQL, one text for both databases. */
export class SqlReview implements ReviewStore {
  readonly #db: Kysely<Tables>

  constructor(db: Kysely<Tables>) {
    this.#db = db
  }

  async addRequest(row: RequestRow): Promise<boolean> {
    const written = await this.#db
      .insertInto('review_requests')
      .values({
        id: row.id,
        integration: row.integration,
        sequence: row.sequence,
        state: row.state,
        text: row.text,
        view: row.view,
        sealed: row.sealed,
        created_ms: row.createdMs,
        expires_ms: row.expiresMs,
        closed_ms: row.closedMs ?? null,
        outcome: row.outcome ?? null,
      })
      .onConflict((conflict) => conflict.column('id').doNothing())
      .returning('id')
      .execute()
    return written.length > 0
  }

  async request(id: string): Promise<RequestRow | undefined> {
    const row = await this.#db
      .selectFrom('review_requests')
      .selectAll()
      .where('id', '=', id)
      .executeTakeFirst()
    return row === undefined ? undefined : requestOf(row)
  }

  async requests({ state, max }: { state?: RequestState | undefined; max: number }): Promise<RequestRow[]> {
    let query = this.#db.selectFrom('review_requests').selectAll()
    if (state !== undefined) query = query.where('state', '=', state)
    const rows = await query.orderBy('created_ms', 'desc').orderBy('id').limit(max).execute()
    return rows.map(requestOf)
  }

  async closeRequest(id: string, state: RequestState, outcome: string, nowMs: number): Promise<boolean> {
    const closed = await this.#db
      .updateTable('review_requests')
      .set({ state, outcome, closed_ms: nowMs })
      .where('id', '=', id)
      .where('state', '=', 'open')
      .returning('id')
      .execute()
    return closed.length > 0
  }

  async addBallot(row: BallotRow): Promise<boolean> {
    const written = await this.#db
      .insertInto('review_ballots')
      .values({
        request_id: row.requestId,
        role: row.role,
        person: row.person,
        commitment: row.commitment,
        sealed: row.sealed,
        cast_ms: row.castMs,
      })
      .onConflict((conflict) => conflict.doNothing())
      .returning('role')
      .execute()
    return written.length > 0
  }

  async ballots(requestId: string): Promise<BallotRow[]> {
    const rows = await this.#db
      .selectFrom('review_ballots')
      .selectAll()
      .where('request_id', '=', requestId)
      .orderBy('role')
      .execute()
    return rows.map(({ request_id: id, role, person, commitment, sealed, cast_ms: castMs }) => ({
      requestId: id,
      role,
      person,
      commitment,
      sealed,
      castMs,
    }))
  }

  async addBundle({ integration, sequence, text, addedMs }: BundleRow): Promise<boolean> {
    const written = await this.#db
      .insertInto('review_bundles')
      .values({ integration, sequence, text, added_ms: addedMs })
      .onConflict((conflict) => conflict.doNothing())
      .returning('sequence')
      .execute()
    return written.length > 0
  }

  async bundles(filter: { integration?: string | undefined; fromSequence: number }): Promise<BundleRow[]> {
    let query = this.#db.selectFrom('review_bundles').selectAll().where('sequence', '>=', filter.fromSequence)
    if (filter.integration !== undefined) query = query.where('integration', '=', filter.integration)
    const rows = await query.orderBy('integration').orderBy('sequence').execute()
    return rows.map(({ added_ms: addedMs, ...row }) => ({ ...row, addedMs }))
  }
}

function requestOf(row: Selectable<Tables['review_requests']>): RequestRow {
  const { created_ms: createdMs, expires_ms: expiresMs, closed_ms: closedMs, outcome, ...rest } = row
  return { ...rest, createdMs, expiresMs, closedMs: closedMs ?? undefined, outcome: outcome ?? undefined }
}
