import type { Operator } from './contract.ts'
import { generalize } from './generalize.ts'
import { keep } from './keep.ts'
import { mask } from './mask.ts'
import { pseudonymize } from './pseudonymize.ts'
import { replace } from './replace.ts'
import { shift } from './shift.ts'
import { strike } from './strike.ts'
import { surrogate } from './surrogate.ts'
import { tokenize } from './tokenize.ts'

/**
 * Every operator by its word in the policy. `scan` is not here: it treats what it finds with these.
 * A new operator is a file, a line here and a row in the contract suite, which fails without one.
 */
export const operators = {
  strike,
  keep,
  mask,
  generalize,
  replace,
  surrogate,
  pseudonymize,
  tokenize,
  shift,
} as const satisfies Readonly<Record<string, Operator<never>>>
