import { de } from './phrases/de.ts'
import { en } from './phrases/en.ts'
import { es } from './phrases/es.ts'
import { fr } from './phrases/fr.ts'
import { ja } from './phrases/ja.ts'
import type { Phrasebook, Topic } from './phrases/phrasebook.ts'
import { pt } from './phrases/pt.ts'
import type { Person } from './person.ts'
import type { Random } from './random.ts'
import type { Language } from './region.ts'
import { cardNumber, ibanNumber, ipAddress, isoTime, secretUrl, typedCard, typedIban } from './specimens.ts'

const phrasebooks: Readonly<Record<Language, Phrasebook>> = { en, de, fr, es, pt, ja }

const products = [
  'desk lamp',
  'espresso machine',
  'headset',
  'label printer',
  'standing desk',
  'rain jacket',
  'bike trailer',
  'air purifier',
]

/** A personal value that was written into a ticket: what must not be found behind a policy. */
export interface PlantedValue {
  readonly entity:
    'PERSON' | 'EMAIL_ADDRESS' | 'PHONE_NUMBER' | 'CREDIT_CARD' | 'IBAN_CODE' | 'IP_ADDRESS' | 'URL'
  readonly value: string
}

/** Somebody who answers tickets. */
export interface Agent {
  readonly id: number
  readonly name: string
  readonly email: string
}

/** One message of a ticket, before it takes its place in the payload. */
export interface Message {
  readonly author: 'customer' | 'agent'
  readonly isPublic: boolean
  readonly body: string
}

/** The text of one ticket. */
export interface Conversation {
  readonly topic: Topic
  readonly subject: string
  readonly messages: readonly Message[]
  readonly rating: string
  readonly order: string
  readonly amount: string
  readonly ip: string
  readonly planted: readonly PlantedValue[]
}

const entityOfSlot: Readonly<Record<string, PlantedValue['entity']>> = {
  full: 'PERSON',
  FULL: 'PERSON',
  email: 'EMAIL_ADDRESS',
  phone: 'PHONE_NUMBER',
  phoneNational: 'PHONE_NUMBER',
  card: 'CREDIT_CARD',
  iban: 'IBAN_CODE',
  ip: 'IP_ADDRESS',
  url: 'URL',
}

/**
 * Writes what a customer and an agent say to each other, in the customer's language.
 *
 * @param openedAt - seconds since 1970
 */
export function writeConversation(
  random: Random,
  person: Person,
  agent: Agent,
  openedAt: number,
): Conversation {
  const book = phrasebooks[person.region.language]
  const topic = random.pick(book.topics)
  const slots = makeSlots(random, person, agent, openedAt)
  const planted = new Map<string, PlantedValue>()
  const fill = (template: string): string =>
    template.replace(/\{(\w+)\}/g, (_, slot: string) => {
      const value = slots[slot]
      if (value === undefined) throw new RangeError(`no slot ${slot}`)
      const entity = entityOfSlot[slot]
      if (entity !== undefined) planted.set(value, { entity, value })
      return value
    })
  const messages: Message[] = [
    { author: 'customer', isPublic: true, body: fill(firstMail(random, book, topic)) },
  ]
  if (random.chance(0.45))
    messages.push({ author: 'agent', isPublic: false, body: fill(random.pick(book.notes)) })
  if (random.chance(0.5)) messages.push({ author: 'agent', isPublic: true, body: fill(reply(random, book)) })
  while (messages.length > 1 && messages.length < 7 && random.chance(0.3)) {
    const quoted = messages[messages.length - 1]?.body ?? ''
    messages.push({
      author: 'customer',
      isPublic: true,
      body: withQuote(random, fill(followUp(random, book)), fill(random.pick(book.quoteHeaders)), quoted),
    })
    if (random.chance(0.5))
      messages.push({ author: 'agent', isPublic: true, body: fill(reply(random, book)) })
  }
  return {
    topic,
    subject: fill(topic.subject),
    messages,
    rating: fill(random.pick(book.ratings)),
    order: slots.order ?? '',
    amount: slots.amount ?? '',
    ip: slots.ip ?? '',
    planted: [...planted.values()],
  }
}

function makeSlots(random: Random, person: Person, agent: Agent, openedAt: number): Record<string, string> {
  const card = cardNumber(random)
  const { given, family, region } = person
  const isLocal = random.chance(0.6)
  return {
    first: given,
    last: family,
    full: person.name,
    FULL: person.name.toUpperCase(),
    firsts: region.language === 'en' ? `${given}’s` : `${given}s`,
    email: random.chance(0.9) ? person.email : person.email.toUpperCase(),
    phone: isLocal
      ? person.phoneInternational
      : random.pick([person.phone, person.phoneInternational.replace(/ /g, '-').replace('-', ' ')]),
    phoneNational: person.phoneNational,
    order: `NW-${random.digits(7)}`,
    card: typedCard(random, card),
    last4: card.slice(-4),
    iban: typedIban(random, ibanNumber(random, region.country)),
    ip: ipAddress(random),
    url: secretUrl(random),
    agent: agent.name,
    agentFirst: agent.name.split(' ')[0] ?? agent.name,
    org: person.organization?.name ?? 'Northwind',
    city: person.city,
    postcode: person.postcode,
    amount:
      region.country === 'US'
        ? `$${random.int(9, 480)}.${random.digits(2)}`
        : `${random.int(9, 480)},${random.digits(2)} €`,
    product: random.pick(products),
    date: isoTime(openedAt - random.int(1, 20) * 86_400).slice(0, 10),
    today: isoTime(openedAt + random.int(0, 2) * 86_400).slice(0, 10),
  }
}

function firstMail(random: Random, book: Phrasebook, topic: Topic): string {
  if (random.chance(0.2)) return `${random.pick(topic.paragraphs)}\n\n${random.pick(book.signatures)}`
  const details = Array.from({ length: random.int(0, 3) }, () => random.pick(book.details))
  return [
    random.pick(book.greetings),
    ...topic.paragraphs,
    [...new Set(details)].join(' '),
    random.pick(book.signatures),
  ]
    .filter((paragraph) => paragraph !== '')
    .join('\n\n')
}

function reply(random: Random, book: Phrasebook): string {
  return [
    random.pick(book.agentGreetings),
    random.pick(book.agentReplies),
    random.pick(book.agentSignatures),
  ].join('\n\n')
}

function followUp(random: Random, book: Phrasebook): string {
  return [random.pick(book.followUps), random.pick(book.signatures)].join('\n\n')
}

/** Half of the mail programs quote what they answer, the first lines of it here. */
function withQuote(random: Random, text: string, header: string, quoted: string): string {
  if (random.chance(0.5)) return text
  const lines = quoted
    .split('\n')
    .slice(0, random.int(3, 7))
    .map((line) => `> ${line}`.trimEnd())
  return [text, '', header, ...lines].join('\n')
}
