import type { Agent, Message } from './conversation.ts'
import type { Person } from './person.ts'
import type { Random } from './random.ts'
import { clientName, ipAddress, isoTime } from './specimens.ts'

const account = 'https://northwind.zendesk.com'

/** A message in the shape of Zendesk's ticket comments: plain, as HTML, and as one line. */
export function comment(
  random: Random,
  message: Message,
  place: number,
  requester: Person,
  agent: Agent,
  at: number,
  channel: string,
  ip: string,
) {
  const isCustomer = message.author === 'customer'
  const authorId = isCustomer ? requester.id : agent.id
  const id = 12_503_000_000_000 + Math.floor(random.next() * 90_000_000_000) + place
  const paragraphs = message.body
    .split('\n\n')
    .map((text) => `<p dir="auto">${escapeHtml(text).replace(/\n/g, '<br>')}</p>`)
  return {
    id,
    type: 'Comment',
    author_id: authorId,
    body: message.body,
    html_body: `<div class="zd-comment" dir="auto">${paragraphs.join('')}</div>`,
    plain_body: message.body.replace(/\n+/g, ' '),
    public: message.isPublic,
    attachments: isCustomer && random.chance(0.12) ? [attachment(random, requester)] : [],
    via: isCustomer
      ? {
          channel,
          source: {
            from: channel === 'email' ? { address: requester.email, name: requester.name } : {},
            to: {},
            rel: null,
          },
        }
      : { channel: 'web', source: { from: {}, to: {}, rel: null } },
    metadata: {
      system: isCustomer
        ? {
            client: clientName(random),
            ip_address: ip,
            location: `${requester.city}, ${requester.area}`,
            latitude: requester.latitude,
            longitude: requester.longitude,
          }
        : { ip_address: ipAddress(random) },
      custom: {},
    },
    created_at: isoTime(at),
  }
}

function attachment(random: Random, requester: Person) {
  const id = 360_255_000_000 + random.int(0, 99_999_999)
  return {
    id,
    file_name: `${requester.family}_${random.pick(['photo', 'receipt', 'statement'])}.jpg`,
    content_url: `${account}/attachments/token/${random.int(0x10000000, 0xffffffff).toString(16)}/?name=${encodeURIComponent(requester.family)}.jpg`,
    content_type: 'image/jpeg',
    size: random.int(20_000, 4_000_000),
    inline: false,
  }
}

function escapeHtml(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;')
}
