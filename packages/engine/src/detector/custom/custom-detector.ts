import type { CheckName } from './checks.ts'

/** A text in which a policy's detector has to find something. */
export interface CustomSample {
  readonly text: string
  /** Exact text of the finding; undefined: any. */
  readonly found: string | undefined
}

/** A regular expression that a policy brings along, and what a match of it has to be besides. */
export interface CustomPattern {
  /** As the policy writes it: in the subset that `readCustomPattern` accepts. */
  readonly source: string
  /** Whether `lc-1` is something else than `LC-1`. */
  readonly isCaseExact: boolean
  readonly check: CheckName | undefined
}

/** A detector that a policy brings along: data alone, so that two policies can be compared. */
export interface CustomDetector {
  readonly entity: string
  readonly description: string | undefined
  readonly pattern: CustomPattern | undefined
  /** Words and phrases that are found in any case, with diacritics or without. */
  readonly words: readonly string[]
  /** Lower case, one word each; where there are any, a finding counts only near one of them. */
  readonly near: readonly string[]
  readonly matches: readonly CustomSample[]
  /** Texts in which nothing may be found. */
  readonly rejects: readonly string[]
}

/** Score of all that a policy's own detectors find: a policy that names it means it, whatever its thresholds. */
export const customScore = 0.99
