import { createRedactor, loadPolicy } from '@stet/engine'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Socket } from 'node:net'
import { Webhook } from 'standardwebhooks'
import type { Dispatcher } from 'undici'
import { afterAll, describe, expect, it, onTestFinished } from 'vitest'
import { Secret } from '../contract/secret.ts'
import { createAddressGuard } from './address-guard.ts'
import type { DeliveryResult } from './classify.ts'
import { answerBytesMax, deliver, type Delivery } from './deliver.ts'
import { createDispatcher } from './dispatcher.ts'
import { Outbound } from './outbound.ts'
import { bodyOf, startHttp, startRaw, type TestServer } from './servers.testing.ts'
import { newMessageId, newSigningSecret, readSigningKey } from './sign.ts'

const policy =
  'policy: p\nsource: s\ndestination: d\nroutes:\n  r:\n    receive: webhook\n    fields:\n      $.id: { keep: integer }\n      $.text: { keep: any, reason: needed for this test }\n'
const redactor = await createRedactor(loadPolicy(policy))

async function outbound(document: object): Promise<Outbound> {
  const { output } = await redactor.redact(Buffer.from(JSON.stringify(document)))
  return Outbound.of(output)
}

const small = await outbound({ id: 1 })
const secret = newSigningSecret('v1')
const keys = [readSigningKey(new Secret(secret, 'test'))]
const dispatcher: Dispatcher = createDispatcher({ guard: createAddressGuard(['127.0.0.1']) })
afterAll(() => dispatcher.destroy())

interface Attempt {
  readonly result: DeliveryResult
  readonly tookMs: number
}

async function attempt(port: number, over: Partial<Delivery> = {}, signal?: AbortSignal): Promise<Attempt> {
  const started = performance.now()
  const result = await deliver(
    {
      url: new URL(`http://127.0.0.1:${port}/hooks/acme?tenant=1`),
      messageId: newMessageId(),
      contentType: 'application/json',
      body: small,
      keys,
      timeoutMs: 10_000,
      ...over,
    },
    { dispatcher, now: Date.now, signal },
  )
  return { result, tookMs: performance.now() - started }
}

async function raw(speak: (socket: Socket) => void): Promise<TestServer> {
  const server = await startRaw(speak)
  onTestFinished(() => server.close())
  return server
}

/** Answers every request with one status. */
async function answering(
  status: number,
  headers: Readonly<Record<string, string>> = {},
): Promise<TestServer> {
  const server = await startHttp((request, response) => {
    request.resume()
    response.writeHead(status, headers).end('a text of the destination that nobody may see')
  })
  onTestFinished(() => server.close())
  return server
}

describe('a delivery', () => {
  it('is what the standardwebhooks package verifies: path, headers, bytes', async () => {
    const got: { method: string; url: string; headers: Record<string, string>; body: Buffer }[] = []
    const server = await startHttp((request, response) => {
      void bodyOf(request).then((body) => {
        const { method = '', url = '', headers } = request
        got.push({ method, url, headers: headers as Record<string, string>, body })
        response.writeHead(204).end()
      })
    })
    onTestFinished(() => server.close())
    const body = await outbound({ id: 7, text: 'Grüße 🙂'.repeat(2_000), unlisted: 'never' })
    const messageId = newMessageId()
    const first = await attempt(server.port, { body, messageId })
    const second = await attempt(server.port, { body, messageId })
    expect([first.result, second.result]).toEqual(Array(2).fill({ kind: 'delivered', status: 204 }))
    expect(got).toHaveLength(2)
    for (const one of got) {
      expect(one).toMatchObject({ method: 'POST', url: '/hooks/acme?tenant=1' })
      expect(one.headers).toMatchObject({
        'webhook-id': messageId,
        'content-type': 'application/json',
        'content-length': String(body.bytes.length),
      })
      expect(one.body.equals(body.bytes)).toBe(true)
      expect(one.body.toString()).not.toContain('never')
      expect(new Webhook(secret).verify(one.body, one.headers)).toMatchObject({ id: 7 })
    }
  })

  it('takes nothing that did not come from the engine', async () => {
    const server = await answering(200)
    const bytes = Buffer.from('raw')
    const forged = Object.create(Outbound.prototype, { bytes: { value: bytes } }) as Outbound
    for (const body of [forged, { bytes } as never, bytes as never]) {
      await expect(attempt(server.port, { body })).rejects.toThrow('does not carry the seal')
    }
    expect(server.connections()).toBe(0)
  })
})

