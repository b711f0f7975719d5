import { brotliCompressSync, gzipSync, zstdCompressSync } from 'node:zlib'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { json, planted, rawExchange, startStage, ticket, type Stage } from './harness.ts'

let stage: Stage
beforeAll(async () => {
  stage = await startStage({ kind: 'embedded' })
})
afterAll(async () => {
  await stage.stop()
})
beforeEach(() => {
  stage.helpdesk.requests.length = 0
  stage.helpdesk.answer = (_request, response) =>
    json(response, 200, ticket(), { 'set-cookie': 'sentinel-7f3=1' })
})

const codeOf = async (answer: Response): Promise<unknown> =>
  ((await answer.json()) as { error: { code: string } }).error.code

describe('a call', () => {
  it('goes to the helpdesk with the gateway’s credential, and comes back redacted', async () => {
    const answer = await stage.call('/tickets/41.json', { headers: { cookie: 'a=b', 'x-anything': 'x' } })
    expect(answer.status).toBe(200)
    const text = await answer.text()
    expect(JSON.parse(text)).toMatchObject({
      id: 41,
      body: '[PERSON_1] here, card ************1111, mail [EMAIL_ADDRESS_1]',
    })
    for (const value of planted) expect(text + JSON.stringify([...answer.headers])).not.toContain(value)
    const [{ request }] = stage.helpdesk.requests as [Stage['helpdesk']['requests'][number]]
    expect(request.url).toBe('/v2/tickets/41.json')
    expect(request.headers.authorization).toMatch(/^Basic /)
    expect(Object.keys(request.headers).sort()).toEqual(
      ['accept', 'accept-encoding', 'authorization', 'connection', 'host', 'user-agent'].sort(),
    )
    expect(JSON.stringify(request.headers)).not.toContain(stage.key)
  })

  it.each<readonly [what: string, status: number, code: string, call: () => Promise<Response>]>([
    [
      'without a key',
      401,
      'STET_AUTH_KEY',
      () => stage.call('/tickets/41.json', { headers: { authorization: '' } }),
    ],
    [
      'with another key',
      401,
      'STET_AUTH_KEY',
      () => stage.call('/tickets/41.json', { headers: { authorization: 'Bearer stet_vk_x' } }),
    ],
    ['of another path', 403, 'STET_REQUEST_ROUTE', () => stage.call('/users.json')],
    [
      'of another method',
      403,
      'STET_REQUEST_ROUTE',
      () => stage.call('/tickets/41.json', { method: 'DELETE' }),
    ],
    ['of an encoded path', 403, 'STET_REQUEST_ROUTE', () => stage.call('/tickets%2f41.json')],
    [
      'with an unlisted parameter',
      400,
      'STET_REQUEST_QUERY',
      () => stage.call('/tickets.json?include=users'),
    ],
    ['with a parameter twice', 400, 'STET_REQUEST_QUERY', () => stage.call('/tickets.json?page=1&page=2')],
    ['with a bad encoding', 400, 'STET_REQUEST_TARGET', () => stage.call('/tickets.json?page=%zz')],
    [
      'with a body that no route is for',
      415,
      'STET_REQUEST_BODY',
      () =>
        stage.call('/tickets/41.json', { method: 'PUT', body: 'x=1', headers: { 'content-type': 'text/x' } }),
    ],
  ])('%s is refused, and nothing reaches the helpdesk', async (_what, status, code, call) => {
    const answer = await call()
    expect([answer.status, await codeOf(answer)]).toEqual([status, code])
    expect(stage.helpdesk.requests).toEqual([])
  })

  it('with basic authentication has its key as the password', async () => {
    const authorization = `Basic ${Buffer.from(`anybody/token:${stage.key}`).toString('base64')}`
    expect((await stage.call('/tickets/41.json', { headers: { authorization } })).status).toBe(200)
  })

  it('that writes is stripped to what the policy lists, with tokens given back', async () => {
    const { requester } = (await (await stage.call('/tickets/41.json')).json()) as {
      requester: { email: string }
    }
    const body = JSON.stringify({ status: 'solved', owner: 'me', comment: `to ${requester.email}` })
    const init = { method: 'PUT', body, headers: { 'content-type': 'application/json' } }
    const answer = await stage.call('/tickets/41.json', init)
    expect(await answer.json()).toEqual({ id: 41 })
    const written = stage.helpdesk.requests.at(-1)
    expect(JSON.parse(written?.body ?? '')).toEqual({ status: 'solved', comment: 'to leo.b@mail.example' })
  })
})

