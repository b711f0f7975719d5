/** A text that must be found, with what is found in it. */
export interface MatchSample {
  readonly text: string
  /** Exact text of the finding. */
  readonly found: string
  /** Whether the sample was not written by looking at the pattern (a public specimen, say). */
  readonly isIndependent?: boolean
}

/** A text in which nothing must be found, and why. */
export interface RejectSample {
  readonly name: string
  readonly text: string
}

/** What a detector may know about the text that it reads. */
export interface DetectorContext {
  /** ISO 3166-1 alpha-2 regions from the scan's locales, the first one first. May be empty. */
  readonly regions: readonly string[]
}

/** Finds one entity. One file each; the file's name is its id. */
export interface Detector {
  readonly id: string
  /** Raised whenever behaviour changes. */
  readonly version: number
  readonly entity: string
  /** ISO 3166-1 alpha-2, or `INTL`. */
  readonly jurisdiction: string
  /** The standard or registry that the rule follows. */
  readonly source: string
  /**
   * Global, Unicode-aware, linear-time pattern of a candidate, tried where a word, a number or a sign begins:
   * never inside a run of letters or a run of digits. The fewer texts agree with its first characters, the faster.
   */
  readonly pattern: RegExp
  /**
   * What every match holds and few texts do, for a pattern that could begin at any word: it is tried around
   * the pivot alone, from up to `unitsBefore` units before it. A pivot, too, begins where a word, a number or
   * a sign begins.
   */
  readonly pivot?: { readonly pattern: RegExp; readonly unitsBefore: number }
  /** Whether a match begins where a text begins, and nowhere else. */
  readonly isAtStart?: boolean
  /** Whether it runs only for a caller, or a policy's scan, that names its entity. */
  readonly isOptional?: boolean
  /** Longest possible finding, in UTF-16 units. */
  readonly lengthMax: number
  /** Whole words near a candidate that raise its score. */
  readonly context: readonly string[]
  /** Whether a candidate counts only with a context word near it, however high its score. */
  readonly needsContext?: boolean
  readonly score: {
    /** For a match of the pattern that `validate` does not refuse, or without one. */
    readonly pattern: number
    /** For a match whose check digits or structure were validated. */
    readonly validated: number
  }
  /**
   * Looks at one match.
   * @returns false: not one; true: validated; `{start, end}` relative to the match: only that part, and validated
   *   unless `isWeak` says that it counts by `score.pattern` and so needs a context word
   */
  readonly validate?: (
    match: string,
    context: DetectorContext,
  ) => boolean | { readonly start: number; readonly end: number; readonly isWeak?: boolean }
  readonly samples: readonly MatchSample[]
  readonly rejects: readonly RejectSample[]
}
