import type {
  KeyedHash,
  OperatorContext,
  Placeholders,
  SurrogateSource,
  TokenEntry,
} from '../operator/contract.ts'
import { unnamedEntity } from '../policy/kind.ts'

/** A value of a record that is also struck from its free text. */
export interface CollectedValue {
  readonly entity: string
  readonly text: string
}

/** What is known of the record that is being redacted, and the context in which operators see it. */
export class RecordContext implements OperatorContext {
  /** Set before each call of an operator. */
  entity: string = unnamedEntity
  subject: string | undefined
  known: CollectedValue[] = []
  /** Tokens made since they were last handed to the vault. */
  tokens: TokenEntry[] = []
  readonly destination: string
  readonly placeholders: Placeholders & { reset(): void }
  readonly hash: KeyedHash
  readonly surrogates: SurrogateSource

  constructor(
    destination: string,
    placeholders: Placeholders & { reset(): void },
    hash: KeyedHash,
    surrogates: SurrogateSource,
  ) {
    this.destination = destination
    this.placeholders = placeholders
    this.hash = hash
    this.surrogates = surrogates
  }

  /** Forgets the record before. */
  begin(): void {
    this.placeholders.reset()
    this.subject = undefined
    this.known = []
  }

  readonly fileToken = (token: string, original: string): void => {
    const { entity, subject, destination } = this
    this.tokens.push({ token, entity, original, subject, destination })
  }
}
