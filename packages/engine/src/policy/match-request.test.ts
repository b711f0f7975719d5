import { describe, expect, it, test } from 'vitest'
import { createRedactor } from '../redact.ts'
import { redactText } from '../../../../test/reference/run-redactor.ts'
import { checkPolicy, loadPolicy } from './load.ts'
import { matchRequests } from './match-request.ts'

const policyOf = (routes: string): string =>
  `policy: p\nsource: zendesk\ndestination: https://vendor.example/api\nroutes:\n${routes}`

describe('a request', () => {
  const matcher = matchRequests(
    loadPolicy(
      policyOf(`
  hook: { receive: webhook, match: POST /tickets, fields: }
  list: { receive: api, match: 'GET /api/v2/tickets.json', fields: }
  one: { receive: api, match: 'GET /api/v2/tickets/{id}.json', fields: }
  recent: { receive: api, match: GET /api/v2/tickets/recent.json, fields: }
  part: { receive: api, match: ['GET /api/v2/{kind}/{id}', GET /api/v2/views.json], fields: }
  write: { receive: request, match: 'PUT /api/v2/tickets/{id}.json', fields: }
`),
    ),
  )
  it.each([
    ['api', 'GET', '/api/v2/tickets.json', 'list'],
    ['api', 'GET', '/api/v2/tickets/41.json', 'one'],
    ['api', 'GET', '/api/v2/tickets/recent.json', 'recent'],
    ['api', 'GET', '/api/v2/users/1,2', 'part'],
    ['api', 'GET', '/api/v2/views.json', 'part'],
    ['webhook', 'POST', '/tickets', 'hook'],
    ['request', 'PUT', '/api/v2/tickets/41.json', 'write'],
  ] as const)('%s %s %s takes the route %s', (receive, method, path, route) => {
    expect(matcher.find(receive, method, path)?.name).toBe(route)
  })
  it.each([
    ['another method', 'POST', '/api/v2/tickets.json'],
    ['a method in small letters', 'get', '/api/v2/tickets.json'],
    ['another entry', 'PUT', '/api/v2/tickets/41.json'],
    ['a slash more', 'GET', '/api/v2//tickets.json'],
    ['a slash at the end', 'GET', '/api/v2/tickets.json/'],
    ['dots', 'GET', '/api/v2/tickets/..'],
    ['dots in a value', 'GET', '/api/v2/tickets/../.json'],
    ['an encoded slash', 'GET', '/api/v2/tickets/4%2f1.json'],
    ['any encoding', 'GET', '/api/v2/tickets/%34.json'],
    ['a dot that is another character', 'GET', '/api/v2/ticketsxjson'],
    ['nothing for a value', 'GET', '/api/v2/tickets/.json'],
    ['a line break', 'GET', '/api/v2/tickets.json\n'],
    ['a value without end', 'GET', `/api/v2/users/${'1'.repeat(129)}`],
  ])('with %s takes none', (_what, method, path) => {
    expect(matcher.find('api', method, path)).toBeUndefined()
  })
})

test.each([
  [
    'the same requests',
    `a: { receive: api, match: 'GET /x/{id}', fields: }\n  b: { receive: api, match: 'GET /x/{no}', fields: }`,
    /match the same requests/,
  ],
  [
    'a query of a webhook',
    `a: { receive: webhook, match: POST /x, query: [page], fields: }`,
    /only calls have a query/,
  ],
  ['a body of no call', `a: { receive: request, fields: }`, /nothing says whose body/],
  [
    'restoring what goes out',
    `a: { receive: api, match: GET /x, fields: { $.a: restore } }`,
    /never restored/,
  ],
  ['a path with a query', `a: { receive: api, match: 'GET /x?y', fields: }`, /GET \/api\/v2\/tickets/],
])('%s is refused', (_what, routes, words) => {
  const { problems } = checkPolicy(policyOf(`  ${routes}\n`))
  expect(problems.map(({ what, instead }) => `${what} ${instead}`).join('\n')).toMatch(words)
})

describe('the body of a call', () => {
  const token = `tok1_person_${'a'.repeat(26)}`
  const other = `tok1_person_${'b'.repeat(26)}`
  const plan = loadPolicy(
    policyOf(`
  write:
    receive: request
    match: PUT /api/v2/tickets/{id}.json
    fields:
      $.body: restore
      $.status: { keep: { enum: [open, solved] } }
      $.raw: { keep: any, reason: nobody is asked in a test }
`),
  )
  const body = JSON.stringify({ body: `for ${token}, not ${other}`, status: 'open', raw: token, more: token })

  it('has tokens given back where the policy says so, and nothing that no rule lists', async () => {
    const redactor = await createRedactor(plan)
    const { output } = await redactor.redact(new TextEncoder().encode(body), {
      originals: (one) => (one === token ? 'Jane "JD" Doe' : undefined),
    })
    expect(JSON.parse(output.text())).toEqual({ body: `for Jane "JD" Doe, not ${other}`, status: 'open' })
  })

  it('is struck where nobody looked the tokens up', async () => {
    expect(await redactText(await createRedactor(plan), body)).toBe('{"status":"open"}')
  })
})

test('a link is kept as the gateway writes it, and struck elsewhere', async () => {
  const plan = loadPolicy(
    policyOf(
      `  list: { receive: api, match: GET /x, fields: { $.next: { keep: link }, $.last: { keep: link } } }\n`,
    ),
  )
  const redactor = await createRedactor(plan)
  const body = '{"next":"https://h.example/x?page=2","last":null}'
  const { output } = await redactor.redact(new TextEncoder().encode(body), {
    links: (url) => url.replace('h.example', 'gate.example'),
  })
  expect(output.text()).toBe('{"next":"https://gate.example/x?page=2","last":null}')
  expect(await redactText(redactor, body)).toBe('{"last":null}')
})