it('uses a connection again', async () => {
  const server = await answering(200)
  for (let times = 0; times < 20; times++) expect((await attempt(server.port)).result.kind).toBe('delivered')
  expect(server.connections()).toBeLessThanOrEqual(2)
})

describe('an answer', () => {
  it.each([
    [200, {}, { kind: 'delivered', status: 200 }],
    [202, {}, { kind: 'delivered', status: 202 }],
    [301, { location: 'https://elsewhere.example/' }, { kind: 'failure', status: 301 }],
    [307, { location: '/' }, { kind: 'failure', status: 307 }],
    [304, {}, { kind: 'failure', status: 304 }],
    [400, {}, { kind: 'failure', status: 400 }],
    [401, {}, { kind: 'failure', status: 401 }],
    [404, { 'retry-after': '7' }, { kind: 'failure', status: 404 }],
    [408, {}, { kind: 'retry', status: 408 }],
    [410, {}, { kind: 'gone', status: 410 }],
    [425, { 'retry-after': '1' }, { kind: 'retry', status: 425, retryAfterMs: 1_000 }],
    [429, { 'retry-after': '120' }, { kind: 'retry', status: 429, retryAfterMs: 120_000 }],
    [429, { 'retry-after': 'soon' }, { kind: 'retry', status: 429 }],
    [500, {}, { kind: 'retry', status: 500 }],
    [503, { 'retry-after': '99999999999' }, { kind: 'retry', status: 503, retryAfterMs: 86_400_000 }],
    [599, {}, { kind: 'retry', status: 599 }],
  ] as const)('%i %o', async (status, headers, result) => {
    const server = await answering(status, headers)
    expect((await attempt(server.port)).result).toEqual(result)
  })
})

/** Nothing of a result may hold a text of the other side, nor of the error that it made. */
function isOurs(result: DeliveryResult): void {
  const text = `${JSON.stringify(result)} ${'error' in result ? String(result.error) : ''}`
  expect(text).not.toMatch(/127\.0\.0\.1|UND_ERR|ECONN|socket|HPE|LEAKED/i)
}

