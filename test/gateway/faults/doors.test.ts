import { once } from 'node:events'
import type { ServerResponse } from 'node:http'
import { createBrotliCompress, createGzip, createZstdCompress, constants, gzipSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { detector as creditCard } from '../../../packages/engine/src/detector/generic/credit-card.ts'
import { defaultSchedule } from '../../../packages/server/src/egress/schedule.ts'
import { json, planted, rawExchange, startStage, ticket, until, type Stage } from '../harness.ts'

let stage: Stage
const codeOf = async (answer: Response): Promise<string> =>
  ((await answer.json()) as { error: { code: string } }).error.code
const expectNothingOut = (): void => {
  expect(stage.vendor.requests).toEqual([])
  for (const value of planted) expect(stage.log.join('')).not.toContain(value)
}
afterEach(async () => {
  vi.restoreAllMocks()
  await stage.stop()
})

describe('what the redaction needs', () => {
  const fail = (): never => {
    throw new Error('Leocadia Brandvold')
  }
  beforeEach(async () => {
    // A policy is compiled with its detectors, so that this one has to fail from the beginning.
    const validate = creditCard.validate?.bind(creditCard)
    let isBroken = false
    vi.spyOn(creditCard, 'validate').mockImplementation((...given) =>
      isBroken ? fail() : (validate?.(...given) ?? false),
    )
    breakDetector = () => (isBroken = true)
    stage = await startStage({ kind: 'embedded' })
    stage.helpdesk.answer = (_request, response) => {
      json(response, 200, ticket())
    }
  })
  let breakDetector: () => void

  it.each<readonly [what: string, code: string, status: number, breakIt: () => void]>([
    ['a detector', 'STET_DETECT_FAILED', 500, () => breakDetector()],
    [
      'the vault',
      'STET_VAULT_FAILED',
      503,
      () => vi.spyOn(stage.gateway.vault, 'store').mockRejectedValue(new Error('Leocadia Brandvold')),
    ],
  ])('%s fails: refused, both ways, each time', async (_what, code, status, breakIt) => {
    breakIt()
    for (let at = 0; at < 20; at += 1) {
      const answers = [await stage.send(ticket(at)), await stage.call('/tickets/41.json')]
      for (const answer of answers) {
        expect([answer.status, await codeOf(answer)]).toEqual([status, code])
        expect(answer.headers.has('retry-after')).toBe(status === 503)
      }
    }
    expect(await stage.gateway.store.deliveries({ max: 9 })).toEqual([])
    expectNothingOut()
  })
})

it('a vendor that answers 500 for an hour gets everything afterwards, under one id', async () => {
  const startMs = Date.now()
  let nowMs = startMs
  stage = await startStage({ kind: 'embedded' }, {}, { now: () => nowMs, schedule: defaultSchedule })
  stage.vendor.answer = (_request, response) =>
    response.writeHead(nowMs < startMs + 3_600_000 ? 500 : 204).end('Leocadia')
  for (let id = 1; id <= 5; id += 1)
    expect((await stage.send(ticket(id), { timestamp: new Date(nowMs).toISOString() })).status).toBe(200)
  const delivered = async (): Promise<number> =>
    (await stage.gateway.store.deliveries({ state: 'delivered', max: 9 })).length
  await until(async () => {
    nowMs += 60_000
    return (await delivered()) === 5
  }, 50_000)
  const ids = new Map<string, Set<string>>()
  for (const { body, request } of stage.vendor.requests)
    ids.set(body, (ids.get(body) ?? new Set()).add(String(request.headers['webhook-id'])))
  expect([ids.size, ...[...ids.values()].map(({ size }) => size)]).toEqual([5, 1, 1, 1, 1, 1])
  expect(nowMs).toBeGreaterThan(startMs + 3_600_000)
})

describe('a bomb', () => {
  const bombBytes = 600 * 1024 * 1024
  const memoryBytesMax = 300 * 1024 * 1024
  beforeEach(async () => {
    stage = await startStage({ kind: 'embedded' })
  })

  const explode = async (response: ServerResponse, coding: string): Promise<void> => {
    const quick = { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } }
    const squeeze =
      coding === 'gzip'
        ? createGzip({ level: 1 })
        : coding === 'br'
          ? createBrotliCompress(quick)
          : createZstdCompress()
    response.writeHead(200, { 'content-type': 'application/json', 'content-encoding': coding })
    squeeze.on('error', () => undefined).pipe(response)
    const gone = new AbortController()
    response.once('close', () => {
      squeeze.destroy()
      gone.abort()
    })
    const chunk = Buffer.alloc(1 << 20, 'x')
    squeeze.write('{"secret":"')
    for (let at = 0; at < bombBytes && !squeeze.destroyed; at += chunk.length)
      if (!squeeze.write(chunk)) await once(squeeze, 'drain', { signal: gone.signal })
    if (!squeeze.destroyed) squeeze.end('"}')
  }

  const limits = { 'one record': 'STET_LIMIT_RECORD', 'all of it struck': 'STET_UPSTREAM_CONTENT' }
  const bombs = Object.entries(limits).flatMap(([what, code]) =>
    ['gzip', 'br', 'zstd'].map((coding) => [coding, what, code] as const),
  )
  it.each(bombs)('of the helpdesk (%s, %s) is given up, and memory stays', async (coding, what, code) => {
    stage.helpdesk.answer = (_request, response) => void explode(response, coding).catch(() => undefined)
    const before = process.memoryUsage().rss
    let peak = before
    const watch = setInterval(() => (peak = Math.max(peak, process.memoryUsage().rss)), 20)
    const answer = await stage.call(what === 'one record' ? '/tickets/41.json' : '/files/7', {
      headers: { 'accept-encoding': coding },
    })
    clearInterval(watch)
    expect([answer.status, await codeOf(answer)]).toEqual([502, code])
    expect(peak - before).toBeLessThan(memoryBytesMax)
  })

  it.each(['gzip', 'br', 'zstd'])('of the vendor or the source (%s) is not even opened', async (coding) => {
    const body = gzipSync(Buffer.alloc(1 << 24))
    const headers = { 'content-type': 'application/json', 'content-encoding': coding }
    const written = await stage.call('/tickets/41.json', { method: 'PUT', body, headers })
    expect([written.status, await codeOf(written)]).toEqual([415, 'STET_REQUEST_BODY'])
    const sent = await stage.send(ticket(), { headers })
    expect([sent.status, await codeOf(sent)]).toEqual([415, 'STET_REQUEST_BODY'])
    expect(stage.helpdesk.requests).toEqual([])
    expectNothingOut()
  })
})

