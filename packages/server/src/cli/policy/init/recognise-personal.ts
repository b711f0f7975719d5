import * as words from './field-words.ts'
import { hasWord, type FieldFacts, type Recognise, type Suggestion } from './suggestion.ts'

const say = (treatment: Suggestion['treatment'], reason: string): Suggestion => ({ treatment, reason })

const struckAs = (kind: string): Readonly<Record<string, unknown>> => ({ strike: kind, known: kind })

/** Could be personal by its name only if it can hold such a thing at all. */
const holdsText = (facts: FieldFacts): boolean => (facts.isText || facts.isUnknown) && !facts.isTime

const secret: Recognise = (facts) => {
  const isKey = facts.head === 'key' && ['api', 'private', 'secret', 'access', 'public', 'license', 'auth', 'signing', 'encryption'].some((word) => facts.words.has(word)) // prettier-ignore
  const isNamed =
    hasWord(facts, words.secretWords) || (facts.words.has('auth') && facts.head === 'code') || isKey
  return (isNamed && !isCount(facts) && !facts.isTime) || facts.formats.has('password')
    ? say('strike', 'a secret, by its name')
    : undefined
}

const identityNumber: Recognise = (facts) =>
  hasWord(facts, words.identityNumberWords) && !isCount(facts)
    ? say('strike', 'may be the number of an identity or tax document')
    : undefined

const payment: Recognise = (facts) => {
  if (
    facts.form === 'card' ||
    (!facts.isBoolean &&
      !facts.words.has('gift') &&
      facts.words.has('card') &&
      (facts.head === 'number' || facts.head === 'card'))
  )
    return say(struckAs('card'), 'a card number')
  if (facts.words.has('iban')) return say(struckAs('iban'), 'a bank account')
  const isAccount = facts.words.has('account') && facts.head === 'number'
  return hasWord(facts, words.paymentWords) || isAccount
    ? say('strike', 'says how somebody pays or is paid')
    : undefined
}

const special: Recognise = (facts) =>
  hasWord(facts, words.specialWords) || [...facts.parent].some((word) => words.specialWords.has(word))
    ? say('strike', 'sensitive: health, belief, origin, sex or income, by its name')
    : undefined

const email: Recognise = (facts) => {
  const isNamed =
    facts.words.has('email') ||
    facts.words.has('correo') ||
    facts.head === 'mail' ||
    facts.words.has('mailbox')
  const isForm = facts.form === 'email' || facts.formats.has('email') || facts.formats.has('idn-email')
  if (facts.isBoolean || facts.isNumber || !(isForm || isNamed) || isOther(facts, isForm)) return undefined
  return say({ tokenize: 'email', known: 'email' }, 'an e-mail address')
}

const phone: Recognise = (facts) => {
  const isForm = facts.form === 'phone' || facts.formats.has('phone')
  if (facts.isBoolean || isCount(facts)) return undefined
  if (!isForm && (!hasWord(facts, words.phoneWords) || isOther(facts, isForm))) return undefined
  return say({ replace: 'phone', known: 'phone' }, 'a telephone number')
}

const birth: Recognise = (facts) => {
  if (facts.isBoolean || isCount(facts)) return undefined
  if (hasWord(facts, words.birthWords))
    return say({ generalize: 'year' }, 'a day of birth or death; the year is enough for most')
  return facts.head === 'age' && (facts.isNumber || facts.isUnknown)
    ? say({ generalize: { number: 10 } }, 'an age, in steps of ten years')
    : undefined
}

const network: Recognise = (facts) => {
  const isIp = facts.form === 'ip' || ['ipv4', 'ipv6', 'ip'].some((format) => facts.formats.has(format))
  const isNamed = ['ip', 'ipv4', 'ipv6', 'ipaddr', 'remoteaddr'].some((word) => facts.words.has(word))
  return holdsText(facts) && (isIp || isNamed)
    ? say({ generalize: 'ip' }, 'an address on the internet, cut to its network')
    : undefined
}

const device: Recognise = (facts) => {
  const isAgent = facts.words.has('agent') && (facts.words.has('user') || facts.words.has('browser'))
  return holdsText(facts) && (isAgent || hasWord(facts, words.deviceWords))
    ? say('strike', 'tells a device from others, and so its owner')
    : undefined
}

