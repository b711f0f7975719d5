import type { FieldNode } from '../../policy/init/field-tree.ts'
import { makeNode } from '../../policy/init/field-tree.ts'
import * as words from '../../policy/init/field-words.ts'
import { isPersonRecord } from '../../policy/init/person-record.ts'
import { personalByName } from '../../policy/init/recognise-personal.ts'
import { plainByName } from '../../policy/init/recognise-plain.ts'
import { factsOf, type FieldFacts } from '../../policy/init/suggestion.ts'
import type { FieldType, PersonalKind } from '../../../connector/schema-fields.ts'
import { anyElement, anyMember, type DescribedField, type DescribedObject } from './described-object.ts'
import { describedAs, isDescribedAsPlain } from './description-words.ts'
import { signOf, wordsOfObject } from './signs.ts'

/** What a field is marked as. */
export interface Mark {
  readonly type: FieldType
  readonly personal: PersonalKind
  /** How sure that is, 0 to 1. */
  readonly confidence: number
  readonly why: string
}

type Named = keyof typeof personalByName | keyof typeof plainByName

/** What a name says where it is recognised: how personal that is, how sure by the name alone, and why. */
const byName: Readonly<Partial<Record<Named, readonly [PersonalKind, number, string]>>> = {
  secret: ['secret', 0.85, 'a secret, by its name'],
  identityNumber: ['sensitive', 0.75, 'the number of an identity or tax document, by its name'],
  payment: ['sensitive', 0.75, 'says how somebody pays or is paid, by its name'],
  special: ['sensitive', 0.65, 'health, belief, origin, sex or income, by its name'],
  email: ['direct', 0.9, 'an e-mail address, by its name'],
  phone: ['direct', 0.85, 'a telephone number, by its name'],
  birth: ['quasi', 0.8, 'a birthday or age, by its name'],
  network: ['quasi', 0.85, 'an address on the internet, by its name'],
  device: ['quasi', 0.55, 'tells a device, by its name'],
  coordinates: ['quasi', 0.8, 'a place on the map, by its name'],
  postcode: ['quasi', 0.85, 'a postcode, by its name'],
  media: ['quasi', 0.5, 'a picture or recording, which can show a person'],
  handle: ['direct', 0.7, 'the name under which somebody is known'],
  organizationName: ['quasi', 0.55, 'the name of a company, which can lead to people'],
  personName: ['direct', 0.85, "a person's name, by its name"],
  place: ['quasi', 0.75, 'where somebody is or lives, by its name'],
  customValue: ['free-text', 0.75, 'the account chose what it holds'],
  id: ['quasi', 0.7, 'names a person, by its name and place'],
  reference: ['quasi', 0.65, 'names a person, by its name'],
  fileName: ['free-text', 0.6, 'people name files'],
  label: ['free-text', 0.55, 'people type these by hand'],
  prose: ['free-text', 0.7, 'people write it, by its name'],
}

/** Confidence that a description adds where it says the same as the name. */
const agreement = 0.08
/** By a description alone. */
const byDescription = 0.6
/** What is left where a description says that the field only counts, dates or switches something. */
const disagreement = 0.45

/**
 * Marks a field of a specification as personal or not: by its name and place first, then by what its
 * description says. Nothing that only a program said is sure: 0.98 at most.
 */
