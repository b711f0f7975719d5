/**
 * The files of a new connector, by their path in its folder. They are good as they stand: a helpdesk that
 * does not exist, with comments that say what to write instead.
 *
 * @param name - of the connector, and of its folder
 */
export function newConnectorFiles(name: string): Readonly<Record<string, string>> {
  return {
    'connector.yaml': connectorText(name),
    'policy.yaml': policyText(name),
    'samples/ticket-created.json': `${JSON.stringify(sample, undefined, 2)}\n`,
    'samples/ticket-created.expected.json': `${JSON.stringify(expected, undefined, 2)}\n`,
  }
}

const sample = {
  id: 'evt-20260301-0001',
  type: 'ticket.created',
  ticket: {
    id: 1042,
    status: 'open',
    created_at: '2026-03-01T09:30:00Z',
    requester: { id: 77, name: 'Ottilie Varga', email: 'ottilie.varga@example.com' },
    description: 'Ottilie Varga here: my parcel has not come, write to ottilie.varga@example.com',
  },
}

const expected = {
  route: 'events',
  description:
    'A new ticket. planted: every personal value in it, invented. leaves: what has to leave, by JSON pointer.',
  planted: ['Ottilie Varga', 'ottilie.varga@example.com'],
  leaves: { '/ticket/id': 1042, '/ticket/status': 'open' },
}

function connectorText(name: string): string {
  return `# yaml-language-server: $schema=https://unpkg.com/stet/connectors/connector.schema.json
#
# What is known of ${name}. Everything here is an example: replace it by what the vendor's documentation says.
# "stet connectors check" says what is wrong; docs/connectors.md says what each key is for.
connector: ${name}
title: ${name}
version: 1
description: Tickets of ${name}.
# Hosts of its API; [] where each installation has its own.
hosts: [api.${name}.example]
# The vendor's pages, by names that the rest refers to. A reviewer follows them.
sources:
  webhooks: https://developer.${name}.example/webhooks
  tickets: https://developer.${name}.example/tickets
# How a message is signed: zendesk, intercom, slack, stripe, github, shopify, standard-webhooks or shared-secret.
signature: { scheme: shared-secret, signatureHeader: X-Webhook-Secret, source: webhooks }
# What tells a message that is delivered twice, and what kind of message it is: a header or an address.
deliveryId: { in: body, address: $.id }
eventType: { in: body, address: $.type }
events:
  - type: ticket.created
    description: Somebody opened a ticket.
    route: events
    sample: ticket-created
# Calls of its API. Each takes a route of policy.yaml with "receive: api" that lists it under "match", for instance:
#  - name: ticket
#    method: GET
#    path: /v1/tickets/{id}
#    description: One ticket.
#    query: [include]
#    pagination: { kind: none }   # none, link-header, next-url, cursor, last-id, page or relation-link
#    route: tickets
#    source: tickets
endpoints: []
credentials:
  - kind: bearer
    description: An API token that an administrator makes.
    needs: [token]
    source: tickets
# Every field that is known, by object. personal: none, quasi (with others it tells who), direct (a name, an
# address to reach somebody), sensitive (health, money, identity), free-text, secret. "why" for all but none.
# "stet connectors catalogue --openapi FILE" writes this part from an OpenAPI document.
fields:
  event:
    at: [$]
    source: webhooks
    members:
      id: { type: string, personal: none }
      type: { type: string, personal: none }
  ticket:
    # Where such an object stands.
    at: [$.ticket]
    source: tickets
    members:
      id: { type: integer, personal: none }
      status: { type: string, personal: none }
      created_at: { type: timestamp, personal: none }
      description: { type: string, personal: free-text, why: what the requester wrote }
  requester:
    at: [$.ticket.requester]
    source: tickets
    members:
      id: { type: integer, personal: quasi, why: names one person for good }
      name: { type: string, personal: direct, why: a person's name }
      email: { type: string, personal: direct, why: reaches the person }
`
}

function policyText(name: string): string {
  return `# What may leave ${name} where nobody has decided yet: what was counted and when, and texts without who wrote them.
# Start from here: list less, or list more and say why.
policy: ${name}-default
source: ${name}
destination: receiver
routes:
  events:
    description: Events
    receive: webhook
    match: POST /${name}
    fields:
      $.id: { keep: { pattern: 'evt-[0-9-]{1,40}' } }
      $.type: { keep: { enum: [ticket.created] } }
      $.ticket.id: { keep: integer }
      $.ticket.status: { keep: { enum: [open, solved] } }
      $.ticket.created_at: { keep: timestamp }
      $.ticket.requester.id: { pseudonymize: id }
      # "known": the same value is also struck wherever the texts repeat it.
      $.ticket.requester.name: { replace: person, known: person }
      $.ticket.requester.email: { tokenize: email, known: email }
      $.ticket.description: { scan: conversation }
scans:
  conversation:
    locales: [en-US, en-GB]
    entities: { '*': replace }
`
}
