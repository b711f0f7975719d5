/**
 * What people and agents write in one language. Slots in braces are filled by `conversation.ts`:
 * `first last full FULL firsts email phone phoneNational order card last4 iban ip url agent agentFirst
 * org city postcode amount product date today`.
 */
export interface Phrasebook {
  readonly topics: readonly Topic[]
  readonly greetings: readonly string[]
  /** Sentences that hold an identifier; a mail takes none to three of them. */
  readonly details: readonly string[]
  readonly signatures: readonly string[]
  readonly agentGreetings: readonly string[]
  readonly agentReplies: readonly string[]
  readonly agentSignatures: readonly string[]
  readonly followUps: readonly string[]
  /** Stands over the lines that a mail program quotes. */
  readonly quoteHeaders: readonly string[]
  /** Internal notes of agents. */
  readonly notes: readonly string[]
  readonly ratings: readonly string[]
}

/** One reason to write. */
export interface Topic {
  readonly tag: string
  readonly subject: string
  readonly paragraphs: readonly string[]
}
