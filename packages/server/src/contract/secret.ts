import { inspect } from 'node:util'

/**
 * A secret that does not print: text, JSON and the console show where it came from, never what it is.
 *
 * @example
 * String(new Secret('hunter2', 'env WEBHOOK_SECRET')) // '[secret from env WEBHOOK_SECRET]'
 */
export class Secret {
  /** Where it came from, e.g. `env WEBHOOK_SECRET`. */
  readonly source: string
  readonly #value: string

  /**
   * @param value - the secret itself
   * @param source - where it came from, in words that may be printed
   */
  constructor(value: string, source: string) {
    this.#value = value
    this.source = source
  }

  /** The secret. Never put it into a message, a log or a file. */
  reveal(): string {
    return this.#value
  }

  toString(): string {
    return `[secret from ${this.source}]`
  }

  toJSON(): string {
    return this.toString()
  }

  [inspect.custom](): string {
    return this.toString()
  }
}
