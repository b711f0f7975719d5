import { sql, type ExpressionBuilder, type Kysely, type Transaction } from 'kysely'

import type { LedgerStore } from './ledger-store.ts'
import type { ReviewStore } from './review-store.ts'
import type { Dialect, Tables } from './schema.ts'
import { SqlLedger } from './sql-ledger.ts'
import { SqlReview } from './sql-review.ts'
import type {
  Acceptance,
  AttemptMark,
  Count,
  DeliveryFilter,
  DeliveryRow,
  DeliveryState,
  EpochMs,
  LeasedDelivery,
  LeaseRequest,
  NewEvent,
  Replay,
  Retention,
  Store,
  StoredEvent,
  SubjectRow,
  TokenRow,
  VendorKeyRow,
} from './store.ts'

/** Rows that one statement deletes: a purge never holds the database for long. */
const purgeRowsMax = 1000
/** Rows of one insert: both databases have a limit of parameters. */
const insertRowsMax = 500
/** Counts are kept for thirteen months, so that a year can be compared with the one before. */
const countsMs = 400 * 86_400_000

/** The store over SQL: one text for both databases, but for the lock that PostgreSQL has and SQLite needs not. */
export class SqlStore implements Store {
  readonly kind: 'embedded' | 'postgres'
  readonly review: ReviewStore
  readonly ledger: LedgerStore
  readonly #db: Kysely<Tables>
  readonly #writer: string

  /** @param writer - which process counts */
  constructor(db: Kysely<Tables>, dialect: Dialect, writer: string) {
    this.kind = dialect === 'sqlite' ? 'embedded' : 'postgres'
    this.#db = db
    this.review = new SqlReview(db)
    this.ledger = new SqlLedger(db, dialect)
    this.#writer = writer
  }

