import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { afterAll, describe, expect, it } from 'vitest'
import { checkConnector } from '../../connector/check-connector.ts'
import { folderWith, removeFolders, stet } from '../policy/command.testing.ts'

afterAll(removeFolders)

const specification = {
  openapi: '3.0.3',
  info: { title: 'Desk', version: '1' },
  externalDocs: { url: 'https://desk.example/docs' },
  paths: {
    '/tickets': {
      get: {
        operationId: 'listTickets',
        responses: {
          200: {
            description: 'ok',
            content: {
              'application/json': {
                schema: {
                  type: 'object',
                  properties: {
                    tickets: { type: 'array', items: { $ref: '#/components/schemas/Ticket' } },
                    next: { type: 'string', format: 'uri' },
                  },
                },
              },
            },
          },
        },
      },
      post: {
        requestBody: {
          content: { 'application/json': { schema: { $ref: '#/components/schemas/NewTicket' } } },
        },
        responses: { 201: { description: 'made' } },
      },
    },
  },
  components: {
    schemas: {
      NewTicket: { type: 'object', properties: { draft: { type: 'string' } } },
      Ticket: {
        type: 'object',
        properties: {
          id: { type: 'integer' },
          status: { type: 'string', enum: ['open', 'closed'] },
          body: { type: 'string' },
          requester: { $ref: '#/components/schemas/User' },
          parent: { $ref: '#/components/schemas/Ticket' },
          custom_fields: { type: 'object', additionalProperties: { type: 'string' } },
        },
      },
      User: {
        type: 'object',
        properties: {
          id: { type: 'integer' },
          full_name: { type: 'string' },
          email: { type: 'string', format: 'email' },
        },
      },
    },
  },
}

