import { z } from 'zod'
import { reviewRoles } from './trust.ts'

/**
 * What people sign. Each statement names its type first, so that a signature over one can never be taken
 * for a signature over another, and holds digests of all that it depends on.
 */

const digest = z.string().regex(/^[0-9a-f]{64}$/)
const name = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/)
const person = z.string().regex(/^[a-z][a-z0-9-]{0,31}$/)
const time = z.iso.datetime({ precision: 3 })
const reason = z.string().min(8).max(4000)
/** 128 random bits, hex: what is signed cannot be guessed from its digest. */
const salt = z.string().regex(/^[0-9a-f]{32}$/)

/** What is in force, or is to be: the digest of a policy or of a trust file. */
const content = z.union([digest, z.enum(['none', 'stopped'])])

/** One change that has to be acknowledged, by what it is and not by how it is told. */
const change = z.strictObject({
  id: digest,
  place: z.string().max(200),
  setting: z.string().max(2000),
  before: z.string().max(40_000).nullable(),
  after: z.string().max(40_000).nullable(),
  sentence: z.string().max(10_000),
})

/** Somebody asks that a content take the place of what is in force. */
export const requestStatement = z.strictObject({
  type: z.literal('stet.dev/review/request/v1'),
  organization: person,
  /** `policy` and `stop` are about an integration, `trust` about the trust file. */
  about: z.enum(['policy', 'stop', 'trust']),
  /** Empty for `trust`. */
  integration: z.union([name, z.literal('')]),
  /** One more than that of what is in force. */
  sequence: z.int().min(1),
  /** What is in force. */
  base: content,
  /** What is to be. */
  content,
  /** Trust file under which people sign. */
  trust: digest,
  direction: z.enum(['tightening', 'loosening']),
  loosenings: z.array(change).max(5000),
  /** What was looked for in texts when it was made; whoever puts it into force looks for all of it. */
  entities: z.array(z.string().regex(/^[A-Z][A-Z0-9_]{0,63}$/)).max(2000),
  author: person,
  reason,
  createdAt: time,
  expiresAt: time,
  salt,
})
export type RequestStatement = z.output<typeof requestStatement>
export type AcknowledgedChange = RequestStatement['loosenings'][number]

/** Somebody says yes or no to a request. */
export const ballotStatement = z.strictObject({
  type: z.literal('stet.dev/review/ballot/v1'),
  organization: person,
  integration: z.union([name, z.literal('')]),
  /** Digest of the request's statement, which holds those of policy, base and trust file. */
  request: digest,
  content,
  base: content,
  sequence: z.int().min(1),
  role: z.enum(reviewRoles),
  person,
  vote: z.enum(['yes', 'no']),
  /** Of a no. */
  reason: z.string().max(4000),
  /** Ids of the loosenings, each acknowledged by itself. */
  acknowledged: z.array(digest).max(5000),
  castAt: time,
  salt,
})
export type BallotStatement = z.output<typeof ballotStatement>

const signatureBytes = z.string().max(4000)

/** A signature over the canonical bytes of a statement, and the key that made it. */
export const signature = z.strictObject({
  /** Fingerprint of the key. */
  key: z.string().max(64),
  value: z.union([
    z.strictObject({ ed25519: signatureBytes }),
    z.strictObject({
      passkey: z.strictObject({
        authenticatorData: signatureBytes,
        clientDataJSON: signatureBytes,
        signature: signatureBytes,
      }),
    }),
  ]),
})
export type Signature = z.output<typeof signature>

export const signedRequest = z.strictObject({ statement: requestStatement, signature })
export type SignedRequest = z.output<typeof signedRequest>

export const signedBallot = z.strictObject({ statement: ballotStatement, signature })
export type SignedBallot = z.output<typeof signedBallot>

/** All that a gateway needs to judge for itself whether something is in force. */
export const bundle = z.strictObject({
  type: z.literal('stet.dev/review/bundle/v1'),
  request: signedRequest,
  /** Text of the policy or trust file; empty for a stop. */
  text: z.string().max(1024 * 1024),
  ballots: z.array(signedBallot).max(16),
})
export type Bundle = z.output<typeof bundle>
