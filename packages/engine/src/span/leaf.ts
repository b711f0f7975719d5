/** JSON type of a scalar. */
export type LeafKind = 'string' | 'number' | 'boolean' | 'null'

/** One scalar in a document, as an operator sees it. */
export interface Leaf {
  readonly kind: LeafKind
  /** Decoded text of a string; the exact digits of a number; `true`, `false`, `null`. */
  readonly text: string
  /**
   * Whether the format tells strings from numbers. False for CSV cells and plain text, where `kind`
   * is always `string` and `keep: integer` looks at the text.
   */
  readonly isTyped: boolean
}
