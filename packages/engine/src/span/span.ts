/** Half-open range `[start, end)` of a string, in UTF-16 units. */
export interface Span {
  readonly start: number
  readonly end: number
}

/** Half-open range `[start, end)` of a byte array. */
export interface ByteSpan {
  readonly start: number
  readonly end: number
}
