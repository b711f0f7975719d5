/** Options of `stet policy check`, as commander gives them. */
export interface CheckOptions {
  readonly catalogue?: string
}

/** Options of `stet policy explain`. */
export interface ExplainOptions {
  readonly json?: boolean
}

/** Options of `stet policy compare`. */
export interface CompareOptions {
  readonly json?: boolean
  readonly catalogue?: string
}

/** Options of `stet policy test`. */
export interface TestOptions {
  readonly update?: boolean
  readonly catalogue?: string
}

/** Options of `stet policy init`. */
export interface InitOptions {
  readonly openapi?: string
  readonly operation?: string
  readonly sample?: readonly string[]
  readonly name?: string
  readonly output?: string
  readonly force?: boolean
}
