/** One step of an address. */
export interface Segment {
  /** True for `..`: the step may be taken at this depth or any deeper one. */
  readonly isDescendant: boolean
  /** Member name to match, or undefined for `*` (any member, any element). */
  readonly name: string | undefined
}

/** A parsed address of the RFC 9535 subset: `$`, names, `*`, `[*]`, `..`. */
export interface Address {
  /** As written in the policy. */
  readonly text: string
  readonly segments: readonly Segment[]
}
