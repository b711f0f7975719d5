import canonicalize from 'canonicalize'
import { z } from 'zod'

/**
 * What the ledger says. No entry holds a value of a document: names of the configuration and the policy,
 * codes, numbers, and digests, which are keyed where they are of personal data.
 */

const name = z.string().max(200)
const digest = z.string().regex(/^[0-9a-f]{64}$/)
const count = z.int().min(0)

const bodies = {
  /** A gateway began or ended to run. */
  start: z.strictObject({ gateway: name, version: name, configuration: digest }),
  stop: z.strictObject({ gateway: name }),
  /** A policy, a stop or a trust file came into force. */
  activation: z.strictObject({
    integration: name,
    sequence: count,
    content: z.union([digest, z.literal('stopped')]),
    direction: z.enum(['tightening', 'loosening']),
    bundle: digest,
  }),
  /** Somebody voted; how, the commitment alone knows. */
  ballot: z.strictObject({ integration: name, request: digest, role: name, commitment: digest }),
  /** What went through in one minute. */
  counts: z.strictObject({
    integration: name,
    route: name,
    minute: z.iso.datetime(),
    counts: z
      .array(z.strictObject({ kind: name, name: z.string().max(2000), outcome: name, count }))
      .max(5000),
  }),
  /** Somebody was shown what a token stands for. */
  reveal: z.strictObject({ integration: name, person: name, reason: z.string().max(4000), token: digest }),
  /** A subject's tokens were made irreversible. */
  erasure: z.strictObject({ integration: name, subject: digest, tokens: count, unreadable: count }),
  'key-rotation': z.strictObject({ from: name, to: name, rewrapped: count }),
  /** Canaries were sent along the road. */
  'leak-test': z.strictObject({ integration: name, planted: count, arrived: count, refused: count }),
  /** Something was not believed. */
  alarm: z.strictObject({ integration: name, sequence: count, code: name }),
} as const

export type EntryKind = keyof typeof bodies
export type EntryBody<Kind extends EntryKind> = z.output<(typeof bodies)[Kind]>
/** One entry, before its time is written. */
export type NewEntry = { [Kind in EntryKind]: { readonly kind: Kind } & EntryBody<Kind> }[EntryKind]

/**
 * Writes an entry: canonical JSON (RFC 8785), on one line.
 *
 * @throws where it has a member that entries of its kind do not have
 */
export function entryText({ kind, ...body }: NewEntry, atMs: number): string {
  const text = canonicalize({ ...bodies[kind].parse(body), at: new Date(atMs).toISOString(), kind })
  if (text === undefined) throw new TypeError('no JSON')
  return text
}
