import type { Kysely, Migration } from 'kysely'
import type { Dialect } from '../schema.ts'

/** The ledger: entries, the nodes of its tree, checkpoints; and how much of each count it has. */
export function ledger(dialect: Dialect): Migration {
  const bytes = dialect === 'postgres' ? 'bytea' : 'blob'
  return {
    async up(db: Kysely<unknown>) {
      const { schema } = db
      await schema
        .createTable('ledger_entries')
        .addColumn('position', 'bigint', (column) => column.primaryKey())
        .addColumn('entry', 'text', (column) => column.notNull())
        .execute()
      await schema
        .createTable('ledger_nodes')
        .addColumn('level', 'integer', (column) => column.notNull())
        .addColumn('position', 'bigint', (column) => column.notNull())
        .addColumn('hash', bytes, (column) => column.notNull())
        .addPrimaryKeyConstraint('ledger_nodes_key', ['level', 'position'])
        .execute()
      await schema
        .createTable('ledger_head')
        .addColumn('id', 'integer', (column) => column.primaryKey())
        .addColumn('size', 'bigint', (column) => column.notNull())
        .execute()
      await schema
        .createTable('ledger_checkpoints')
        .addColumn('size', 'bigint', (column) => column.primaryKey())
        .addColumn('note', 'text', (column) => column.notNull())
        .addColumn('at_ms', 'bigint', (column) => column.notNull())
        .execute()
      await schema
        .alterTable('counts')
        .addColumn('ledgered', 'bigint', (column) => column.notNull().defaultTo(0))
        .execute()
      await (db as Kysely<{ ledger_head: { id: number; size: number } }>)
        .insertInto('ledger_head')
        .values({ id: 1, size: 0 })
        .execute()
    },
  }
}
