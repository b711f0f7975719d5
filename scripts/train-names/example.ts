/** A span of a text with its entity: 0 person, 1 address, 2 location. */
export interface ExampleSpan {
  readonly start: number
  readonly end: number
  readonly kind: number
}

/** A text to learn from. */
export interface Example {
  readonly text: string
  readonly spans: readonly ExampleSpan[]
  readonly previous: string
  /** How much it counts. */
  readonly weight: number
}
