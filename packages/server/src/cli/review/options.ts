export interface InitOptions {
  readonly organization: string
  readonly person: readonly string[]
}

export type KeyOptions = Readonly<Record<string, never>>

/** Who acts, and on which gateway. */
export interface ActorOptions {
  readonly config: string
  readonly as: string
  readonly key: string
}

export interface AskOptions extends ActorOptions {
  readonly integration?: string
  readonly policy?: string
  readonly trust?: string
  readonly reason: string
  readonly days?: number
}

export interface StopOptions extends ActorOptions {
  readonly reason: string
}

export interface DraftOptions {
  readonly config: string
}

export interface ListOptions {
  readonly config: string
  readonly all?: boolean
}

export interface ShowOptions {
  readonly config: string
  readonly json?: boolean
}

export interface SignOptions extends ActorOptions {
  readonly role: 'product' | 'legal' | 'engineering'
  readonly yes?: boolean
  readonly no?: boolean
  readonly acknowledge?: readonly string[]
  readonly reason?: string
}
