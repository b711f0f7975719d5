import type { Generated } from 'kysely'

export type Dialect = 'sqlite' | 'postgres'

/** Tables of both databases. Times are milliseconds since 1970. */
export interface Tables {
  events: {
    id: string
    integration: string
    route: string
    subject: string | null
    content_type: string
    body: Uint8Array
    policy_digest: string
    accepted_ms: number
  }
  seen: { integration: string; digest: Uint8Array; seen_ms: number }
  deliveries: {
    seq: Generated<number>
    id: string
    event_id: string
    integration: string
    destination: string
    message_id: string
    seal: Uint8Array
    order_key: string | null
    state: 'pending' | 'delivered' | 'dead'
    attempts: number
    due_ms: number
    lease: number
    lease_owner: string | null
    lease_until_ms: number
    accepted_ms: number
    finished_ms: number | null
    last_status: number | null
    last_code: string | null
  }
  attempts: {
    delivery_id: string
    number: number
    at_ms: number
    duration_ms: number
    status: number | null
    code: string | null
  }
  counts: {
    /** Which gateway counted: two of them never wait for one another's row. */
    writer: string
    integration: string
    route: string
    kind: string
    name: string
    outcome: string
    minute_ms: number
    count: number
    /** How much of the count the ledger has. */
    ledgered: Generated<number>
  }
  destinations: { integration: string; destination: string; disabled_ms: number }
  vendor_keys: {
    id: string
    integration: string
    hash: Uint8Array
    hint: string
    label: string
    created_ms: number
    expires_ms: number | null
    revoked_ms: number | null
  }
  subjects: { id: string; wrapped: Uint8Array | null; wrapped_by: string; erased_ms: number | null }
  tokens: {
    token: string
    destination: string
    entity: string
    subject_id: string
    sealed: Uint8Array
    created_ms: number
  }
  stored_values: { name: string; value: Uint8Array }
  ledger_entries: { position: number; entry: string }
  ledger_nodes: { level: number; position: number; hash: Uint8Array }
  ledger_head: { id: number; size: number }
  ledger_checkpoints: { size: number; note: string; at_ms: number }
  review_requests: {
    id: string
    integration: string
    sequence: number
    state: 'open' | 'activated' | 'refused' | 'expired' | 'void'
    text: string
    view: string
    sealed: Uint8Array
    created_ms: number
    expires_ms: number
    closed_ms: number | null
    outcome: string | null
  }
  review_ballots: {
    request_id: string
    role: string
    person: string
    commitment: string
    sealed: Uint8Array
    cast_ms: number
  }
  review_bundles: { integration: string; sequence: number; text: string; added_ms: number }
}
