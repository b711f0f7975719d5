import * as words from './field-words.ts'
import { hasWord, type FieldFacts, type Recognise, type Suggestion } from './suggestion.ts'

const say = (treatment: Suggestion['treatment'], reason: string): Suggestion => ({ treatment, reason })

/** Values of a list that are written out; a longer list is better written by hand. */
const listedMax = 60
const listedLengthMax = 64

const id: Recognise = (facts) => {
  const isUuid = facts.form === 'uuid' || facts.formats.has('uuid')
  const isNamed = words.idWords.has(facts.head) || words.idWords.has(`${facts.head}s`)
  if (facts.isBoolean || (!isUuid && !isNamed)) return undefined
  const person = facts.person ?? personNamed(facts)
  if (person !== undefined) {
    const form = facts.isInteger ? 'integer' : isUuid ? 'uuid' : 'id'
    return say(
      { pseudonymize: form },
      `names a person, or something of one (${person}); the pseudonym is stable`,
    )
  }
  if (facts.isInteger) return say({ keep: 'integer' }, 'a number that names a thing, not a person')
  if (isUuid) return say({ keep: 'uuid' }, 'an id that names a thing, not a person')
  return say({ pseudonymize: 'id' }, 'an id in any form; the pseudonym can be linked, but not turned back')
}

const reference: Recognise = (facts) => {
  const isPersonal =
    words.personWords.has(facts.head) && (facts.isText || facts.isInteger) && facts.form !== 'prose'
  if (!isPersonal || facts.listed.length > 0) return undefined
  return say({ pseudonymize: facts.isInteger ? 'integer' : 'id' }, 'names a person; the pseudonym is stable')
}

const moment: Recognise = (facts) => {
  const isDate = facts.formats.has('date') || facts.form === 'date'
  const isTime = ['date-time', 'timestamp', 'unix-time', 'datetime', 'epoch'].some((format) =>
    facts.formats.has(format),
  )
  const isLength = facts.head === 'time' && hasWord(facts, words.durationWords)
  const isNamed = words.timeWords.has(facts.head) && !isLength && (facts.isInteger || facts.isUnknown)
  if (!isDate && !isTime && facts.form !== 'timestamp' && !isNamed) return undefined
  if (facts.isBoolean || (facts.isMixed && !words.timeWords.has(facts.head))) return undefined
  if (facts.person !== undefined)
    return say(
      { generalize: 'month' },
      `when something happened to a person (${facts.person}); the month is enough for most`,
    )
  return isDate
    ? say({ keep: 'date' }, 'a day, and no time of a person')
    : say({ keep: 'timestamp' }, 'when something happened')
}

const choice: Recognise = (facts) => {
  const { listed } = facts
  if (listed.length === 0 || facts.isBoolean || facts.isUnknown) return undefined
  if (listed.length > listedMax || listed.some((value) => String(value).length > listedLengthMax))
    return undefined
  if (facts.isText && !listed.some((value) => typeof value === 'string')) return undefined
  if (isAboutPerson(facts)) return undefined
  return say({ keep: { enum: listed } }, 'one of the values that the specification lists')
}

const codes: Recognise = (facts) => {
  if (!facts.isText && !facts.isUnknown) return undefined
  if (facts.words.has('currency') || facts.formats.has('currency'))
    return say({ keep: 'currency' }, 'a currency, by its code')
  if (facts.words.has('locale') || facts.words.has('language') || facts.form === 'language')
    return say({ keep: 'language' }, 'a language, by its code')
  if (facts.words.has('country')) return say({ keep: 'country' }, 'a country, by its code')
  return facts.words.has('timezone') ||
    facts.words.has('tz') ||
    (facts.words.has('time') && facts.words.has('zone'))
    ? say({ keep: { pattern: '[A-Z][A-Za-z_]+(/[A-Z][A-Za-z_+-]+){0,2}' } }, 'a time zone of the tz database')
    : undefined
}

const logical: Recognise = (facts) => {
  if (!facts.isBoolean) return undefined
  return isAboutPerson(facts)
    ? say('strike', `a yes or no about a person (${facts.person ?? 'by its name'})`)
    : say({ keep: 'boolean' }, 'yes or no, and not about a person')
}

const numeric: Recognise = (facts) => {
  if (!facts.isNumber) return undefined
  if (isAboutPerson(facts)) return say('strike', `a number about a person (${facts.person ?? 'by its name'})`)
  return facts.isInteger
    ? say({ keep: 'integer' }, 'a whole number, and nothing says that it is about a person')
    : say({ keep: 'number' }, 'a number, and nothing says that it is about a person')
}

