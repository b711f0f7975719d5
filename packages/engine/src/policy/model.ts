import type { Address } from '../address/address.ts'
import type { CustomDetector } from '../detector/custom/custom-detector.ts'
import type { LimitOptions } from '../limits.ts'
import type { GeneralizeOptions } from '../operator/generalize.ts'
import type { KeepOptions } from '../operator/keep.ts'
import type { MaskOptions } from '../operator/mask.ts'
import type { PseudonymizeOptions } from '../operator/pseudonymize.ts'
import type { ShiftOptions } from '../operator/shift.ts'
import type { SurrogateOptions } from '../operator/surrogate.ts'
import type { TextSyntax } from '../text/read-text.ts'

/** Place in a policy file, both counted from 1. */
export interface PolicyPlace {
  readonly line: number
  readonly column: number
}

/** One thing wrong with a policy. Policy text is not customer data, so names from it may be quoted. */
export interface PolicyProblem {
  readonly place: PolicyPlace
  /** What is wrong, e.g. `unknown operator "mas"`. */
  readonly what: string
  /** What to write instead, e.g. `write "mask"`. */
  readonly instead: string
}

/** What a policy says for a leaf: an operator and its options. */
export type Treatment =
  | { readonly operator: 'strike' }
  | { readonly operator: 'keep'; readonly options: KeepOptions }
  | { readonly operator: 'mask'; readonly options: MaskOptions }
  | { readonly operator: 'generalize'; readonly options: GeneralizeOptions }
  | { readonly operator: 'replace' }
  | { readonly operator: 'surrogate'; readonly options: SurrogateOptions }
  | { readonly operator: 'pseudonymize'; readonly options: PseudonymizeOptions }
  | { readonly operator: 'tokenize' }
  | { readonly operator: 'shift'; readonly options: ShiftOptions }
  | { readonly operator: 'scan'; readonly profile: string }
  /** Gives back what tokens stand for; only where a call comes in. */
  | { readonly operator: 'restore' }

export type OperatorId = Treatment['operator']

/** Treatment of an entity that a scan found. `keep` lets the finding stand and needs a written reason. */
export type EntityTreatment =
  | Exclude<Treatment, { operator: 'keep' | 'shift' | 'scan' | 'restore' }>
  | { readonly operator: 'keep'; readonly reason: string }

/** One line under `fields`. */
export interface Rule {
  /** Position within the route, from 0. */
  readonly index: number
  readonly address: Address
  readonly treatment: Treatment
  /** Entity that the leaf counts as: from the operator's kind, else from `known`, else `VALUE`. */
  readonly entity: string
  /** Entity under which the value is also struck from the record's free text. */
  readonly known: string | undefined
  /** Written reason of `keep: any` or `keys: any`. */
  readonly reason: string | undefined
  /**
   * Which member names may pass where the address says `*` or `..`: `plain` ones (a letter or `_`,
   * then at most 63 letters, digits, `_`, `-`, no run of six digits), or `any` (needs a reason).
   */
  readonly keys: 'plain' | 'any'
  readonly place: PolicyPlace
}

export type InputFormat = 'json' | 'ndjson' | 'csv' | 'text'

/** How data comes in on a route; `request` is the body of a call that the destination makes. */
export type Receive = 'webhook' | 'api' | 'request' | 'chat' | 'file'

export interface Route {
  readonly name: string
  readonly description: string | undefined
  readonly receive: Receive
  /** e.g. `POST /ticket-events`, `GET /api/v2/tickets/{id}.json`; none where there are none. */
  readonly match: readonly string[]
  /** Names of query parameters that a call may have. */
  readonly query: readonly string[]
  /** Formats that the route accepts; undefined: any. */
  readonly format: InputFormat | undefined
  /** Address of the value that says whose record this is. */
  readonly subject: Address | undefined
  readonly unlisted: 'omit' | 'null'
  readonly limits: LimitOptions
  readonly rules: readonly Rule[]
  readonly place: PolicyPlace
}

/** A profile for free text. */
export interface ScanProfile {
  readonly name: string
  /** BCP 47, the first one first. */
  readonly locales: readonly string[]
  /** Candidates below it are left alone; 0 to 1. */
  readonly threshold: number
  /** What the text is written in. */
  readonly text: TextSyntax
  /** By entity; an entity that is not here takes `otherwise`. */
  readonly entities: ReadonlyMap<string, EntityTreatment>
  /** What `"*"` says; `replace` where the profile has no `"*"`. */
  readonly otherwise: EntityTreatment
}

/** A policy that parsed and passed its schema: frozen. */
export interface Policy {
  readonly id: string
  readonly description: string | undefined
  readonly source: string
  readonly destination: string
  readonly routes: readonly Route[]
  readonly scans: ReadonlyMap<string, ScanProfile>
  /** What the policy looks for besides, in all its scans; in the order of the file. */
  readonly detectors: readonly CustomDetector[]
  /** SHA-256 of the exact bytes of the file, lower-case hex. */
  readonly digest: string
}
