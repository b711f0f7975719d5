import type { Field } from './list-fields.ts'
import { mainForm, type ValueForm } from './value-form.ts'
import { nameWords, singular } from './name-words.ts'
import { organizationWords, personWords, streetWords, timeWords } from './field-words.ts'

/** A treatment as it stands in a policy, e.g. `{ keep: 'integer' }` or `strike`. */
export type TreatmentText = 'strike' | Readonly<Record<string, unknown>>

/** What to do with a field, and why. */
export interface Suggestion {
  readonly treatment: TreatmentText
  /** One line without values: it goes into a comment. */
  readonly reason: string
}

/** What is known of a field, ready to be asked. */
export interface FieldFacts {
  /** Words of the member's own name, singular. */
  readonly words: ReadonlySet<string>
  /** The last of them, which says what the thing is. */
  readonly head: string
  /** The word of the nearest object around it that is a person, e.g. `requester`. */
  readonly person: string | undefined
  /** Words of the name of the object around it, singular. */
  readonly parent: ReadonlySet<string>
  /** Stands right in an object that is a company, or a file. */
  readonly around: 'company' | 'file' | undefined
  /** Stands in an object that is an address. */
  readonly isInAddress: boolean
  readonly isElement: boolean
  /** Can hold a text. */
  readonly isText: boolean
  readonly isNumber: boolean
  readonly isInteger: boolean
  readonly isBoolean: boolean
  /** Its values are points in time, by their form or format. */
  readonly isTime: boolean
  /** Values of several kinds stand here, e.g. texts and numbers. */
  readonly isMixed: boolean
  /** Nothing says what its values are. */
  readonly isUnknown: boolean
  readonly hasBelow: boolean
  readonly form: ValueForm | undefined
  readonly forms: ReadonlyMap<ValueForm, number>
  readonly formats: ReadonlySet<string>
  readonly listed: readonly (string | number | boolean)[]
}

/** A way to recognise a field; undefined where it is not one of these. */
export type Recognise = (facts: FieldFacts) => Suggestion | undefined

/** Whether one of the words of the field's own name is in a set. */
export function hasWord({ words }: FieldFacts, set: ReadonlySet<string>): boolean {
  for (const word of words) if (set.has(word)) return true
  return false
}

/** Gathers what the suggestions ask about a field. */
export function factsOf({ steps, node, hasBelow, isInPersonRecord }: Field): FieldFacts {
  const names = steps.flatMap((step) => (typeof step === 'string' ? [] : [step.name]))
  const own = wordsOf(names.at(-1) ?? '')
  const around = names.slice(0, -1).map(wordsOf)
  const isElement = steps.at(-1) === 'any element' || steps.at(-1) === 'any member'
  const form = mainForm(node.forms)
  const kinds = new Set([...node.kinds].filter((kind) => kind !== 'null'))
  return {
    words: new Set(own),
    head: own.at(-1) ?? '',
    person: around.flatMap(personIn).at(-1) ?? (isInPersonRecord ? 'this record' : undefined),
    parent: new Set(around.at(-1)),
    around: kindAround(around.at(-1)?.at(-1) ?? ''),
    isInAddress: around.some((words) => words.includes('address') || streetWords.has(words.at(-1) ?? '')),
    isElement,
    isText: kinds.has('string'),
    isNumber: kinds.size > 0 && [...kinds].every((kind) => kind === 'integer' || kind === 'number'),
    isInteger: kinds.size === 1 && kinds.has('integer'),
    isBoolean: kinds.size === 1 && kinds.has('boolean'),
    isTime:
      form === 'timestamp' ||
      form === 'date' ||
      ['date', 'date-time'].some((format) => node.formats.has(format)) ||
      (timeWords.has(own.at(-1) ?? '') && kinds.size === 1 && kinds.has('integer')),
    isMixed:
      [...kinds].filter((kind) => kind !== 'integer').length +
        (kinds.has('integer') && !kinds.has('number') ? 1 : 0) >
      1,
    isUnknown: kinds.size === 0 || kinds.has('unknown'),
    hasBelow,
    form,
    forms: node.forms,
    formats: node.formats,
    listed: node.isOpen ? [] : [...node.listed],
  }
}

function kindAround(word: string): FieldFacts['around'] {
  if (organizationWords.has(word)) return 'company'
  return word === 'attachment' || word === 'file' || word === 'upload' ? 'file' : undefined
}

function wordsOf(name: string): string[] {
  return nameWords(name).map(singular)
}

/** The word for a person that an object's name ends in: `ticket_requester`, but not `user_settings_page`. */
function personIn(words: readonly string[]): string[] {
  const last = words.at(-1)
  if (last !== undefined && personWords.has(last)) return [last]
  const [first] = words
  return first !== undefined && words.length > 1 && personWords.has(first) ? [first] : []
}