export function markField(object: DescribedObject, field: DescribedField): Mark {
  const facts = factsOf({
    steps: stepsOf(object, field),
    node: nodeOf(field),
    hasBelow: false,
    isInPersonRecord: isInPerson(object, field),
  })
  const type = typeOf(field, facts)
  const description = [...field.descriptions].join(' ')
  const plain = (confidence: number): Mark => ({ type, personal: 'none', confidence, why: 'nothing says so' })
  if (facts.isBoolean) return plain(0.9)
  if (facts.listed.length > 0) return plain(0.85)
  if (isFreeForm(field, facts))
    return { type, personal: 'free-text', confidence: 0.7, why: 'the account chose what it holds' }
  const objectWords = wordsOfObject(isOperation(object.name) ? '' : object.name)
  const sign = signOf({ ...facts, objectWords, isDirect: field.path.length === 1 })
  if (sign === 'plain') return plain(0.75)
  if (sign !== undefined) return { type, ...sign }
  const told = describedAs(description, facts)
  const [name, reason] = recognised(facts)
  const known = name === undefined || (name === 'device' && isNoDevice(facts)) ? undefined : byName[name]
  const isPlain = isDescribedAsPlain(description)
  if (known === undefined || (name === 'id' && !namesPerson(facts, reason))) {
    if (told === undefined) return plain(isPlain ? 0.85 : 0.7)
    return { type, personal: told.personal, confidence: byDescription, why: told.why }
  }
  const [personal, base, why] = known
  if (told !== undefined) {
    const confidence = round(Math.min(0.98, base + agreement))
    return { type, personal: told.personal === 'quasi' ? personal : told.personal, confidence, why }
  }
  return { type, personal, confidence: round(isPlain ? base * disagreement : base), why }
}

/** A map that the account fills: `custom_attributes`, `metadata`. */
function isFreeForm({ path }: DescribedField, { parent, words: own }: FieldFacts): boolean {
  if (!path.includes(anyMember)) return false
  return ['custom', 'metadata', 'attribute', 'field', 'property', 'param'].some(
    (word) => parent.has(word) || own.has(word),
  )
}

/** `browser_language`, `preferred_devices`: said of a device, and no more. */
function isNoDevice({ head, words: own }: FieldFacts): boolean {
  return head === 'version' || own.has('preferred')
}

/** From here on a mark counts; below it the field is taken for plain. */
export const confidenceMin = 0.5

/** The first recogniser that knows a field, and its reason. */
function recognised(facts: FieldFacts): readonly [Named | undefined, string] {
  for (const [name, recognise] of [...Object.entries(personalByName), ...Object.entries(plainByName)]) {
    const suggestion = recognise(facts)
    if (suggestion !== undefined) return [name as Named, suggestion.reason]
  }
  return [undefined, '']
}

/** An id of a thing is no personal value, one of a person is. */
function namesPerson(facts: FieldFacts, reason: string): boolean {
  return facts.person !== undefined || reason.startsWith('names a person')
}

function isInPerson(object: DescribedObject, field: DescribedField): boolean {
  const names = new Map<string, FieldNode>()
  const before = field.path.slice(0, -1)
  for (const { path } of object.fields.values()) {
    const last = path.at(-1)
    if (path.length !== field.path.length || typeof last !== 'string') continue
    if (before.every((step, at) => path[at] === step)) names.set(last, makeNode())
  }
  return isPersonRecord({ ...makeNode(), members: names }, false)
}

/** The name of the object stands before the path: `customer` says what `name` is. */
function stepsOf(object: DescribedObject, { path }: DescribedField): Parameters<typeof factsOf>[0]['steps'] {
  const own = path.map((step) => {
    if (step === anyElement) return 'any element' as const
    return step === anyMember ? ('any member' as const) : { name: step }
  })
  return isOperation(object.name) ? own : [{ name: object.name }, ...own]
}

/** Names of operations say what is done and not what something is. */
function isOperation(name: string): boolean {
  return /[ /]/.test(name) || /(?:response|list|page|error|result|request)s?$/i.test(name)
}

function nodeOf(field: DescribedField): FieldNode {
  return { ...makeNode(), kinds: field.kinds, formats: field.formats, listed: field.listed, isOpen: field.isOpen, forms: field.forms } // prettier-ignore
}

function typeOf({ formats, kinds }: DescribedField, facts: FieldFacts): FieldType {
  if (formats.has('date')) return 'date'
  if (formats.has('date-time') || formats.has('unix-time') || formats.has('timestamp')) return 'timestamp'
  if (facts.isBoolean) return 'boolean'
  if (facts.isInteger) return words.timeWords.has(facts.head) ? 'timestamp' : 'integer'
  if (facts.isNumber) return 'number'
  return kinds.has('string') && !facts.isMixed ? 'string' : 'any'
}

function round(value: number): number {
  return Math.round(value * 100) / 100
}
