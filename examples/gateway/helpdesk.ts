// A small helpdesk: an ordinary HTTP server that knows nothing of Stet. It sends webhooks signed as Zendesk
// signs them, and has an API of three calls behind basic authentication.
import { createHmac } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface Helpdesk {
  readonly url: string
  /** Sends a ticket as a webhook. @returns the status that it was answered with */
  sendEvent(ticketId: number): Promise<number>
  /** Comments that came in through the API. */
  readonly comments: readonly string[]
  stop(): Promise<void>
}

const tickets = [
  {
    id: 41,
    status: 'open',
    created_at: '2026-01-05T10:00:00Z',
    subject: 'Refund for Jane Doe',
    internal_score: 0.83,
    requester: { id: 7001, name: 'Jane Doe', email: 'jane.doe@example.com', phone: '+1 212 555 0142' },
    comments: [
      { body: 'Hi, Jane here. Call me at (212) 555-0142, my card is 4111 1111 1111 1111.' },
      { body: '<p>On Mon, <b>Ja</b>ne D&#111;e &lt;jane.doe@example.com&gt; wrote: thank you</p>' },
    ],
  },
  {
    id: 42,
    status: 'pending',
    created_at: '2026-01-06T09:30:00Z',
    subject: 'Where is my order?',
    internal_score: 0.12,
    requester: { id: 7002, name: 'Zoë Specimen', email: 'zoe@example.net', phone: null },
    comments: [{ body: 'It went to 12 Example Street, Springfield. Regards, Zoë' }],
  },
]

/** Starts the helpdesk. @param password - of its API @param secret - that it signs webhooks with @param hook - where it sends them */
export async function startHelpdesk(
  port: number,
  password: string,
  secret: string,
  hook: string,
): Promise<Helpdesk> {
  const comments: string[] = []
  const expected = `Basic ${Buffer.from(`gateway:${password}`).toString('base64')}`
  const sendEvent = async (ticketId: number): Promise<number> => {
    const body = JSON.stringify({
      type: 'ticket.updated',
      ticket: tickets.find(({ id }) => id === ticketId),
    })
    const timestamp = new Date().toISOString()
    const signature = createHmac('sha256', secret)
      .update(timestamp + body)
      .digest('base64')
    const { status } = await fetch(hook, {
      method: 'POST',
      body,
      headers: {
        'content-type': 'application/json',
        'x-zendesk-webhook-signature': signature,
        'x-zendesk-webhook-signature-timestamp': timestamp,
      },
    })
    return status
  }
  const server = createServer((request, response) => {
    const [, told] = /^\/tell\/(\d+)$/.exec(request.url ?? '') ?? []
    if (told !== undefined)
      void sendEvent(Number(told)).then((status) => json(response, 200, { gateway: status }))
    else if (request.headers.authorization !== expected) json(response, 401, { error: 'not authorized' })
    else void answer(request, response, url, comments)
  })
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    url,
    comments,
    sendEvent,
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  }
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  url: string,
  comments: string[],
): Promise<void> {
  const { pathname, searchParams } = new URL(request.url ?? '/', url)
  const [, id] = /^\/api\/v2\/tickets\/(\d+)\.json$/.exec(pathname) ?? []
  const ticket = tickets.find((one) => String(one.id) === id)
  if (request.method === 'GET' && pathname === '/api/v2/tickets.json') {
    const page = Number(searchParams.get('page') ?? '1')
    const nextPage = page < tickets.length ? `${url}/api/v2/tickets.json?page=${page + 1}` : null
    json(response, 200, {
      tickets: tickets.slice(page - 1, page),
      count: tickets.length,
      next_page: nextPage,
    })
  } else if (ticket === undefined) json(response, 404, { error: `no ticket for ${pathname}` })
  else if (request.method === 'GET') json(response, 200, { ticket })
  else if (request.method === 'PUT') {
    const change = JSON.parse(await textOf(request)) as {
      ticket?: { status?: string; comment?: { body?: string } }
    }
    if (change.ticket?.comment?.body !== undefined) comments.push(change.ticket.comment.body)
    ticket.status = change.ticket?.status ?? ticket.status
    json(response, 200, { ticket })
  } else json(response, 405, { error: 'not allowed' })
}

async function textOf(request: IncomingMessage): Promise<string> {
  let text = ''
  for await (const chunk of request) text += String(chunk)
  return text
}

function json(response: ServerResponse, status: number, value: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value))
}
