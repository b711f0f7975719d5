import { comment } from './comment.ts'
import { writeConversation, type Agent, type Conversation, type PlantedValue } from './conversation.ts'
import { makePerson, type Person } from './person.ts'
import { createRandom, mixSeed, type Random } from './random.ts'
import { organizationRecord, requesterRecord } from './requester.ts'
import { isoTime } from './specimens.ts'

const account = 'https://northwind.zendesk.com'

const agentNames = [
  'Mirela Ostrander', 'Tomasz Wendell', 'Bettina Ashcombe', 'Kofi Lindqvist', 'Renske Halloran', 'Dario Pellegrew', 'Ines Marchbank',
  'Oskar Thornbury', 'Paloma Greaves', 'Hugo Esterling', 'Yara Stanhope', 'Levi Carrow',
] // prettier-ignore

/** The people who answer; the same for every seed. */
export const agents: readonly Agent[] = agentNames.map((name, place) => ({
  id: 377_922_500_012 + place * 1_003_117,
  name,
  email: `${name.toLowerCase().replace(' ', '.')}@northwind.example`,
}))

/** A ticket event and the personal values that were written into it. */
export interface GeneratedTicket {
  readonly event: ReturnType<typeof ticketEvent>
  readonly requester: Person
  readonly planted: readonly PlantedValue[]
}

/**
 * Makes ticket number `index` with all that is known about it: the same for the same seed and index,
 * whatever else is made. Every fourth ticket comes from a customer who has written before.
 *
 * @param index - from 0
 */
export function makeTicket(seed: number, index: number): GeneratedTicket {
  const random = createRandom(mixSeed(seed, index))
  const personIndex = index > 0 && random.chance(0.25) ? random.int(0, index - 1) : index
  const requester = makePerson(seed, personIndex)
  const agent = random.pick(agents)
  const openedAt = 1_767_225_600 + index * 613 + random.int(0, 600)
  const conversation = writeConversation(random, requester, agent, openedAt)
  const { name, email, phone, phoneNational, phoneInternational } = requester
  const planted: PlantedValue[] = [
    { entity: 'PERSON', value: name },
    { entity: 'EMAIL_ADDRESS', value: email },
    ...[phone, phoneNational, phoneInternational].map((value): PlantedValue => ({
      entity: 'PHONE_NUMBER',
      value,
    })),
    ...conversation.planted,
  ]
  return { event: ticketEvent(random, index, requester, agent, openedAt, conversation), requester, planted }
}

function ticketEvent(
  random: Random,
  index: number,
  requester: Person,
  agent: Agent,
  openedAt: number,
  conversation: Conversation,
) {
  const ticketId = 1_000_000 + index
  const status = random.pick(['new', 'open', 'open', 'pending', 'hold', 'solved', 'solved', 'closed'])
  const channel = random.pick(['email', 'email', 'email', 'web', 'api', 'chat'])
  let at = openedAt
  const allComments = conversation.messages.map((message, place) => {
    at += place === 0 ? 0 : random.int(600, 90_000)
    return comment(random, message, place, requester, agent, at, channel, conversation.ip)
  })
  const isSolved = status === 'solved' || status === 'closed'
  // An event brings what is new: all that was said, only the last of it, or no comment at all.
  const comments = allComments.slice(random.pick([0, 0, 0, -1, -1, allComments.length]))
  const tags = [
    conversation.topic.tag,
    requester.region.language,
    ...(random.chance(0.3) ? ['vip'] : []),
    ...(random.chance(0.2) ? ['escalated'] : []),
  ]
  const groupId = 360_004_077_472 + random.int(0, 3) * 17
  const organizationId = requester.organization?.id ?? null
  return {
    account_id: 12_514_403,
    id: uuid(random),
    type: isSolved ? 'zen:event-type:ticket.status_changed' : 'zen:event-type:ticket.comment_added',
    subject: `zen:ticket:${ticketId}`,
    time: isoTime(at),
    zendesk_event_version: '2022-11-06',
    ticket: {
      url: `${account}/api/v2/tickets/${ticketId}.json`,
      id: ticketId,
      external_id: null,
      via: {
        channel,
        source: {
          from: channel === 'email' ? { address: requester.email, name: requester.name } : {},
          to: channel === 'email' ? { name: 'Northwind', address: 'support@northwind.example' } : {},
          rel: null,
        },
      },
      created_at: isoTime(openedAt),
      updated_at: isoTime(at),
      type: random.pick(['question', 'incident', 'problem', 'task', null]),
      subject: conversation.subject,
      raw_subject: conversation.subject,
      priority: random.pick(['low', 'normal', 'normal', 'high', 'urgent', null]),
      status,
      custom_status_id: 12_480_498_776_781,
      recipient: 'support@northwind.example',
      requester_id: requester.id,
      submitter_id: requester.id,
      assignee_id: agent.id,
      organization_id: organizationId,
      group_id: groupId,
      collaborator_ids: [],
      follower_ids: random.chance(0.2) ? [random.pick(agents).id] : [],
      email_cc_ids: [],
      problem_id: null,
      has_incidents: false,
      is_public: true,
      due_at: random.chance(0.15) ? isoTime(at + 172_800) : null,
      tags,
      custom_fields: [
        { id: 360_012_345_601, value: conversation.order },
        { id: 360_012_345_618, value: random.pick(['webshop', 'marketplace', 'store']) },
        { id: 360_012_345_635, value: random.chance(0.5) ? requester.phoneNational : null },
        { id: 360_012_345_652, value: random.chance(0.5) },
      ],
      satisfaction_rating:
        isSolved && random.chance(0.6)
          ? {
              id: 4_408_000_000_000 + index,
              score: random.pick(['good', 'good', 'good', 'bad']),
              comment: conversation.rating,
            }
          : { score: 'unoffered' },
      sharing_agreement_ids: [],
      ticket_form_id: 360_000_389_592,
      brand_id: 360_002_256_672,
      allow_channelback: false,
      allow_attachments: true,
      requester: requesterRecord(random, requester, openedAt),
      assignee: { id: agent.id, name: agent.name, email: agent.email, role: 'agent' },
      organization: organizationRecord(requester),
      comments,
      metric_set: metricSet(random, ticketId, allComments.length, openedAt, at, isSolved),
    },
  }
}

function metricSet(
  random: Random,
  ticketId: number,
  comments: number,
  openedAt: number,
  at: number,
  isSolved: boolean,
) {
  const minutes = (most: number) => {
    const calendar = random.int(2, most)
    return { calendar, business: Math.floor(calendar / 3) }
  }
  return {
    id: 4_400_000_000_000 + ticketId,
    ticket_id: ticketId,
    reopens: random.int(0, 1),
    replies: comments - 1,
    assignee_updated_at: isoTime(openedAt + 300),
    initially_assigned_at: isoTime(openedAt + 240),
    solved_at: isSolved ? isoTime(at) : null,
    reply_time_in_minutes: minutes(1_400),
    first_resolution_time_in_minutes: isSolved ? minutes(9_000) : { calendar: null, business: null },
    agent_wait_time_in_minutes: minutes(900),
    requester_wait_time_in_minutes: minutes(5_000),
    on_hold_time_in_minutes: { calendar: 0, business: 0 },
  }
}

/** A version-4 UUID of the given choices. */
function uuid(random: Random): string {
  const hex = (count: number): string =>
    Array.from({ length: count }, () => random.int(0, 15).toString(16)).join('')
  return `${hex(8)}-${hex(4)}-4${hex(3)}-${random.pick(['8', '9', 'a', 'b'])}${hex(3)}-${hex(12)}`
}
