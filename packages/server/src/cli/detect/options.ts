/** Options of `stet detect`, as commander gives them. */
export interface DetectOptions {
  readonly format: 'jsonl' | 'text'
  readonly entities?: readonly string[]
  readonly locale?: readonly string[]
  readonly threshold?: number
}

/** Options of `stet entities`. */
export interface EntitiesOptions {
  readonly json?: boolean
}