const fileName: Recognise = (facts) => {
  const isFile =
    facts.words.has('file') ||
    facts.words.has('attachment') ||
    facts.words.has('document') ||
    facts.around === 'file'
  return (facts.isText || facts.isUnknown) &&
    (facts.words.has('filename') || (isFile && (facts.head === 'name' || facts.head === 'title')))
    ? say({ replace: 'text' }, 'the name of a file, which people choose and put names in')
    : undefined
}

const label: Recognise = (facts) =>
  (facts.isText || facts.isUnknown) &&
  (facts.words.has('tag') || facts.words.has('label') || facts.words.has('keyword'))
    ? say('strike', 'people type these by hand, names among them; list those that are safe as an enum')
    : undefined

const link: Recognise = (facts) => {
  const isForm =
    facts.form === 'url' ||
    ['uri', 'url', 'uri-reference', 'iri', 'hostname'].some((format) => facts.formats.has(format))
  return isForm || ((facts.isText || facts.isUnknown) && words.linkWords.has(facts.head))
    ? say({ replace: 'url' }, 'an address on the web, which can name people; to keep it, list its hosts')
    : undefined
}

const prose: Recognise = (facts) => {
  const isForm = facts.form === 'prose' || facts.form === 'html' || (facts.forms.get('prose') ?? 0) + (facts.forms.get('html') ?? 0) + (facts.forms.get('holds-email') ?? 0) > 0 // prettier-ignore
  const isNamed =
    hasWord(facts, words.proseWords) && !words.choiceWords.has(facts.head) && !words.idWords.has(facts.head)
  // What is said about a person in no text of theirs is struck as a whole: it may be just a name.
  const doesScan = isNamed || (isForm && facts.person === undefined)
  return (facts.isText || facts.isUnknown) && doesScan
    ? say({ scan: 'conversation' }, 'free text: what is found in it is struck')
    : undefined
}

const customValue: Recognise = (facts) => {
  const isCustom = ['field', 'attribute', 'metafield', 'property', 'custom'].some((word) =>
    facts.parent.has(word),
  )
  return isCustom && facts.head === 'value' && !facts.isBoolean
    ? say('strike', 'the value of a field that the account made itself; it can hold anything')
    : undefined
}

const wordOfList: Recognise = (facts) => {
  const { form, forms } = facts
  if (!facts.isText || !words.choiceWords.has(facts.head) || facts.isElement || isAboutPerson(facts))
    return undefined
  if (
    facts.head === 'type' &&
    (facts.words.has('content') || facts.words.has('mime') || facts.words.has('media'))
  )
    return say({ keep: { pattern: '[a-z]+/[A-Za-z0-9.+-]{1,60}' } }, 'a media type, like image/png')
  const isWord = form === 'word' || forms.size === 0
  return isWord
    ? say(
        { keep: { pattern: '[A-Za-z][A-Za-z_.:-]{0,39}' } },
        'a word from a short list, by its name; better to write the list as an enum',
      )
    : undefined
}

const personalText: Recognise = (facts) =>
  facts.person === undefined
    ? undefined
    : say(
        facts.hasBelow ? { replace: 'text' } : 'strike',
        `about a person (${facts.person}), and nothing says what it is`,
      )

const unknown: Recognise = (facts) => {
  if (facts.isUnknown && !facts.isText) return say('strike', 'nothing says what it holds')
  return say('strike', 'a text, and nothing says what it holds')
}

/** By what each recognises, in this order; the last one recognises everything. */
export const plainByName = {
  customValue, moment, codes, logical, choice, id, reference, numeric, fileName, label, link, wordOfList, prose, personalText,
  unknown,
} as const satisfies Readonly<Record<string, Recognise>> // prettier-ignore

/** All of them, in their order. */
export const recognisePlain: readonly Recognise[] = Object.values(plainByName)

/** A field of a person, unless it says something about the account only. */
function isAboutPerson(facts: FieldFacts): boolean {
  return (
    facts.person !== undefined && !hasWord(facts, words.accountWords) && !words.countWords.has(facts.head)
  )
}

/** `requester_id`, `assigneeIds`. */
function personNamed({ words: own }: FieldFacts): string | undefined {
  for (const word of own) if (words.personWords.has(word)) return word
  return undefined
}
