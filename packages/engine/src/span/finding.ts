import type { Span } from './span.ts'

/** A span that a detector or a known value claims, before overlaps are resolved. */
export interface Candidate extends Span {
  /** Type of the thing found, e.g. `EMAIL_ADDRESS`. */
  readonly entity: string
  /** 0 to 1; 1 is certain. */
  readonly score: number
  /** Id of the detector, or `known`. */
  readonly detector: string
  /** The known value that this spells or is a part of, where there is just one; only from `known`. */
  readonly of?: string | undefined
}

/** A candidate that was chosen: findings of one text never overlap and are in order. */
export type Finding = Candidate
