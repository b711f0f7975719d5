import type { Field } from './list-fields.ts'
import { recognisePersonal } from './recognise-personal.ts'
import { recognisePlain } from './recognise-plain.ts'
import { factsOf, type Suggestion } from './suggestion.ts'

/** Suggests a treatment for a field, with the reason; what nobody recognises is struck. */
export function suggest(field: Field): Suggestion {
  const facts = factsOf(field)
  for (const recognise of [...recognisePersonal, ...recognisePlain]) {
    const suggestion = recognise(facts)
    if (suggestion !== undefined) return facts.hasBelow ? withoutBarrier(suggestion) : suggestion
  }
  return { treatment: 'strike', reason: 'nothing says what it holds' }
}

/** A strike would also strike the fields below, which have suggestions of their own. */
function withoutBarrier(suggestion: Suggestion): Suggestion {
  const { treatment, reason } = suggestion
  if (treatment === 'strike') return { treatment: { replace: 'text' }, reason }
  return 'strike' in treatment ? { treatment: { replace: treatment['strike'] }, reason } : suggestion
}