describe('stet connectors', () => {
  it('lists the eight, and as JSON', () => {
    const folder = folderWith({})
    const { status, out } = stet(folder, 'connectors', 'list')
    expect(status).toBe(0)
    expect(out.trimEnd().split('\n')).toHaveLength(9)
    const rows = JSON.parse(stet(folder, 'connectors', 'list', '--json').out) as {
      name: string
      fields: number
    }[]
    expect(rows.map(({ name }) => name)).toContain('zendesk')
    for (const { fields } of rows) expect(fields).toBeGreaterThan(100)
  })

  it('shows one: in short, its fields, and all as JSON', () => {
    const folder = folderWith({})
    expect(stet(folder, 'connectors', 'show', 'zendesk').out).toContain('/api/v2/tickets/{id}.json')
    const fields = stet(folder, 'connectors', 'show', 'zendesk', '--fields').out
    expect(fields).toMatch(/^\$\.user\.email +string +direct +reaches the person$/m)
    const shown = JSON.parse(stet(folder, 'connectors', 'show', 'zendesk', '--json').out) as {
      signature: { scheme: string }
      catalogue: unknown[]
    }
    expect(shown.signature.scheme).toBe('zendesk')
    expect(shown.catalogue.length).toBeGreaterThan(500)
  })

  it('names the nearest where there is none', () => {
    const { status, error } = stet(folderWith({}), 'connectors', 'show', 'zendest')
    expect(status).toBe(2)
    expect(error).toContain('there is no connector "zendest"; there are, the nearest first: zendesk,')
  })

  it('writes a new one that is good, and never over another', () => {
    const folder = folderWith({})
    expect(stet(folder, 'connectors', 'new', 'acme-desk').status).toBe(0)
    const checked = stet(folder, 'connectors', 'check', 'connectors/acme-desk')
    expect(checked.out).toContain('1 samples, 2 planted values, none leaves')
    expect(checked.status).toBe(0)
    expect(stet(folder, 'connectors', 'list', '--folder', 'connectors').out).toContain('acme-desk')
    expect(stet(folder, 'connectors', 'new', 'acme-desk').status).toBe(2)
    expect(stet(folder, 'connectors', 'new', '../acme').status).toBe(2)
  })

  it('check says which planted value leaves, and which is in no sample', () => {
    const folder = folderWith({})
    stet(folder, 'connectors', 'new', 'leaky')
    const policy = join(folder, 'connectors/leaky/policy.yaml')
    const open = readFileSync(policy, 'utf8').replace(
      '{ replace: person, known: person }',
      '{ keep: any, reason: to see what happens }',
    )
    const where = folderWith({
      'leaky/policy.yaml': open,
      'leaky/connector.yaml': readFileSync(join(folder, 'connectors/leaky/connector.yaml'), 'utf8'),
      'leaky/samples/a.json': readFileSync(
        join(folder, 'connectors/leaky/samples/ticket-created.json'),
        'utf8',
      ),
      'leaky/samples/a.expected.json':
        '{"route": "events", "planted": ["Ottilie Varga", "Nobody Atall"], "leaves": {"/ticket/id": 1}}',
    })
    const { status, out } = stet(where, 'connectors', 'check', 'leaky')
    expect(status).toBe(3)
    expect(out).toContain('names the sample "ticket-created"')
    const again = folderWith({
      'leaky/policy.yaml': open,
      'leaky/connector.yaml': readFileSync(join(folder, 'connectors/leaky/connector.yaml'), 'utf8').replace(
        '    sample: ticket-created\n',
        '',
      ),
      'leaky/samples/a.json': readFileSync(
        join(folder, 'connectors/leaky/samples/ticket-created.json'),
        'utf8',
      ),
      'leaky/samples/a.expected.json':
        '{"route": "events", "planted": ["Ottilie Varga", "Nobody Atall"], "leaves": {"/ticket/id": 1}}',
    })
    const leaking = stet(again, 'connectors', 'check', 'leaky')
    expect(leaking.status).toBe(3)
    expect(leaking.out.trimEnd().split('\n')).toEqual([
      expect.stringContaining('"Nobody Atall" is planted and not in it'),
      expect.stringContaining('"Ottilie Varga" leaves'),
      expect.stringContaining('/ticket/id does not leave as the sample expects'),
    ])
  })

  it('makes a catalogue from OpenAPI, as YAML that a connector can hold, and as JSON', () => {
    const folder = folderWith({ 'desk.json': JSON.stringify(specification) })
    const { status, out, error } = stet(folder, 'connectors', 'catalogue', '--openapi', 'desk.json')
    expect(status).toBe(0)
    expect(error).toContain('3 objects, 8 fields, 5 of them marked as personal')
    const catalogue = parse(out) as {
      fields: Record<string, { at: string[]; members: Record<string, object> }>
    }
    expect(JSON.parse(stet(folder, 'connectors', 'catalogue', '--openapi', 'desk.json', '--format', 'json').out)).toEqual(catalogue) // prettier-ignore
    expect(catalogue.fields['Ticket']?.at.slice(0, 2)).toEqual(['$.tickets[*]', '$.tickets[*].parent'])
    expect(catalogue.fields['User']?.members).toEqual({
      id: {
        type: 'integer',
        personal: 'quasi',
        why: 'names a person, by its name and place',
        confidence: 0.7,
      },
      full_name: {
        type: 'string',
        personal: 'direct',
        why: "a person's name, by its name",
        confidence: 0.85,
      },
      email: { type: 'string', personal: 'direct', why: 'an e-mail address, by its name', confidence: 0.9 },
    })
    expect(catalogue.fields).not.toHaveProperty('NewTicket')
    stet(folder, 'connectors', 'new', 'desk')
    const skeleton = readFileSync(join(folder, 'connectors/desk/connector.yaml'), 'utf8')
    const whole = skeleton
      .replace(/^fields:[^]*/m, out.replace(/^[^]*?^fields:/m, 'fields:'))
      .replace('sources:\n', 'sources:\n  specification: https://desk.example/docs\n')
    expect(checkConnector(whole).problems).toEqual([])
  })

  it.each([
    ['no document', '{"a": 1}', 'is no OpenAPI or Swagger document'],
    ['an address on the web', JSON.stringify({ openapi: '3.0.0', paths: { '/a': { $ref: 'https://x.example/a' } } }), 'nothing is fetched'], // prettier-ignore
    ['no objects', JSON.stringify({ openapi: '3.0.0', paths: {} }), 'describes no object'],
  ])('refuses %s', (_, text, said) => {
    const { status, error, out } = stet(
      folderWith({ 'a.json': text }),
      'connectors',
      'catalogue',
      '--openapi',
      'a.json',
    )
    expect(status).toBe(2)
    expect(out).toBe('')
    expect(error).toContain(said)
  })
})
