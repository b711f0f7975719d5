import type { Leaf, LeafKind } from '../span/leaf.ts'

/** Why a leaf was struck. */
export type StrikeReason =
  /** the policy says strike */
  | 'rule'
  /** the value is not of the type that the rule expects */
  | 'type'
  /** the value imitates a placeholder or token of ours */
  | 'forged'
  /** the operator works by subject and the record has none */
  | 'subject'

/** What an operator decides for one leaf. */
export type Outcome =
  /** the leaf's bytes stay exactly as they are */
  | { readonly action: 'keep' }
  | { readonly action: 'strike'; readonly reason: StrikeReason }
  /** another value takes its place; `text` is decoded text, or the digits of a number */
  | { readonly action: 'write'; readonly kind: 'string' | 'number'; readonly text: string }

export const kept: Outcome = { action: 'keep' }
export const struckByRule: Outcome = { action: 'strike', reason: 'rule' }
export const struckByType: Outcome = { action: 'strike', reason: 'type' }
export const struckAsForged: Outcome = { action: 'strike', reason: 'forged' }
export const struckWithoutSubject: Outcome = { action: 'strike', reason: 'subject' }

/** Secret key of a redaction and its version, from a port: the engine has no randomness of its own. */
export interface KeyMaterial {
  /** Raised by rotation; written into pseudonyms and tokens. 1 or more. */
  readonly version: number
  /** At least 32 secret bytes. */
  readonly secret: Uint8Array
}

/** A token that was made and its original, for the vault to store before anything leaves. */
export interface TokenEntry {
  readonly token: string
  readonly entity: string
  readonly original: string
  /** Whose record this is; undefined where the route has no subject. */
  readonly subject: string | undefined
  readonly destination: string
}

/** Where reversible tokens are stored; the gateway's is encrypted, the command line's is memory. */
export interface VaultPort {
  /**
   * Stores entries durably. Bytes that hold these tokens are released only after it resolves.
   * Storing the same entry again is not an error.
   * @throws anything: the redaction is then refused with STET_VAULT_FAILED
   */
  store(entries: readonly TokenEntry[]): Promise<void>
}

/** Realistic stand-ins; behind a port because the data behind it is large and loaded only when needed. */
export interface SurrogateSource {
  /**
   * @param entity - e.g. `PERSON`
   * @param locale - BCP 47, e.g. `de-DE`
   * @param seed - 32-bit; the same seed gives the same stand-in
   */
  make(entity: string, locale: string, seed: number): string
}

/** Consistent numbers for placeholders, reset at each record. */
export interface Placeholders {
  /** `[PERSON_1]` for the first value of an entity, the same again for the same value. */
  placeholder(entity: string, value: string): string
}

/** Keyed one-way values; derived keys are separated by purpose, destination and entity. */
export interface KeyedHash {
  readonly keyVersion: number
  /** 32 bytes, the same for the same purpose, entity and parts. */
  digest(purpose: string, entity: string, parts: readonly string[]): Uint8Array
}

/** What an operator may use beside the leaf. Nothing here reads a clock, a disk or a network. */
export interface OperatorContext {
  /** Entity under which the value is treated, e.g. `EMAIL_ADDRESS`; `VALUE` where a rule names none. */
  readonly entity: string
  /** Text of the route's `subject` in this record, if there is one. */
  readonly subject: string | undefined
  readonly destination: string
  readonly placeholders: Placeholders
  /** Asking for it without key material throws STET_POLICY_KEYS. */
  readonly hash: KeyedHash
  readonly surrogates: SurrogateSource
  /** Files a token and its original for the vault. */
  readonly fileToken: (token: string, original: string) => void
}

/**
 * One way to treat a leaf.
 * @typeParam Options - checked by the policy's schema before they arrive here
 */
export interface Operator<Options> {
  /** Word in the policy; equals the file's name. */
  readonly id: string
  /** Kinds of leaf it can treat; any other kind is a type mismatch. `null` always passes as it is. */
  readonly accepts: readonly LeafKind[]
  /** Whether it needs key material. */
  readonly isKeyed: boolean
  /** Whether it needs the route to have a `subject`. */
  readonly needsSubject: boolean
  apply(leaf: Leaf, options: Options, context: OperatorContext): Outcome
}
