import type { Operator } from './contract.ts'
import { struckByRule } from './contract.ts'

/** Takes the leaf away, whatever it is: what a policy says to make plain that a field never leaves. */
export const strike: Operator<unknown> = {
  id: 'strike',
  accepts: ['string', 'number', 'boolean', 'null'],
  isKeyed: false,
  needsSubject: false,
  apply: () => struckByRule,
}