  accept(events: readonly NewEvent[], duplicatesMs: (integration: string) => number): Promise<Acceptance[]> {
    return this.#db.transaction().execute(async (tx) => {
      const fresh = await this.#unseen(tx, events, duplicatesMs)
      const accepted = events.filter((_event, index) => fresh[index])
      for (const rows of slices(accepted)) {
        await tx.insertInto('events').values(rows.map(eventRow)).execute()
      }
      for (const rows of slices(accepted.flatMap(deliveryRows))) {
        await tx.insertInto('deliveries').values(rows).execute()
      }
      const duplicates = events.filter((_event, index) => fresh[index] !== true).map(duplicateCount)
      await this.#count(tx, [...accepted.flatMap(({ counts }) => counts), ...duplicates])
      return fresh.map((isFresh) => (isFresh ? 'accepted' : 'duplicate'))
    })
  }

  /** Which events are not known yet; remembers those that can be known again. */
  async #unseen(
    tx: Transaction<Tables>,
    events: readonly NewEvent[],
    duplicatesMs: (integration: string) => number,
  ): Promise<boolean[]> {
    const firsts = new Map<string, number>()
    events.forEach((event, index) => {
      const key = seenKey(event)
      if (key !== undefined && !firsts.has(key)) firsts.set(key, index)
    })
    const isNew = new Set<string>()
    for (const integration of new Set(events.map((event) => event.integration))) {
      const rows = [...firsts.values()].flatMap((index) => {
        const event = events[index]
        if (event?.integration !== integration || event.sourceDigest === undefined) return []
        return { integration, digest: event.sourceDigest, seen_ms: event.acceptedMs }
      })
      for (const some of slices(rows)) {
        const written = await tx
          .insertInto('seen')
          .values(some)
          .onConflict((conflict) =>
            conflict
              .columns(['integration', 'digest'])
              .doUpdateSet({ seen_ms: (eb) => eb.ref('excluded.seen_ms') })
              .where((eb) =>
                eb('seen.seen_ms', '<', eb(eb.ref('excluded.seen_ms'), '-', duplicatesMs(integration))),
              ),
          )
          .returning('digest')
          .execute()
        for (const { digest } of written) isNew.add(`${integration} ${hex(digest)}`)
      }
    }
    return events.map((event, index) => {
      const key = seenKey(event)
      return key === undefined || (firsts.get(key) === index && isNew.has(key))
    })
  }

  async addCounts(counts: readonly Count[]): Promise<void> {
    if (counts.length === 0) return
    await this.#db.transaction().execute((tx) => this.#count(tx, counts))
  }

  async #count(tx: Transaction<Tables>, counts: readonly Count[]): Promise<void> {
    const sums = new Map<string, Omit<Tables['counts'], 'ledgered'>>()
    for (const { integration, route, kind, name, outcome, minuteMs, count } of counts) {
      const key = [minuteMs, integration, route, kind, name, outcome].join('\0')
      const row = sums.get(key)
      if (row !== undefined) row.count += count
      else {
        const writer = this.#writer
        sums.set(key, { writer, integration, route, kind, name, outcome, minute_ms: minuteMs, count })
      }
    }
    for (const rows of slices([...sums.values()])) {
      await tx
        .insertInto('counts')
        .values(rows)
        .onConflict((conflict) =>
          conflict
            .columns(['minute_ms', 'integration', 'route', 'kind', 'name', 'outcome', 'writer'])
            .doUpdateSet({ count: (eb) => eb(eb.ref('counts.count'), '+', eb.ref('excluded.count')) }),
        )
        .execute()
    }
  }

  async counts(filter: {
    integration?: string | undefined
    fromMs: EpochMs
    toMs: EpochMs
  }): Promise<Count[]> {
    let query = this.#db
      .selectFrom('counts')
      .select(['integration', 'route', 'kind', 'name', 'outcome', 'minute_ms'])
      .select(({ fn }) => fn.sum<number>('count').as('count'))
      .where('minute_ms', '>=', filter.fromMs)
      .where('minute_ms', '<', filter.toMs)
      .groupBy(['integration', 'route', 'kind', 'name', 'outcome', 'minute_ms'])
      .orderBy('minute_ms')
    if (filter.integration !== undefined) query = query.where('integration', '=', filter.integration)
    return (await query.execute()).map(({ minute_ms: minuteMs, kind, count, ...rest }) => ({
      ...rest,
      kind: kind as Count['kind'],
      minuteMs,
      count,
    }))
  }

  async lease({
    integration,
    destination,
    owner,
    nowMs,
    leaseMs,
    max,
  }: LeaseRequest): Promise<LeasedDelivery[]> {
    const leased = await this.#db
      .updateTable('deliveries')
      .set((eb) => ({
        lease: eb('lease', '+', 1),
        lease_owner: owner,
        lease_until_ms: nowMs + leaseMs,
      }))
      .where('seq', 'in', (eb) => {
        const due = eb
          .selectFrom('deliveries as d')
          .select('d.seq')
          .where('d.integration', '=', integration)
          .where('d.destination', '=', destination)
          .where('d.state', '=', 'pending')
          .where('d.due_ms', '<=', nowMs)
          .where('d.lease_until_ms', '<=', nowMs)
          .where(isFirstOfItsKey)
          .orderBy('d.due_ms')
          .orderBy('d.seq')
          .limit(max)
        return this.kind === 'postgres' ? due.forUpdate().skipLocked() : due
      })
      .returning(['id', 'seq', 'event_id', 'message_id', 'seal', 'attempts', 'accepted_ms', 'lease'])
      .execute()
    if (leased.length === 0) return []
    const events = await this.#db
      .selectFrom('events')
      .select(['id', 'route', 'content_type', 'body'])
      .where('id', 'in', [...new Set(leased.map((row) => row.event_id))])
      .execute()
    const byId = new Map(events.map((event) => [event.id, event]))
    return leased
      .sort((a, b) => a.seq - b.seq)
      .flatMap(
        ({
          id,
          event_id: eventId,
          message_id: messageId,
          seal,
          attempts,
          accepted_ms: acceptedMs,
          lease,
        }) => {
          const event = byId.get(eventId)
          if (event === undefined) return []
          const { route, content_type: contentType, body } = event
          return {
            id,
            eventId,
            integration,
            destination,
            route,
            messageId,
            contentType,
            body,
            seal,
            attempts,
            acceptedMs,
            lease,
          }
        },
      )
  }

  mark(marks: readonly AttemptMark[]): Promise<boolean[]> {
    return this.#db.transaction().execute(async (tx) => {
      const attempts = new Map<string, number>()
      for (const group of groups(marks, markKey)) {
        const [first] = group
        if (first === undefined) continue
        const { outcome, status, code } = first
        const rows = await tx
          .updateTable('deliveries')
          .set((eb) => ({
            state: outcome.state,
            attempts: eb('attempts', '+', 1),
            lease_owner: null,
            lease_until_ms: 0,
            finished_ms: outcome.state === 'pending' ? null : first.atMs,
            last_status: status ?? null,
            last_code: code ?? null,
            ...(outcome.state === 'pending' ? { due_ms: outcome.dueMs } : {}),
          }))
          .where('state', '=', 'pending')
          .where((eb) =>
            eb(
              eb.refTuple('id', 'lease'),
              'in',
              group.map(({ id, lease }) => eb.tuple(id, lease)),
            ),
          )
          .returning(['id', 'attempts'])
          .execute()
        for (const row of rows) attempts.set(row.id, row.attempts)
      }
      const made = marks.flatMap(({ id, atMs, durationMs, status, code }) => {
        const number = attempts.get(id)
        if (number === undefined) return []
        const duration = Math.round(durationMs)
        return {
          delivery_id: id,
          number,
          at_ms: atMs,
          duration_ms: duration,
          status: status ?? null,
          code: code ?? null,
        }
      })
      // A delivery that is made again counts its attempts from the start.
      for (const rows of slices(made)) {
        await tx
          .insertInto('attempts')
          .values(rows)
          .onConflict((conflict) =>
            conflict.columns(['delivery_id', 'number']).doUpdateSet((eb) => ({
              at_ms: eb.ref('excluded.at_ms'),
              duration_ms: eb.ref('excluded.duration_ms'),
              status: eb.ref('excluded.status'),
              code: eb.ref('excluded.code'),
            })),
          )
          .execute()
      }
      return marks.map(({ id }) => attempts.has(id))
    })
  }

  async release(owner: string, nowMs: EpochMs): Promise<number> {
    const { numUpdatedRows } = await this.#db
      .updateTable('deliveries')
      .set({ lease_owner: null, lease_until_ms: nowMs })
      .where('lease_owner', '=', owner)
      .where('state', '=', 'pending')
      .executeTakeFirst()
    return Number(numUpdatedRows)
  }

  async deliveries(filter: DeliveryFilter): Promise<DeliveryRow[]> {
    let query = this.#db
      .selectFrom('deliveries')
      .innerJoin('events', 'events.id', 'deliveries.event_id')
      .selectAll('deliveries')
      .select('events.route')
      .orderBy('deliveries.seq', 'desc')
      .limit(filter.max)
    if (filter.integration !== undefined)
      query = query.where('deliveries.integration', '=', filter.integration)
    if (filter.destination !== undefined)
      query = query.where('deliveries.destination', '=', filter.destination)
    if (filter.state !== undefined) query = query.where('deliveries.state', '=', filter.state)
    if (filter.fromMs !== undefined) query = query.where('deliveries.accepted_ms', '>=', filter.fromMs)
    if (filter.toMs !== undefined) query = query.where('deliveries.accepted_ms', '<', filter.toMs)
    if (filter.ids !== undefined) {
      if (filter.ids.length === 0) return []
      query = query.where('deliveries.id', 'in', filter.ids)
    }
    return (await query.execute()).map((row) => ({
      id: row.id,
      eventId: row.event_id,
      integration: row.integration,
      destination: row.destination,
      route: row.route,
      messageId: row.message_id,
      state: row.state,
      attempts: row.attempts,
      dueMs: row.due_ms,
      acceptedMs: row.accepted_ms,
      finishedMs: row.finished_ms ?? undefined,
      lastStatus: row.last_status ?? undefined,
      lastCode: row.last_code ?? undefined,
    }))
  }

  async queue(): Promise<
    { integration: string; destination: string; state: DeliveryState; count: number; oldestMs: EpochMs }[]
  > {
    const rows = await this.#db
      .selectFrom('deliveries')
      .select(['integration', 'destination', 'state'])
      .select(({ fn }) => [fn.countAll<number>().as('count'), fn.min('accepted_ms').as('oldest')])
      .where('state', 'in', ['pending', 'dead'])
      .groupBy(['integration', 'destination', 'state'])
      .execute()
    return rows.map(({ count, oldest, ...row }) => ({
      ...row,
      count,
      oldestMs: oldest,
    }))
  }

  async event(id: string): Promise<StoredEvent | undefined> {
    const row = await this.#db.selectFrom('events').selectAll().where('id', '=', id).executeTakeFirst()
    if (row === undefined) return undefined
    const {
      content_type: contentType,
      policy_digest: policyDigest,
      accepted_ms: acceptedMs,
      subject,
      ...rest
    } = row
    return { ...rest, contentType, policyDigest, acceptedMs, subject: subject ?? undefined }
  }

  replay(rows: readonly Replay[], nowMs: EpochMs): Promise<string[]> {
    return this.#db.transaction().execute(async (tx) => {
      const done: string[] = []
      for (const { id, eventId, body, seal, policyDigest } of rows) {
        const { numInsertedOrUpdatedRows } = await tx
          .insertInto('events')
          .columns([
            'id',
            'integration',
            'route',
            'subject',
            'content_type',
            'body',
            'policy_digest',
            'accepted_ms',
          ])
          .expression((eb) =>
            eb
              .selectFrom('deliveries as d')
              .innerJoin('events as e', 'e.id', 'd.event_id')
              .select((select) => [
                select.val(eventId).as('id'),
                'e.integration',
                'e.route',
                'e.subject',
                'e.content_type',
                select.val(body).as('body'),
                select.val(policyDigest).as('policy_digest'),
                'e.accepted_ms',
              ])
              .where('d.id', '=', id)
              .where('d.lease_until_ms', '<=', nowMs),
          )
          .executeTakeFirst()
        if (Number(numInsertedOrUpdatedRows ?? 0) === 0) continue
        const { numUpdatedRows } = await tx
          .updateTable('deliveries')
          .set((eb) => ({
            event_id: eventId,
            seal,
            state: 'pending' as const,
            attempts: 0,
            due_ms: nowMs,
            // Whoever had it leased before can mark it no more.
            lease: eb('lease', '+', 1),
            lease_owner: null,
            lease_until_ms: 0,
            accepted_ms: nowMs,
            finished_ms: null,
          }))
          .where('id', '=', id)
          .where('lease_until_ms', '<=', nowMs)
          .executeTakeFirst()
        if (Number(numUpdatedRows) === 1) done.push(id)
      }
      return done
    })
  }

  async setDisabled(integration: string, destination: string, sinceMs: EpochMs | undefined): Promise<void> {
    if (sinceMs === undefined) {
      await this.#db
        .deleteFrom('destinations')
        .where('integration', '=', integration)
        .where('destination', '=', destination)
        .execute()
      return
    }
    await this.#db
      .insertInto('destinations')
      .values({ integration, destination, disabled_ms: sinceMs })
      .onConflict((conflict) => conflict.columns(['integration', 'destination']).doNothing())
      .execute()
  }

  async disabled(): Promise<{ integration: string; destination: string; sinceMs: EpochMs }[]> {
    const rows = await this.#db.selectFrom('destinations').selectAll().execute()
    return rows.map(({ disabled_ms: sinceMs, ...row }) => ({ ...row, sinceMs }))
  }

  async addVendorKey({ createdMs, expiresMs, revokedMs, ...row }: VendorKeyRow): Promise<void> {
    await this.#db
      .insertInto('vendor_keys')
      .values({ ...row, created_ms: createdMs, expires_ms: expiresMs ?? null, revoked_ms: revokedMs ?? null })
      .execute()
  }

  async findVendorKey(hash: Uint8Array): Promise<VendorKeyRow | undefined> {
    const row = await this.#db
      .selectFrom('vendor_keys')
      .selectAll()
      .where('hash', '=', hash)
      .executeTakeFirst()
    return row === undefined ? undefined : vendorKey(row)
  }

  async vendorKeys(): Promise<VendorKeyRow[]> {
    const rows = await this.#db.selectFrom('vendor_keys').selectAll().orderBy('created_ms').execute()
    return rows.map(vendorKey)
  }

  async revokeVendorKey(id: string, nowMs: EpochMs): Promise<boolean> {
    const { numUpdatedRows } = await this.#db
      .updateTable('vendor_keys')
      .set({ revoked_ms: nowMs })
      .where('id', '=', id)
      .where('revoked_ms', 'is', null)
      .executeTakeFirst()
    return Number(numUpdatedRows) === 1
  }

  async subject(id: string): Promise<SubjectRow | undefined> {
    const row = await this.#db.selectFrom('subjects').selectAll().where('id', '=', id).executeTakeFirst()
    return row === undefined ? undefined : subjectOf(row)
  }

  async addSubjects(rows: readonly SubjectRow[]): Promise<SubjectRow[]> {
    if (rows.length === 0) return []
    const values = rows.map(({ id, wrapped, wrappedBy, erasedMs }) => ({
      id,
      wrapped: wrapped ?? null,
      wrapped_by: wrappedBy,
      erased_ms: erasedMs ?? null,
    }))
    // In one order everywhere, so that two gateways never wait for one another.
    values.sort((a, b) => (a.id < b.id ? -1 : 1))
    await this.#db
      .insertInto('subjects')
      .values(values)
      .onConflict((conflict) => conflict.column('id').doNothing())
      .execute()
    const ids = rows.map(({ id }) => id)
    return (await this.#db.selectFrom('subjects').selectAll().where('id', 'in', ids).execute()).map(subjectOf)
  }

  async subjectsNotWrappedBy(wrappedBy: string, max: number): Promise<SubjectRow[]> {
    const rows = await this.#db
      .selectFrom('subjects')
      .selectAll()
      .where('wrapped_by', '!=', wrappedBy)
      .where('wrapped', 'is not', null)
      .orderBy('id')
      .limit(max)
      .execute()
    return rows.map(subjectOf)
  }

  rewrap(
    rows: readonly { id: string; wrapped: Uint8Array; wrappedBy: string; before: string }[],
  ): Promise<number> {
    return this.#db.transaction().execute(async (tx) => {
      let done = 0
      // In one order everywhere, so that two rotations never wait for one another.
      for (const row of rows.toSorted((a, b) => (a.id < b.id ? -1 : 1))) {
        const { numUpdatedRows } = await tx
          .updateTable('subjects')
          .set({ wrapped: row.wrapped, wrapped_by: row.wrappedBy })
          .where('id', '=', row.id)
          .where('wrapped_by', '=', row.before)
          .where('wrapped', 'is not', null)
          .executeTakeFirst()
        done += Number(numUpdatedRows)
      }
      return done
    })
  }

  async dataKeys(): Promise<{ wrappedBy: string; count: number }[]> {
    const rows = await this.#db
      .selectFrom('subjects')
      .select(['wrapped_by', ({ fn }) => fn.countAll<number>().as('count')])
      .where('wrapped', 'is not', null)
      .groupBy('wrapped_by')
      .orderBy('wrapped_by')
      .execute()
    return rows.map(({ wrapped_by: wrappedBy, count }) => ({ wrappedBy, count }))
  }

  async erase(id: string, nowMs: EpochMs): Promise<number | undefined> {
    const count = await this.#db.transaction().execute(async (tx) => {
      const { numUpdatedRows } = await tx
        .updateTable('subjects')
        .set((eb) => ({ wrapped: null, erased_ms: eb.fn.coalesce('erased_ms', eb.val(nowMs)) }))
        .where('id', '=', id)
        .executeTakeFirst()
      if (Number(numUpdatedRows) === 0) return undefined
      const { count } = await tx
        .selectFrom('tokens')
        .select(({ fn }) => fn.countAll<number>().as('count'))
        .where('subject_id', '=', id)
        .executeTakeFirstOrThrow()
      return count
    })
    // SQLite's log still holds the page with the key until it is emptied.
    if (this.kind === 'embedded') await sql`pragma wal_checkpoint(truncate)`.execute(this.#db)
    return count
  }

  async addTokens(rows: readonly TokenRow[]): Promise<void> {
    const values = rows.map(({ subjectId, createdMs, ...row }) => ({
      ...row,
      subject_id: subjectId,
      created_ms: createdMs,
    }))
    values.sort((a, b) => (a.token < b.token ? -1 : 1))
    for (const some of slices(values)) {
      await this.#db
        .insertInto('tokens')
        .values(some)
        .onConflict((conflict) => conflict.column('token').doNothing())
        .execute()
    }
  }

  async tokens(tokens: readonly string[]): Promise<TokenRow[]> {
    const found: TokenRow[] = []
    for (const some of slices(tokens)) {
      const rows = await this.#db.selectFrom('tokens').selectAll().where('token', 'in', some).execute()
      found.push(
        ...rows.map(({ subject_id: subjectId, created_ms: createdMs, ...row }) => ({
          ...row,
          subjectId,
          createdMs,
        })),
      )
    }
    return found
  }

  async tokensOf(subjectId: string): Promise<TokenRow[]> {
    const rows = await this.#db.selectFrom('tokens').selectAll().where('subject_id', '=', subjectId).execute()
    return rows.map(({ subject_id: id, created_ms: createdMs, ...row }) => ({
      ...row,
      subjectId: id,
      createdMs,
    }))
  }

  async setValue(name: string, value: Uint8Array): Promise<void> {
    await this.#db
      .insertInto('stored_values')
      .values({ name, value })
      .onConflict((conflict) => conflict.column('name').doUpdateSet({ value }))
      .execute()
  }

  async addValue(name: string, value: Uint8Array): Promise<void> {
    await this.#db
      .insertInto('stored_values')
      .values({ name, value })
      .onConflict((conflict) => conflict.column('name').doNothing())
      .execute()
  }

  async value(name: string): Promise<Uint8Array | undefined> {
    const row = await this.#db
      .selectFrom('stored_values')
      .select('value')
      .where('name', '=', name)
      .executeTakeFirst()
    return row?.value
  }

  async purge(
    { integration, eventsMs, deadLettersMs, duplicatesMs }: Retention,
    nowMs: EpochMs,
  ): Promise<number> {
    const before = nowMs - eventsMs
    const events = await this.#db
      .deleteFrom('events')
      .where('id', 'in', (eb) =>
        eb
          .selectFrom('events as e')
          .select('e.id')
          .where('e.integration', '=', integration)
          .where('e.accepted_ms', '<', before)
          .where((inner) =>
            inner.not(
              inner.exists(
                inner
                  .selectFrom('deliveries as d')
                  .select('d.seq')
                  .whereRef('d.event_id', '=', 'e.id')
                  .where((one) =>
                    one.or([
                      one('d.state', '=', 'pending'),
                      one('d.finished_ms', '>=', before).and('d.state', '=', 'delivered'),
                      one('d.finished_ms', '>=', nowMs - deadLettersMs).and('d.state', '=', 'dead'),
                    ]),
                  ),
              ),
            ),
          )
          .limit(purgeRowsMax),
      )
      .executeTakeFirst()
    const seen = await this.#db
      .deleteFrom('seen')
      .where('integration', '=', integration)
      .where('seen_ms', '<', nowMs - duplicatesMs)
      .executeTakeFirst()
    const counts = await this.#db
      .deleteFrom('counts')
      .where('minute_ms', '<', nowMs - countsMs)
      .executeTakeFirst()
    return [events, seen, counts].reduce((sum, { numDeletedRows }) => sum + Number(numDeletedRows), 0)
  }

  async ping(): Promise<void> {
    await sql`select 1`.execute(this.#db)
  }

  close(): Promise<void> {
    return this.#db.destroy()
  }
}