describe('HTTP', () => {
  beforeEach(async () => {
    stage = await startStage({ kind: 'embedded' })
    stage.helpdesk.answer = (_request, response) => {
      json(response, 200, ticket(), { connection: 'x-inner', 'x-inner': 'Leocadia' })
    }
  })
  const path = '/api/demo/tickets/41.json'
  const exchange = (lines: readonly string[], end = '\r\n'): Promise<string> =>
    rawExchange(
      stage.listening.port,
      [...lines, 'Host: x', `Authorization: Bearer ${stage.key}`, '', ''].join(end),
      1500,
    )

  it('HTTP/1.0 is answered whole, without chunks', async () => {
    const text = await exchange([`GET ${path} HTTP/1.0`])
    expect(text).toMatch(/^HTTP\/1\.1 200 /)
    expect(text).not.toMatch(/transfer-encoding/i)
    expect(JSON.parse(text.slice(text.indexOf('\r\n\r\n')))).toMatchObject({ id: 41 })
    for (const value of planted) expect(text).not.toContain(value)
  })

  it('headers that Connection lists stay where they are, both ways', async () => {
    const text = await exchange([`GET ${path} HTTP/1.1`, 'Connection: close, x-mine', 'X-Mine: 1'])
    expect(text).toMatch(/^HTTP\/1\.1 200 /)
    expect(text).not.toMatch(/x-inner|Leocadia/i)
    expect(stage.helpdesk.requests.map(({ request }) => request.headers['x-mine'])).toEqual([undefined])
  })

  it.each<readonly [what: string, lines: readonly string[], end: string]>([
    ['a bare LF', [`GET ${path} HTTP/1.1`], '\n'],
    [
      'a header that ends with a bare LF',
      [`PUT ${path} HTTP/1.1`, 'Content-Length: 0', 'X-A: 1\nX-B: 2'],
      '\r\n',
    ],
    ['an encoded ?', ['GET /api/demo/tickets/41.json%3fpage=1 HTTP/1.1'], '\r\n'],
    ['an encoded #', ['GET /api/demo/tickets/41.json%23 HTTP/1.1'], '\r\n'],
    ['an encoded slash', ['GET /api/demo/tickets%2f41.json HTTP/1.1'], '\r\n'],
    ['dots before an encoded slash', ['GET /api/demo/tickets/..%2fusers.json HTTP/1.1'], '\r\n'],
    ['doubly encoded dots', ['GET /api/demo/tickets/%252e%252e/users.json HTTP/1.1'], '\r\n'],
  ])('%s is refused, and nothing reaches the helpdesk', async (_what, lines, end) => {
    expect(await exchange(lines, end)).toMatch(/^HTTP\/1\.1 4\d\d /)
    expect(stage.helpdesk.requests).toEqual([])
  })
})
