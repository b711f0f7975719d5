/** What a change does to what leaves, for every possible input. */
export type Direction =
  /** Less leaves, or the same. */
  | 'tightening'
  /** More may leave, or nobody can tell. */
  | 'loosening'
  /** The same leaves; only how it is written or labelled differs. */
  | 'neutral'

/** One difference, before it is known where. */
export interface Difference {
  /** What differs: an address, or the name of a setting. */
  readonly setting: string
  /** As the old policy has it, in a few words; undefined where it had nothing. */
  readonly before: string | undefined
  readonly after: string | undefined
  readonly direction: Direction
  /** For a reader who does not program. */
  readonly sentence: string
}

/** One difference between two policies. */
export interface PolicyChange extends Difference {
  /** Where: `route tickets`, `scan conversation`, `policy`. */
  readonly place: string
}

/** What a new policy changes. */
export interface PolicyComparison {
  /** `loosening` where one change is; `tightening` where one is and none loosens; else `same`. */
  readonly direction: 'same' | 'tightening' | 'loosening'
  readonly changes: readonly PolicyChange[]
}