function isFirstOfItsKey(eb: ExpressionBuilder<Tables & { d: Tables['deliveries'] }, 'd'>) {
  return eb.or([
    eb('d.order_key', 'is', null),
    eb.not(
      eb.exists(
        eb
          .selectFrom('deliveries as o')
          .select('o.seq')
          .whereRef('o.integration', '=', 'd.integration')
          .whereRef('o.destination', '=', 'd.destination')
          .whereRef('o.order_key', '=', 'd.order_key')
          .where('o.state', '=', 'pending')
          .whereRef('o.seq', '<', 'd.seq'),
      ),
    ),
  ])
}

function seenKey({ integration, sourceDigest }: NewEvent): string | undefined {
  return sourceDigest === undefined ? undefined : `${integration} ${hex(sourceDigest)}`
}

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('hex')
}

function eventRow(event: NewEvent): Tables['events'] {
  const { id, integration, route, subject, contentType, body, policyDigest, acceptedMs } = event
  return {
    id,
    integration,
    route,
    subject: subject ?? null,
    content_type: contentType,
    body,
    policy_digest: policyDigest,
    accepted_ms: acceptedMs,
  }
}

function deliveryRows(event: NewEvent): Omit<Tables['deliveries'], 'seq'>[] {
  return event.deliveries.map(({ destination, messageId, seal, orderKey }) => ({
    id: `${event.id}.${destination}`,
    event_id: event.id,
    integration: event.integration,
    destination,
    message_id: messageId,
    seal,
    order_key: orderKey ?? null,
    state: 'pending',
    attempts: 0,
    due_ms: event.acceptedMs,
    lease: 0,
    lease_owner: null,
    lease_until_ms: 0,
    accepted_ms: event.acceptedMs,
    finished_ms: null,
    last_status: null,
    last_code: null,
  }))
}

