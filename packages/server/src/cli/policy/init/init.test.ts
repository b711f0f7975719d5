import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { checkPolicy } from '@stet/engine'
import { afterAll, describe, expect, it } from 'vitest'
import { folderWith, removeFolders, stet } from '../command.testing.ts'
import { withSuggestions } from './suggestions.testing.ts'

afterAll(removeFolders)

const helpdesk = JSON.stringify({
  openapi: '3.1.0',
  info: { title: 'Help Desk', version: '1' },
  paths: {
    '/tickets/{id}': {
      get: { operationId: 'showTicket', responses: { 200: { $ref: '#/components/responses/Ticket' } } },
    },
    '/tickets': { delete: { responses: { 204: { description: 'gone' } } } },
  },
  webhooks: {
    ticketCreated: {
      post: {
        requestBody: { content: { 'application/json': { schema: { $ref: '#/components/schemas/Ticket' } } } },
      },
    },
  },
  components: {
    responses: {
      Ticket: {
        content: { 'application/vnd.help+json; v=1': { schema: { $ref: '#/components/schemas/Ticket' } } },
      },
    },
    schemas: {
      Ticket: {
        allOf: [
          { type: 'object', properties: { id: { type: 'integer' }, status: { enum: ['new', 'a: b # c'] } } },
          {
            type: 'object',
            properties: {
              description: { type: 'string' },
              "it's odd": { type: 'boolean' },
              requester: { $ref: '#/components/schemas/User' },
              parent: { $ref: '#/components/schemas/Ticket' },
              fields: { type: 'object', additionalProperties: { type: 'string' } },
            },
          },
        ],
      },
      User: {
        type: 'object',
        properties: {
          email: { type: 'string', format: 'email' },
          manager: { $ref: '#/components/schemas/User' },
        },
      },
    },
  },
})

describe('stet policy init --openapi', () => {
  const folder = (): string => folderWith({ 'help.json': helpdesk })

  it('writes a policy that keeps nothing, and is good with and without its suggestions', () => {
    const args = ['policy', 'init', '--openapi', 'help.json', '--operation', 'GET /tickets/{ticket_id}']
    const { status, out, error } = stet(folder(), ...args)
    expect(error).toBe('')
    expect(status).toBe(0)
    const { plan, problems } = checkPolicy(out)
    expect(problems).toEqual([])
    expect(plan?.policy.routes.map(({ match, rules }) => [match, rules.length])).toEqual([
      [['GET /tickets/{id}'], 0],
    ])
    const all = checkPolicy(withSuggestions(out))
    expect(all.problems).toEqual([])
    expect(all.plan?.policy.routes[0]?.rules.map(({ address }) => address.text)).toEqual([
      '$.id',
      '$.status',
      '$.description',
      "$['it\\'s odd']",
      '$.requester.email',
      '$.requester.manager',
      '$.parent',
      '$.fields.*',
    ])
    expect(out).toContain("# $.status: { keep: { enum: [ new, 'a: b # c' ] } }   # one of the values")
    expect(out).toContain('# $.requester.email: { tokenize: email, known: email }   # an e-mail address')
  })

  it('takes webhooks', () => {
    const { out } = stet(folder(), 'policy', 'init', '--openapi', 'help.json', '--operation', 'ticketCreated')
    expect(out).toContain('receive: webhook\n    match: POST /ticket-created\n')
    expect(out).toContain('# $.requester.email:')
  })

  it.each([
    [['--operation', 'showTickets'], 'no such operation; the nearest are:\n  showTicket (GET /tickets/{id})'],
    [[], 'has 3 operations; write --operation with one of them:\n  showTicket'],
    [['--operation', 'DELETE /tickets'], 'has no JSON body'],
  ])('says what to write instead of %j', (args, part) => {
    const { status, error } = stet(folder(), 'policy', 'init', '--openapi', 'help.json', ...args)
    expect(error).toContain(part)
    expect(status).toBe(2)
  })

  it('follows references into other files, but fetches nothing', () => {
    const main = (ref: string): string =>
      JSON.stringify({
        swagger: '2.0',
        paths: { '/a': { get: { responses: { 200: { schema: { type: 'array', items: { $ref: ref } } } } } } },
      })
    const other =
      'Thing: { type: object, properties: { id: { type: integer }, more: { $ref: "#/Thing" } } }\n'
    const both = folderWith({
      'files.json': main('other.yaml#/Thing'),
      'web.json': main('https://specs.example/thing.json'),
      'other.yaml': other,
    })
    expect(stet(both, 'policy', 'init', '--openapi', 'files.json').out).toContain('# $.id: { keep: integer }')
    const web = stet(both, 'policy', 'init', '--openapi', 'web.json')
    expect(web.error).toContain('refers to https://specs.example/thing.json, and nothing is fetched')
    expect(web.status).toBe(2)
  })

  it.each([
    ['nothing', ''],
    ['no YAML', 'a: b: c'],
    ['a sample', '{"id": 1}'],
    ['bytes', '\u0000\u0001'],
  ])('refuses a file that holds %s without a stack', (_, text) => {
    const { status, error } = stet(folderWith({ 's.yaml': text }), 'policy', 'init', '--openapi', 's.yaml')
    expect(error).toMatch(/^stet: s\.yaml .*\n$/)
    expect(status).toBe(2)
  })
})

