// A small vendor: it takes webhooks signed by Standard Webhooks, and calls the helpdesk's API, or what it
// takes for it.
import { createHmac, timingSafeEqual } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface Vendor {
  readonly url: string
  /** Bodies that came with a good signature. */
  readonly received: readonly string[]
  stop(): Promise<void>
}

/** Starts the vendor. @param secret - `whsec_…` @param onMessage - told of each message */
export async function startVendor(
  port: number,
  secret: string,
  onMessage: (body: string) => void,
): Promise<Vendor> {
  const received: string[] = []
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64')
  const server = createServer((request, response) => {
    let body = ''
    request.on('data', (chunk: Buffer) => (body += chunk.toString('utf8')))
    request.on('end', () => {
      const { 'webhook-id': id, 'webhook-timestamp': time, 'webhook-signature': signature } = request.headers
      const expected = Buffer.from(
        `v1,${createHmac('sha256', key)
          .update(`${String(id)}.${String(time)}.${body}`)
          .digest('base64')}`,
      )
      const given = Buffer.from(String(signature))
      const isGood = given.length === expected.length && timingSafeEqual(given, expected)
      if (isGood) {
        received.push(body)
        onMessage(body)
      }
      response.writeHead(isGood ? 204 : 401).end()
    })
  })
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hooks`,
    received,
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  }
}
