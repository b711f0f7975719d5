import type {
  KeyedHash,
  OperatorContext,
  Placeholders,
  SurrogateSource,
  TokenEntry,
} from '../operator/contract.ts'
import type { Originals } from '../operator/restore.ts'
import { unnamedEntity } from '../policy/kind.ts'
import type { ScannedText } from './scanned-text.ts'

/** A value of a record that is also struck from its free text. */
export interface CollectedValue {
  readonly entity: string
  readonly text: string
}

/** What only the caller of one redaction can know. */
export interface RedactionPorts {
  /** Where the gateway has what a link leads to, as a link to it; undefined: nowhere, and the link is struck. */
  readonly links?: ((url: string) => string | undefined) | undefined
  /** What the tokens of a request stand for, looked up beforehand. */
  readonly originals?: Originals | undefined
  /** Is shown each free text as it is scanned: for a page where a person looks at a sample, never for a log. */
  readonly scanned?: ((scanned: ScannedText) => void) | undefined
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
  readonly ports: RedactionPorts

  constructor(
    destination: string,
    placeholders: Placeholders & { reset(): void },
    hash: KeyedHash,
    surrogates: SurrogateSource,
    ports: RedactionPorts = {},
  ) {
    this.destination = destination
    this.placeholders = placeholders
    this.hash = hash
    this.surrogates = surrogates
    this.ports = ports
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