describe('stet policy init --sample', () => {
  it('makes one policy of many files, and writes no value of them', () => {
    const folder = folderWith({
      'a.json': '{"ticket":{"id":81726354,"tags":["vip-lima"],"by":{"ana.lima@example.com":{"n":5551234}}}}',
      'b/1.ndjson': '{"ticket":{"status":"open-ish","note":null}}\n{"ticket":{"note":"Call Ana Lima"}}\n',
    })
    const { out, status } = stet(folder, 'policy', 'init', '--sample', 'a.json', 'b/*.ndjson')
    expect(status).toBe(0)
    expect(out).not.toMatch(/81726354|vip-lima|lima|5551234|open-ish|Call/i)
    expect(out).toContain('# $.ticket.by.*.n: { keep: integer }')
    expect(out).toContain('# $.ticket.note: { scan: conversation }')
    expect(checkPolicy(withSuggestions(out)).problems).toEqual([])
  })

  it('writes addresses of a stream of records relative to the record', () => {
    const { out } = stet(
      folderWith({ 'a.json': '[{"id":1},{"on":true}]' }),
      'policy',
      'init',
      '--sample',
      'a.json',
    )
    expect(out).toContain('# $.id: { keep: integer }')
    expect(out).toContain('# $.on: { keep: boolean }')
  })

  it('reads CSV, quoted names and all', () => {
    const csv = '\ufeffId,First Name,"E-Mail",Note\n1,Ana,ana@example.com,"a, b"\n'
    const { out } = stet(folderWith({ 'u.csv': csv }), 'policy', 'init', '--sample', 'u.csv')
    expect(out).toContain('format: csv\n')
    expect(out).toContain("# $['First Name']: { replace: person, known: person }")
    expect(out).toContain("# $['E-Mail']: { tokenize: email, known: email }")
    expect(checkPolicy(withSuggestions(out)).problems).toEqual([])
  })

  it.each([
    ['t.ndjson', '{"a":1}\n{"a":"ana@example.com', 't.ndjson:2 is not JSON'],
    ['t.json', '<html>', 't.json is not JSON, NDJSON or CSV'],
    ['t.json', '[1,2]', 'no record of the samples has a member'],
    ['t.csv', 'ana@example.com,1\n', 'has no column names'],
    ['t.csv', 'id;email\n', 'with something else than commas'],
  ])('refuses %s with %j', (name, text, part) => {
    const { status, error } = stet(folderWith({ [name]: text }), 'policy', 'init', '--sample', name)
    expect(error).toContain(part)
    expect(error).not.toContain('ana@')
    expect(status).toBe(2)
  })

  it('does not call a policy after a file that is called after a person', () => {
    const folder = folderWith({ 'ana@example.com.json': '{"id":1}' })
    const { out } = stet(folder, 'policy', 'init', '--sample', 'ana@example.com.json')
    expect(out).toContain('policy: sample\n')
    expect(out).not.toContain('ana')
  })
})

describe('stet policy init -o', () => {
  it('writes a file, and writes over one only with --force', () => {
    const folder = folderWith({ 'a.json': '{"id":1}', 'p.yaml': 'mine\n' })
    const args = ['policy', 'init', '--sample', 'a.json', '-o', 'p.yaml', '--name', 'My Policy']
    const refused = stet(folder, ...args)
    expect(refused.error).toContain('p.yaml is there already')
    expect(refused.status).toBe(2)
    expect(readFileSync(join(folder, 'p.yaml'), 'utf8')).toBe('mine\n')
    expect(stet(folder, ...args, '--force').status).toBe(0)
    expect(readFileSync(join(folder, 'p.yaml'), 'utf8')).toContain('policy: my-policy\n')
  })

  it.each([[[]], [['--operation', 'x']], [['--openapi', 'a', '--sample', 'b']]])(
    'refuses a call with %j',
    (args) => {
      expect(stet(folderWith({}), 'policy', 'init', ...args).status).toBe(2)
    },
  )
})