describe('an answer', () => {
  const coded = { gzip: gzipSync, br: brotliCompressSync, zstd: zstdCompressSync }
  it.each(Object.keys(coded))('in %s is undone and done again', async (coding) => {
    const page = { tickets: Array.from({ length: 300 }, (_, id) => ticket(id)) }
    stage.helpdesk.answer = (request, response) => {
      expect(request.headers['accept-encoding']).toContain(coding)
      response.writeHead(200, { 'content-type': 'application/json', 'content-encoding': coding })
      response.end(coded[coding as 'gzip'](JSON.stringify(page)))
    }
    const answer = await stage.call('/tickets.json', { headers: { 'accept-encoding': coding } })
    expect(answer.headers.get('content-encoding')).toBe(coding)
    const text = await answer.text()
    expect((JSON.parse(text) as { tickets: unknown[] }).tickets).toHaveLength(300)
    for (const value of ['Brandvold', 'sentinel-7f3', '4111 1111 1111 1111', 'leo.b@'])
      expect(text).not.toContain(value)
  })

  it('leads on to the next page at the gateway', async () => {
    stage.helpdesk.answer = (_request, response) =>
      json(
        response,
        200,
        { next: `${stage.helpdesk.url}/v2/tickets.json?page=2` },
        {
          link: `<${stage.helpdesk.url}/v2/tickets.json?page=2>; rel="next", <https://evil.example/>; rel="x"`,
        },
      )
    const answer = await stage.call('/tickets.json?page=1')
    const next = `${stage.listening.url}/api/demo/tickets.json?page=2`
    expect(await answer.json()).toEqual({ next })
    expect(answer.headers.get('link')).toBe(`<${next}>; rel="next"`)
  })

  it('elsewhere is struck', async () => {
    stage.helpdesk.answer = (_request, response) =>
      json(response, 200, { next: `${stage.helpdesk.url}/v2/users.json` })
    expect(await (await stage.call('/tickets.json')).json()).toEqual({})
  })

  it('that has not changed is not sent again', async () => {
    stage.helpdesk.answer = (request, response) => {
      if (request.headers['if-none-match'] === '"v1-Leocadia"')
        response.writeHead(304, { etag: '"v1-Leocadia"' }).end()
      else json(response, 200, ticket(), { etag: '"v1-Leocadia"' })
    }
    const first = await stage.call('/tickets/41.json')
    const etag = first.headers.get('etag') ?? ''
    await first.text()
    expect(etag).toMatch(/^W\/"/)
    const second = await stage.call('/tickets/41.json', { headers: { 'if-none-match': etag } })
    expect([second.status, second.headers.get('etag'), await second.text()]).toEqual([304, etag, ''])
  })

  it.each<readonly [what: string, status: number, code: string, answer: Stage['helpdesk']['answer']]>([
    [
      'that is an error',
      404,
      'STET_UPSTREAM_STATUS',
      (_, response) => json(response, 404, { error: 'Leocadia' }),
    ],
    ['to a wrong credential', 502, 'STET_UPSTREAM_CREDENTIAL', (_, response) => json(response, 401, {})],
    [
      'of another kind',
      502,
      'STET_UPSTREAM_CONTENT',
      (_, response) => void response.writeHead(200, { 'content-type': 'text/html' }).end('<p>Leocadia'),
    ],
    [
      'in another character set',
      502,
      'STET_UPSTREAM_CONTENT',
      (_, response) =>
        void response.writeHead(200, { 'content-type': 'application/json; charset=utf-16' }).end('{}'),
    ],
    [
      'that is no JSON',
      502,
      'STET_INPUT_JSON',
      (_, response) =>
        void response.writeHead(200, { 'content-type': 'application/json' }).end('{"body":Leocadia'),
    ],
    [
      'elsewhere',
      502,
      'STET_UPSTREAM_REDIRECT',
      (_, response) => void response.writeHead(302, { location: 'https://evil.example/Leocadia' }).end(),
    ],
    ['that never comes', 504, 'STET_UPSTREAM_TIMEOUT', () => undefined],
    ['that is cut off at once', 502, 'STET_UPSTREAM_UNREACHABLE', (request) => void request.socket.destroy()],
  ])('%s says nothing of it', async (_what, status, code, answer) => {
    stage.helpdesk.answer = answer
    const got = await stage.call('/tickets/41.json')
    const text = await got.text()
    expect([got.status, (JSON.parse(text) as { error: { code: string } }).error.code]).toEqual([status, code])
    for (const value of planted) expect(text + stage.log.join('')).not.toContain(value)
  })

  it('that breaks off in the middle is broken off', async () => {
    stage.helpdesk.answer = (request, response) => {
      response.writeHead(200, { 'content-type': 'application/json' })
      response.write(
        `{"tickets":[${Array.from({ length: 4000 }, (_, id) => JSON.stringify(ticket(id))).join(',')},`,
      )
      setTimeout(() => request.socket.destroy(), 100)
    }
    const answer = await stage.call('/tickets.json')
    expect(answer.status).toBe(200)
    await expect(answer.text()).rejects.toThrow()
  })

  it('that is an image is one grey pixel', async () => {
    stage.helpdesk.answer = (_request, response) =>
      response.writeHead(200, { 'content-type': 'image/jpeg' }).end('Leocadia')
    const answer = await stage.call('/files/7')
    expect(answer.headers.get('content-type')).toBe('image/png')
    expect(
      Buffer.from(await answer.arrayBuffer())
        .subarray(1, 4)
        .toString(),
    ).toBe('PNG')
  })

  it('to HEAD has no body', async () => {
    const answer = await stage.call('/tickets/41.json', { method: 'HEAD' })
    expect([answer.status, await answer.text()]).toEqual([200, ''])
  })
})

it('a revoked key is refused at once', async () => {
  const [row] = await stage.gateway.store.vendorKeys()
  const other = await startStage({ kind: 'embedded' })
  expect(
    (await other.call('/tickets/41.json', { headers: { authorization: `Bearer ${stage.key}` } })).status,
  ).toBe(401)
  await other.gateway.store.revokeVendorKey(row?.id ?? '', Date.now())
  expect((await other.call('/tickets/41.json')).status).toBe(401)
  await other.stop()
})

describe('HTTP in disguise', () => {
  const head = (lines: readonly string[], body = ''): string => `${lines.join('\r\n')}\r\n\r\n${body}`
  const request = (line: string, ...more: string[]): string =>
    head([line, 'Host: x', `Authorization: Bearer ${stage.key}`, ...more])

  it.each<readonly [what: string, bytes: () => string]>([
    [
      'two lengths',
      () => request('PUT /api/demo/tickets/41.json HTTP/1.1', 'Content-Length: 1', 'Content-Length: 2'),
    ],
    [
      'a length and chunks',
      () =>
        request('PUT /api/demo/tickets/41.json HTTP/1.1', 'Content-Length: 5', 'Transfer-Encoding: chunked') +
        '0\r\n\r\n',
    ],
    [
      'chunked in disguise',
      () => request('PUT /api/demo/tickets/41.json HTTP/1.1', 'Transfer-Encoding: xchunked'),
    ],
    ['a folded header', () => request('GET /api/demo/tickets/41.json HTTP/1.1', 'X-A: b', ' folded')],
    ['a space before the colon', () => request('GET /api/demo/tickets/41.json HTTP/1.1', 'X-A : b')],
    ['an absolute target', () => request('GET http://evil.example/api/demo/tickets/41.json HTTP/1.1')],
    ['an authority', () => request('CONNECT evil.example:443 HTTP/1.1')],
    ['dots', () => request('GET /api/demo/../demo/users.json HTTP/1.1')],
    ['encoded dots', () => request('GET /api/demo/%2e%2e/users.json HTTP/1.1')],
    ['a fragment', () => request('GET /api/demo/tickets/41.json#x HTTP/1.1')],
    [
      'an upgrade',
      () => request('GET /api/demo/tickets/41.json HTTP/1.1', 'Connection: upgrade', 'Upgrade: websocket'),
    ],
    ['no host', () => head(['GET /api/demo/tickets/41.json HTTP/1.1', `Authorization: Bearer ${stage.key}`])],
    [
      'headers without end',
      () => request('GET /api/demo/tickets/41.json HTTP/1.1', `X-A: ${'x'.repeat(40_000)}`),
    ],
    ['another version', () => request('GET /api/demo/tickets/41.json HTTP/9.9')],
  ])('%s is refused, and nothing reaches the helpdesk', async (_what, bytes) => {
    const text = await rawExchange(stage.listening.port, bytes())
    expect(text).toMatch(/^HTTP\/1\.1 4\d\d /)
    expect(stage.helpdesk.requests).toEqual([])
  })

  it('a request that drips is ended', async () => {
    const text = await rawExchange(
      stage.listening.port,
      'GET /api/demo/tickets/41.json HTTP/1.1\r\nHost: x\r\nX-A: ',
    )
    expect(text).toMatch(/^(?:HTTP\/1\.1 4\d\d |$)/)
    expect(stage.helpdesk.requests).toEqual([])
  })

  it('two requests in one piece have two answers in order', async () => {
    const bytes =
      request('GET /healthz HTTP/1.1') + request('GET /api/demo/none.json HTTP/1.1', 'Connection: close')
    const text = await rawExchange(stage.listening.port, bytes)
    expect(text.match(/HTTP\/1\.1 (\d+)/g)).toEqual(['HTTP/1.1 200', 'HTTP/1.1 403'])
  })
})
