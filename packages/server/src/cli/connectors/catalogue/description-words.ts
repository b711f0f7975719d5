import type { PersonalKind } from '../../../connector/schema-fields.ts'
import type { FieldFacts } from '../../policy/init/suggestion.ts'

/** What a description says of a field. */
export interface Told {
  readonly personal: PersonalKind
  readonly why: string
}

const people =
  '(?:customer|user|person|contact|lead|admin|teammate|author|cardholder|account holder|employee|member|owner|recipient|sender|payer|assignee|requester|individual|patient|company owner|representative|agent|visitor)'

/** In this order; the first that is in a description holds. */
const patterns: readonly (readonly [RegExp, PersonalKind, string])[] = [
  [/\b(?:password|api key|access token|refresh token|client secret|signing secret|bearer token|one-time)\b/i, 'secret', 'a secret, by its description'],
  [/\bsocial security|\btax(?:payer)? id|\bpassport|\bnational id|\bgovernment[- ]issued|\bdriver'?s? licen[cs]e/i, 'sensitive', 'an identity document, by its description'],
  [/\b(?:iban|bank account number|routing number|sort code|card number|last (?:four|4) digits|account number|cvc)\b/i, 'sensitive', 'says how somebody pays, by its description'],
  [/\be-?mail address(?:es)?\b|\b(?:customer|user|person|contact|recipient)['’]s e-?mail\b|\bthe e-?mail of\b/i, 'direct', 'an e-mail address, by its description'],
  [/\b(?:tele)?phone number\b/i, 'direct', 'a telephone number, by its description'],
  [/\b(?:first|last|full|legal|given|family|maiden|middle|real) names?\b/i, 'direct', "a person's name, by its description"],
  [new RegExp(`\\b${people}['’]s (?:\\w+ )?name\\b|\\bnames? of (?:the|a|an|this) (?:\\w+ )?${people}\\b`, 'i'), 'direct', "a person's name, by its description"],
  [/\bdate of birth|\bbirthday|\bbirth ?date/i, 'quasi', 'a day of birth, by its description'],
  [/\bip address\b|\buser agent\b/i, 'quasi', 'tells a connection or device, by its description'],
  [/\baddress line|\bstreet\b|\bpostal code\b|\bzip code\b|\b(?:shipping|billing|mailing|home|postal) address\b/i, 'quasi', 'where somebody lives, by its description'],
  [new RegExp(`\\b(?:ids?|identifiers?) (?:of|for|given to|representing|associated with|identifying) (?:the|a|an|this) (?:\\w+ )?${people}\\b(?! \\w+ (?:type|attribute))`, 'i'), 'quasi', 'names a person, by its description'],
  [/\b(?:free[- ]?form|arbitrary (?:string|text)|body of the|text of the|content of the|html content|message body|plain text)\b/i, 'free-text', 'people write it, by its description'],
] // prettier-ignore

/**
 * What a description says of a field that can hold a text.
 *
 * @param description - all that the document says of it; may be empty
 */
export function describedAs(description: string, facts: FieldFacts): Told | undefined {
  if (!facts.isText && !facts.isUnknown) return undefined
  const first = firstSentences(description)
  if (isDescribedAsPlain(first)) return undefined
  for (const [pattern, personal, why] of patterns) if (pattern.test(first)) return { personal, why }
  return undefined
}

/** Says that a field only counts, dates, types or switches something. */
export function isDescribedAsPlain(description: string): boolean {
  return /^\W*(?:whether|if (?:the|this|true|set)|indicates (?:if|whether)|(?:the |a )?(?:type|status|state|kind|number|count|total|time|date|amount|currency|version|format|category|reason code) (?:of|when|at|that|in|on)\b|string representing the object|one of\b|unix timestamp|time at which|flag\b|boolean\b|the url (?:of|to|for) the (?:page|object|endpoint))/i.test(
    description.trim(),
  )
}

/** What a field is stands at the beginning; what it goes with comes later. */
function firstSentences(description: string): string {
  return description
    .slice(0, 200)
    .split(/(?<=[.!?])\s+/)
    .slice(0, 2)
    .join(' ')
}