const coordinates: Recognise = (facts) =>
  words.coordinateWords.has(facts.head) && !facts.isBoolean
    ? say({ generalize: { coordinates: 1 } }, 'a place on the map, to about 10 km')
    : undefined

const postcode: Recognise = (facts) =>
  hasWord(facts, words.postcodeWords) && !facts.isBoolean
    ? say({ generalize: { postcode: 2 } }, 'a postcode; its first two characters name a wide area')
    : undefined

const place: Recognise = (facts) => {
  if (!holdsText(facts) || isOther(facts, false)) return undefined
  const isStreet = hasWord(facts, words.streetWords) && !hasWord(facts, words.linkWords)
  if (isStreet || (facts.isInAddress && (facts.head === 'line' || facts.head === 'text')))
    return say({ replace: 'address', known: 'address' }, 'where somebody lives or works')
  return hasWord(facts, words.placeWords) || (facts.isInAddress && facts.head === 'state')
    ? say({ replace: 'location' }, 'where somebody is')
    : undefined
}

const media: Recognise = (facts) =>
  holdsText(facts) && hasWord(facts, words.mediaWords) && facts.form !== 'prose' && !isChoice(facts)
    ? say('strike', 'a picture or recording, or where one is; it can show a person')
    : undefined

const handle: Recognise = (facts) => {
  const isUserName = facts.words.has('user') && facts.head === 'name'
  const isHandle = isUserName || words.handleWords.has(facts.head)
  return holdsText(facts) && isHandle
    ? say({ replace: 'username', known: 'username' }, 'the name under which a system knows a person')
    : undefined
}

const personName: Recognise = (facts) => {
  if (!holdsText(facts) || facts.words.has('file') || facts.around === 'file') return undefined
  return isNameOfPerson(facts)
    ? say({ replace: 'person', known: 'person' }, 'the name of a person')
    : undefined
}

function isNameOfPerson(facts: FieldFacts): boolean {
  const { head, person, parent, form } = facts
  if (words.nameWordsAlone.has(head)) return true
  // `{ name: { first, last } }`, or `{ name: { text } }`.
  if (parent.has('name') && (words.nameKindWords.has(head) || head === 'text')) return true
  // `author: Ana Lima`: the word for a person itself, holding what looks like a name.
  if (form === 'name' && (head === 'display' || (words.personWords.has(head) && facts.words.size === 1)))
    return true
  if (person !== undefined && head === 'display') return true
  const isThing = hasWord(facts, words.placeWords) || facts.words.has('country')
  if (isThing || !facts.words.has('name') || isOther(facts, false)) return false
  return person !== undefined || facts.isInAddress || hasWord(facts, words.nameKindWords)
}

const organizationName: Recognise = (facts) => {
  const isNamed = hasWord(facts, words.organizationWords) && (facts.head === 'name' || facts.words.size === 1)
  const isName = isNamed || (facts.around === 'company' && facts.head === 'name')
  return holdsText(facts) && isName && !facts.words.has('account')
    ? say({ replace: 'organization', known: 'organization' }, 'the name of a company; it can lead to people')
    : undefined
}

/** By what each recognises, in this order: what is more dangerous to miss comes first. */
export const personalByName = {
  secret, identityNumber, payment, special, email, phone, birth, network, device, coordinates, postcode, media, handle, organizationName, personName, place,
} as const satisfies Readonly<Record<string, Recognise>> // prettier-ignore

/** All of them, in their order. */
export const recognisePersonal: readonly Recognise[] = Object.values(personalByName)

/** `email_count`, `phone_verified_at`, `token_total`: about such a thing, but none. */
function isCount(facts: FieldFacts): boolean {
  return facts.isBoolean || (facts.isNumber && words.countWords.has(facts.head))
}

/** `email_type`, `email_id`, `mailbox_url`: of an e-mail, but not its address. */
function isOther(facts: FieldFacts, isForm: boolean): boolean {
  if (isForm) return false
  if (facts.words.size < 2) return false
  return isChoice(facts) || words.timeWords.has(facts.head) || words.linkWords.has(facts.head) || words.idWords.has(facts.head) && facts.head !== 'number' || words.proseWords.has(facts.head) // prettier-ignore
}

function isChoice(facts: FieldFacts): boolean {
  return words.choiceWords.has(facts.head) || facts.listed.length > 0
}
