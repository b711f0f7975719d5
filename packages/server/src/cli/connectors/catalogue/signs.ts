import * as words from '../../policy/init/field-words.ts'
import { nameWords, singular } from '../../policy/init/name-words.ts'
import { hasWord, type FieldFacts } from '../../policy/init/suggestion.ts'
import type { PersonalKind } from '../../../connector/schema-fields.ts'

/** What a specification shows of a field beyond its own name, e.g. that it stands in an object of evidence. */
export interface Sign {
  readonly personal: PersonalKind
  readonly confidence: number
  readonly why: string
}

/** A field with the words of the object that a specification names around it. */
export interface SignFacts extends FieldFacts {
  readonly objectWords: readonly string[]
  /** Stands right in that object. */
  readonly isDirect: boolean
}

const set = (text: string): ReadonlySet<string> => new Set(text.split(' '))

/** Names of things: with one of these beside it, `name` is no person's. */
const thingWords = set(
  'app attribute bot brand browser channel country device domain event feature field file function group header icon os permission plan platform product property scope segment server tag team template type version workspace',
)
/** What a person does: a time of that is theirs. */
const deedWords = set('seen replied opened clicked contacted login logged signed visited joined')
/** Links that open without a password. */
const openLinkWords = set(
  'download permalink private hosted receipt signed pdf attachment public thumb external',
)
const pictureOfThing = set('icon logo qr bot team app brand workspace emoji')
const roomWords = set('channel conversation room')

/** In this order; the first that applies holds, and `plain` means that no name can say otherwise. */
const signs: readonly ((facts: SignFacts) => Sign | 'plain' | undefined)[] = [
  isPartOfBirthday,
  isIdOfThing,
  isNameOfThing,
  isAmount,
  isPictureOfThing,
  isEvidence,
  isBy,
  isDeed,
  isTongueOrZone,
  isOpenLink,
  isStateOfAddress,
  isBank,
  isNameOfRoom,
  isValueOfProse,
]

/** What the place of a field says before its name is looked at. */
export function signOf(facts: SignFacts): Sign | 'plain' | undefined {
  for (const sign of signs) {
    const found = sign(facts)
    if (found !== undefined) return found
  }
  return undefined
}

/** Words of the name of an object, singular. */
export function wordsOfObject(name: string): readonly string[] {
  return nameWords(name).map(singular)
}

const say = (personal: PersonalKind, confidence: number, why: string): Sign => ({ personal, confidence, why })

function isPartOfBirthday({ head, parent, objectWords, isDirect }: SignFacts): Sign | undefined {
  const around = isDirect ? new Set(objectWords) : parent
  return /^(?:day|month|year)$/.test(head) && ['dob', 'birth', 'birthdate'].some((word) => around.has(word))
    ? say('quasi', 0.75, 'part of a birthday')
    : undefined
}

/** `parent_id` of a folder, and the `id` of an object that only begins with a word for people. */
function isIdOfThing({ words: own, head, isDirect, objectWords }: SignFacts): 'plain' | undefined {
  if (!words.idWords.has(head) && !words.idWords.has(`${head}s`)) return undefined
  if (own.has('parent') || own.has('child')) return 'plain'
  const last = objectWords.at(-1) ?? ''
  return isDirect && own.size === 1 && (thingWords.has(last) || last === 'session') ? 'plain' : undefined
}

function isNameOfThing({ words: own, head, parent, objectWords, isDirect }: SignFacts): 'plain' | undefined {
  if (head !== 'name') return own.has('scope') || parent.has('scope') ? 'plain' : undefined
  if (own.size > 1 && [...own].some((word) => thingWords.has(word))) return 'plain'
  if (own.has('user')) return undefined
  const around = isDirect ? objectWords.slice(-1) : [...parent].slice(-1)
  return around.some((word) => thingWords.has(word) && !roomWords.has(word)) ? 'plain' : undefined
}

function isAmount(facts: SignFacts): 'plain' | undefined {
  return facts.isNumber && hasWord(facts, words.countWords) ? 'plain' : undefined
}

function isPictureOfThing(facts: SignFacts): 'plain' | undefined {
  if (!hasWord(facts, words.mediaWords)) return undefined
  const around = [...facts.words, ...facts.parent, ...facts.objectWords.slice(-2)]
  return facts.person === undefined && around.some((word) => pictureOfThing.has(word)) ? 'plain' : undefined
}

function isEvidence({ objectWords, isText, listed }: SignFacts): Sign | undefined {
  return isText && listed.length === 0 && objectWords.includes('evidence')
    ? say('sensitive', 0.6, 'evidence in a dispute, about a person')
    : undefined
}

/** `created_by`: who, where it is no object of its own. */
function isBy({ words: own, head, isText, isInteger }: SignFacts): Sign | undefined {
  return head === 'by' && own.size > 1 && (isText || isInteger)
    ? say('quasi', 0.65, 'names who did it')
    : undefined
}

function isDeed({ words: own, isTime, person, objectWords }: SignFacts): Sign | undefined {
  const isPersons =
    person !== undefined || words.personWords.has(objectWords.at(-1) ?? '') || own.has('login')
  const isDone = [...own].some((word) => deedWords.has(word))
  return isTime && isPersons && isDone ? say('quasi', 0.55, 'when a person came or did something') : undefined
}

function isTongueOrZone(facts: SignFacts): Sign | undefined {
  const isNamed = ['language', 'locale', 'tz', 'timezone', 'zone'].some((word) => facts.words.has(word))
  const isPreferred = facts.words.has('preferred')
  return isNamed && facts.isText && (facts.person !== undefined || isPreferred)
    ? say('quasi', 0.55, 'where a person lives or which language they speak')
    : undefined
}

function isOpenLink(facts: SignFacts): Sign | undefined {
  const { isText, formats, head, objectWords, around } = facts
  const isLink =
    ['uri', 'url'].some((format) => formats.has(format)) || words.linkWords.has(head) || head === 'permalink'
  if (!isText || !isLink) return undefined
  const ofFile = around === 'file' || ['file', 'attachment', 'upload'].includes(objectWords.at(-1) ?? '')
  return ofFile || [...facts.words].some((word) => openLinkWords.has(word))
    ? say('secret', 0.55, 'may open a file or page without a password')
    : undefined
}

function isStateOfAddress({ words: own, head, isText }: SignFacts): Sign | undefined {
  return own.has('address') && head === 'state' && isText
    ? say('quasi', 0.7, 'where somebody lives')
    : undefined
}

function isBank({ words: own, head, isText, listed }: SignFacts): Sign | undefined {
  if (!isText || listed.length > 0) return undefined
  if (own.has('bsb')) return say('sensitive', 0.75, 'says how somebody pays or is paid')
  return own.has('mandate') || (own.has('bank') && head === 'name')
    ? say('quasi', 0.55, 'says something of how somebody pays')
    : undefined
}

function isNameOfRoom({ words: own, parent, objectWords, isDirect, isText }: SignFacts): Sign | undefined {
  const around = isDirect ? objectWords : [...parent]
  return isText && own.has('name') && around.some((word) => roomWords.has(word))
    ? say('free-text', 0.5, 'people name it, and name it after people')
    : undefined
}

/** `purpose: { value }`. */
function isValueOfProse({ head, parent, isText }: SignFacts): Sign | undefined {
  return isText && head === 'value' && [...parent].some((word) => words.proseWords.has(word))
    ? say('free-text', 0.65, 'people write it, by the name around it')
    : undefined
}