describe('a destination that', () => {
  it.each([
    ['never answers', () => undefined],
    ['drips its headers', drip('HTTP/1.1 200 OK\r\nx-pad: ' + 'a'.repeat(5_000))],
    ['sends interim answers without end', endless('HTTP/1.1 103 Early Hints\r\nlink: </x>\r\n\r\n', 20)],
  ] as const)('%s is given up in time', async (_what, speak) => {
    const server = await raw(speak)
    const { result, tookMs } = await attempt(server.port, { timeoutMs: 700 })
    expect(result).toMatchObject({ kind: 'retry', error: { code: 'STET_UPSTREAM_TIMEOUT' } })
    expect(tookMs).toBeLessThan(5_000)
    isOurs(result)
    await sleep(50)
    expect(server.open()).toBe(0)
  })

  it.each([
    ['closes at once', (socket: Socket) => socket.destroy()],
    ['resets the connection', (socket: Socket) => socket.resetAndDestroy()],
    ['closes within its headers', (socket: Socket) => socket.end('HTTP/1.1 200 OK\r\nx-pad: LEAKED')],
  ] as const)('%s has not got it', async (_what, speak) => {
    const server = await raw(speak)
    const { result } = await attempt(server.port)
    expect(result).toMatchObject({ kind: 'retry', error: { code: 'STET_UPSTREAM_UNREACHABLE' } })
    isOurs(result)
  })

  it.each([
    ['speaks another protocol', 'SSH-2.0-LEAKED\r\n\r\n'],
    ['sends headers without end', `HTTP/1.1 200 OK\r\n${'x-pad: LEAKED\r\n'.repeat(10_000)}\r\n`],
    ['sends two lengths', 'HTTP/1.1 200 OK\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\nLEAKED'],
    [
      'sends a length and chunks',
      'HTTP/1.1 200 OK\r\ncontent-length: 1\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n',
    ],
  ])('%s has not got it', async (_what, text) => {
    const server = await raw((socket) => socket.end(text))
    const { result } = await attempt(server.port)
    expect(result).toMatchObject({ kind: 'retry', error: { code: 'STET_UPSTREAM_RESPONSE' } })
    isOurs(result)
  })

  it.each([
    ['lies about its length, too long', 'HTTP/1.1 200 OK\r\ncontent-length: 1000\r\n\r\nshort'],
    ['lies about its length, too short', 'HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nLEAKED and more'],
    ['cuts its chunks', 'HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n5\r\nshor'],
    ['says a length past all bounds', 'HTTP/1.1 200 OK\r\ncontent-length: 10737418240\r\n\r\nLEAKED'],
  ])('%s has got it: it said so', async (_what, text) => {
    const server = await raw((socket) => socket.end(text))
    const { result } = await attempt(server.port)
    expect(result).toEqual({ kind: 'delivered', status: 200 })
    // Nor is the next one harmed.
    expect((await attempt(server.port)).result.kind).toBe('delivered')
  })

  it('drips the body of its answer is given up in time', async () => {
    const server = await raw((socket) => {
      socket.write('HTTP/1.1 200 OK\r\ncontent-length: 60000\r\n\r\n')
      drip('a'.repeat(60_000))(socket)
    })
    const { result, tookMs } = await attempt(server.port, { timeoutMs: 30_000 })
    expect(result).toEqual({ kind: 'delivered', status: 200 })
    expect(tookMs).toBeLessThan(10_000)
  })

  it.each([
    ['a length of 10 GiB', 'content-length: 10737418240', ''],
    ['chunks', 'transfer-encoding: chunked', '10000\r\n'],
    ['neither', 'connection: close', ''],
  ])('sends an answer without end, with %s, is cut off', async (_how, header, chunkHead) => {
    let sent = 0
    const chunk = Buffer.from(chunkHead + 'a'.repeat(65_536) + (chunkHead === '' ? '' : '\r\n'))
    const server = await raw((socket) => {
      const push = (): void => {
        while (!socket.destroyed && socket.write(chunk)) sent += chunk.length
      }
      socket.on('drain', push)
      socket.write(`HTTP/1.1 500 Oh\r\n${header}\r\n\r\n`)
      push()
    })
    const before = process.memoryUsage().rss
    const { result } = await attempt(server.port)
    await sleep(100)
    expect(result).toEqual({ kind: 'retry', status: 500 })
    // What the sockets of both sides hold besides.
    expect(sent).toBeLessThan(answerBytesMax + 8 * 1024 * 1024)
    expect(process.memoryUsage().rss - before).toBeLessThan(64 * 1024 * 1024)
    expect(server.open()).toBeLessThanOrEqual(1)
  })

  it('does not take the request’s body is given up in time', async () => {
    const server = await raw((socket) => socket.pause())
    const body = await outbound({ id: 1, text: 'x'.repeat(900_000) })
    const { result, tookMs } = await attempt(server.port, { body, timeoutMs: 700 })
    expect(result).toMatchObject({ kind: 'retry', error: { code: 'STET_UPSTREAM_TIMEOUT' } })
    expect(tookMs).toBeLessThan(5_000)
  })

  it('is slow does not slow another', async () => {
    const slow = await raw(() => undefined)
    const good = await answering(200)
    const waiting = Array.from({ length: 100 }, () => attempt(slow.port, { timeoutMs: 3_000 }))
    await sleep(50)
    const { result, tookMs } = await attempt(good.port)
    expect(result).toEqual({ kind: 'delivered', status: 200 })
    expect(tookMs).toBeLessThan(2_500)
    const ends = await Promise.all(waiting)
    expect(ends.every((one) => one.result.kind === 'retry' && one.tookMs < 10_000)).toBe(true)
  })
})

it('ends at once when the gateway stops', async () => {
  const server = await raw(() => undefined)
  const { result, tookMs } = await attempt(server.port, { timeoutMs: 30_000 }, AbortSignal.timeout(100))
  expect(result.kind).toBe('retry')
  expect(tookMs).toBeLessThan(5_000)
})

function drip(text: string): (socket: Socket) => void {
  return endless(text, 50, true)
}

/** Writes a text again and again, or once by single characters, with pauses in milliseconds. */
function endless(text: string, pauseMs: number, isByCharacter = false): (socket: Socket) => void {
  return (socket) => {
    let at = 0
    const timer = setInterval(() => {
      if (socket.destroyed) clearInterval(timer)
      else socket.write(isByCharacter ? (text[at++] ?? '') : text)
    }, pauseMs)
    socket.on('close', () => clearInterval(timer))
  }
}
