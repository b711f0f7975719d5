import type { Kysely, Migration } from 'kysely'
import type { Dialect } from '../schema.ts'

/** Requests for changes, votes, and what was put into force. */
export function review(dialect: Dialect): Migration {
  const bytes = dialect === 'postgres' ? 'bytea' : 'blob'
  return {
    async up({ schema }: Kysely<unknown>) {
      await schema
        .createTable('review_requests')
        .addColumn('id', 'text', (column) => column.primaryKey())
        .addColumn('integration', 'text', (column) => column.notNull())
        .addColumn('sequence', 'bigint', (column) => column.notNull())
        .addColumn('state', 'text', (column) => column.notNull())
        .addColumn('text', 'text', (column) => column.notNull())
        .addColumn('view', 'text', (column) => column.notNull())
        .addColumn('sealed', bytes, (column) => column.notNull())
        .addColumn('created_ms', 'bigint', (column) => column.notNull())
        .addColumn('expires_ms', 'bigint', (column) => column.notNull())
        .addColumn('closed_ms', 'bigint')
        .addColumn('outcome', 'text')
        .execute()
      await schema
        .createTable('review_ballots')
        .addColumn('request_id', 'text', (column) => column.notNull().references('review_requests.id'))
        .addColumn('role', 'text', (column) => column.notNull())
        .addColumn('person', 'text', (column) => column.notNull())
        .addColumn('commitment', 'text', (column) => column.notNull())
        .addColumn('sealed', bytes, (column) => column.notNull())
        .addColumn('cast_ms', 'bigint', (column) => column.notNull())
        .addPrimaryKeyConstraint('review_ballots_role', ['request_id', 'role'])
        .addUniqueConstraint('review_ballots_person', ['request_id', 'person'])
        .execute()
      await schema
        .createTable('review_bundles')
        .addColumn('integration', 'text', (column) => column.notNull())
        .addColumn('sequence', 'bigint', (column) => column.notNull())
        .addColumn('text', 'text', (column) => column.notNull())
        .addColumn('added_ms', 'bigint', (column) => column.notNull())
        .addPrimaryKeyConstraint('review_bundles_key', ['integration', 'sequence'])
        .execute()
    },
  }
}
