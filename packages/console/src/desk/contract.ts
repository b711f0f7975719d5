import type { Explanation, PolicyComparison, PolicyProblem } from '@stet/engine'

/** What became of a value. */
export type Fate = 'kept' | 'changed' | 'struck' | 'unlisted' | 'mistyped'

/** A stretch of a text that a detector found, and what the policy says for it. */
export interface Mark {
  readonly start: number
  readonly end: number
  readonly entity: string
  /** 0 to 1. */
  readonly score: number
  /** Id of the detector; `known`: the record itself says it; `hidden`: no reader sees it. */
  readonly detector: string
  readonly operator: string
}

/** One line of a sample, and of what leaves of it. */
export interface Line {
  readonly depth: number
  /** Name of the member; undefined for an element and for the document. */
  readonly name: string | undefined
  /** What stands behind the name: a scalar as it is written, or a bracket. */
  readonly before: string
  /** What leaves in its place; undefined where nothing does. */
  readonly after: string | undefined
  /** Whether its name leaves. */
  readonly isNameKept: boolean
  readonly fate: Fate | undefined
  /** Whether something follows in the container: a comma is due, before and after. */
  readonly isMore: boolean
  /** Address of a scalar, or that of the rule that treats it. */
  readonly address: string | undefined
  /** The rule as the policy writes it; undefined: none lists it. */
  readonly rule: string | undefined
  readonly kind: ScalarKind | undefined
  readonly marks: readonly Mark[]
}

export type ScalarKind = 'string' | 'number' | 'boolean' | 'null'

/** A sample beside what leaves of it. */
export interface Galley {
  readonly lines: readonly Line[]
  readonly counts: Readonly<Record<Fate, number>>
}

/** Something that stopped the desk, in words for a person. */
export interface Refusal {
  readonly code: string
  readonly message: string
  readonly byteOffset: number | undefined
}

export interface RouteChoice {
  readonly name: string
  readonly description: string | undefined
}

/** What the studio asks: a policy, a sample and a route. */
export interface StudioQuestion {
  readonly kind: 'studio'
  readonly policy: string
  /** The policy that it is compared with, such as the one in force. */
  readonly base: string | undefined
  readonly sample: string
  /** The first route where it is left out, or where the policy has none of this name. */
  readonly route: string | undefined
}

export interface StudioAnswer {
  readonly kind: 'studio'
  readonly problems: readonly PolicyProblem[]
  /** All below: undefined where the policy has problems. */
  readonly routes: readonly RouteChoice[] | undefined
  readonly route: string | undefined
  readonly scans: readonly string[]
  readonly words: Explanation | undefined
  /** Undefined too where there is nothing to compare with. */
  readonly comparison: PolicyComparison | undefined
  readonly galley: Galley | Refusal | undefined
}

/** What the page "Try it" asks: any text, JSON among it. */
export interface TryQuestion {
  readonly kind: 'try'
  readonly text: string
  readonly locales: readonly string[]
}

export interface TryAnswer {
  readonly kind: 'try'
  readonly text: string
  readonly output: string
  readonly marks: readonly Mark[]
  readonly refusal: Refusal | undefined
}

export type Question = StudioQuestion | TryQuestion
export type Answer = StudioAnswer | TryAnswer