function duplicateCount({ integration, route, acceptedMs }: NewEvent): Count {
  const minuteMs = acceptedMs - (acceptedMs % 60_000)
  return { integration, route, kind: 'event', name: 'event', outcome: 'duplicate', minuteMs, count: 1 }
}

function vendorKey(row: Tables['vendor_keys']): VendorKeyRow {
  const { created_ms: createdMs, expires_ms: expiresMs, revoked_ms: revokedMs, ...rest } = row
  return { ...rest, createdMs, expiresMs: expiresMs ?? undefined, revokedMs: revokedMs ?? undefined }
}

function subjectOf({
  id,
  wrapped,
  wrapped_by: wrappedBy,
  erased_ms: erasedMs,
}: Tables['subjects']): SubjectRow {
  return { id, wrapped: wrapped ?? undefined, wrappedBy, erasedMs: erasedMs ?? undefined }
}

/** Marks that one statement can make. */
function markKey({ outcome, status, code, atMs }: AttemptMark): string {
  const time = outcome.state === 'pending' ? outcome.dueMs : outcome.state === 'dead' ? atMs : 0
  return [outcome.state, time, status, code].join(' ')
}

function groups<T>(items: readonly T[], key: (item: T) => string): T[][] {
  const byKey = new Map<string, T[]>()
  for (const item of items) {
    const group = byKey.get(key(item))
    if (group === undefined) byKey.set(key(item), [item])
    else group.push(item)
  }
  return [...byKey.values()]
}

function slices<T>(items: readonly T[]): T[][] {
  const parts: T[][] = []
  for (let at = 0; at < items.length; at += insertRowsMax) parts.push(items.slice(at, at + insertRowsMax))
  return parts
}
