import { sql, type Kysely, type Migration } from 'kysely'
import type { Dialect } from '../schema.ts'

/** Events, deliveries, counts, vendor keys and the vault. */
export function first(dialect: Dialect): Migration {
  const bytes = dialect === 'postgres' ? 'bytea' : 'blob'
  return {
    async up(db: Kysely<unknown>) {
      const { schema } = db
      await schema
        .createTable('events')
        .addColumn('id', 'text', (column) => column.primaryKey())
        .addColumn('integration', 'text', (column) => column.notNull())
        .addColumn('route', 'text', (column) => column.notNull())
        .addColumn('subject', 'text')
        .addColumn('content_type', 'text', (column) => column.notNull())
        .addColumn('body', bytes, (column) => column.notNull())
        .addColumn('policy_digest', 'text', (column) => column.notNull())
        .addColumn('accepted_ms', 'bigint', (column) => column.notNull())
        .execute()
      await schema.createIndex('events_age').on('events').columns(['integration', 'accepted_ms']).execute()
      await schema
        .createTable('seen')
        .addColumn('integration', 'text', (column) => column.notNull())
        .addColumn('digest', bytes, (column) => column.notNull())
        .addColumn('seen_ms', 'bigint', (column) => column.notNull())
        .addPrimaryKeyConstraint('seen_key', ['integration', 'digest'])
        .execute()
      await schema.createIndex('seen_age').on('seen').columns(['integration', 'seen_ms']).execute()
      await schema
        .createTable('deliveries')
        .addColumn('seq', dialect === 'postgres' ? 'bigserial' : 'integer', (column) =>
          dialect === 'postgres' ? column.primaryKey() : column.primaryKey().autoIncrement(),
        )
        .addColumn('id', 'text', (column) => column.notNull().unique())
        .addColumn('event_id', 'text', (column) =>
          column.notNull().references('events.id').onDelete('cascade'),
        )
        .addColumn('integration', 'text', (column) => column.notNull())
        .addColumn('destination', 'text', (column) => column.notNull())
        .addColumn('message_id', 'text', (column) => column.notNull())
        .addColumn('seal', bytes, (column) => column.notNull())
        .addColumn('order_key', 'text')
        .addColumn('state', 'text', (column) => column.notNull())
        .addColumn('attempts', 'integer', (column) => column.notNull())
        .addColumn('due_ms', 'bigint', (column) => column.notNull())
        .addColumn('lease', 'integer', (column) => column.notNull())
        .addColumn('lease_owner', 'text')
        .addColumn('lease_until_ms', 'bigint', (column) => column.notNull())
        .addColumn('accepted_ms', 'bigint', (column) => column.notNull())
        .addColumn('finished_ms', 'bigint')
        .addColumn('last_status', 'integer')
        .addColumn('last_code', 'text')
        .execute()
      // Only what is pending is looked for again and again: the index stays as small as the queue.
      await sql`create index deliveries_due on deliveries (integration, destination, due_ms) where state = 'pending'`.execute(
        db,
      )
      await sql`create index deliveries_order on deliveries (integration, destination, order_key, seq)
        where state = 'pending' and order_key is not null`.execute(db)
      await schema.createIndex('deliveries_event').on('deliveries').column('event_id').execute()
      await schema
        .createIndex('deliveries_finished')
        .on('deliveries')
        .columns(['integration', 'state', 'finished_ms'])
        .execute()
      await schema
        .createTable('attempts')
        .addColumn('delivery_id', 'text', (column) =>
          column.notNull().references('deliveries.id').onDelete('cascade'),
        )
        .addColumn('number', 'integer', (column) => column.notNull())
        .addColumn('at_ms', 'bigint', (column) => column.notNull())
        .addColumn('duration_ms', 'integer', (column) => column.notNull())
        .addColumn('status', 'integer')
        .addColumn('code', 'text')
        .addPrimaryKeyConstraint('attempts_key', ['delivery_id', 'number'])
        .execute()
      await schema
        .createTable('counts')
        .addColumn('writer', 'text', (column) => column.notNull())
        .addColumn('integration', 'text', (column) => column.notNull())
        .addColumn('route', 'text', (column) => column.notNull())
        .addColumn('kind', 'text', (column) => column.notNull())
        .addColumn('name', 'text', (column) => column.notNull())
        .addColumn('outcome', 'text', (column) => column.notNull())
        .addColumn('minute_ms', 'bigint', (column) => column.notNull())
        .addColumn('count', 'bigint', (column) => column.notNull())
        .addPrimaryKeyConstraint('counts_key', [
          'minute_ms',
          'integration',
          'route',
          'kind',
          'name',
          'outcome',
          'writer',
        ])
        .execute()
      await schema
        .createTable('destinations')
        .addColumn('integration', 'text', (column) => column.notNull())
        .addColumn('destination', 'text', (column) => column.notNull())
        .addColumn('disabled_ms', 'bigint', (column) => column.notNull())
        .addPrimaryKeyConstraint('destinations_key', ['integration', 'destination'])
        .execute()
      await schema
        .createTable('vendor_keys')
        .addColumn('id', 'text', (column) => column.primaryKey())
        .addColumn('integration', 'text', (column) => column.notNull())
        .addColumn('hash', bytes, (column) => column.notNull().unique())
        .addColumn('hint', 'text', (column) => column.notNull())
        .addColumn('label', 'text', (column) => column.notNull())
        .addColumn('created_ms', 'bigint', (column) => column.notNull())
        .addColumn('expires_ms', 'bigint')
        .addColumn('revoked_ms', 'bigint')
        .execute()
      await schema
        .createTable('subjects')
        .addColumn('id', 'text', (column) => column.primaryKey())
        .addColumn('wrapped', bytes)
        .addColumn('wrapped_by', 'text', (column) => column.notNull())
        .addColumn('erased_ms', 'bigint')
        .execute()
      await schema
        .createTable('tokens')
        .addColumn('token', 'text', (column) => column.primaryKey())
        .addColumn('destination', 'text', (column) => column.notNull())
        .addColumn('entity', 'text', (column) => column.notNull())
        .addColumn('subject_id', 'text', (column) => column.notNull())
        .addColumn('sealed', bytes, (column) => column.notNull())
        .addColumn('created_ms', 'bigint', (column) => column.notNull())
        .execute()
      await schema.createIndex('tokens_subject').on('tokens').column('subject_id').execute()
      await schema
        .createTable('stored_values')
        .addColumn('name', 'text', (column) => column.primaryKey())
        .addColumn('value', bytes, (column) => column.notNull())
        .execute()
    },
  }
}
