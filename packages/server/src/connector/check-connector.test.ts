import { describe, expect, it } from 'vitest'
import { catalogueOf } from './catalogue.ts'
import { checkConnector } from './check-connector.ts'
import { newConnectorFiles } from './new-connector.ts'

/** As it is written, with the endpoint that stands in it as a comment. */
const good = (newConnectorFiles('acme')['connector.yaml'] ?? '')
  .replace('endpoints: []\n', '')
  .replace('#  - name: ticket', 'endpoints:\n  - name: ticket')
  .replace(/^# {4}/gm, '    ')

function problems(text: string): string[] {
  return checkConnector(text).problems.map(
    ({ place, what, instead }) => `${place.line}:${place.column} ${what} — ${instead}`,
  )
}

describe('checkConnector', () => {
  it('reads what "stet connectors new" writes', () => {
    const { connector } = checkConnector(good)
    expect(problems(good)).toEqual([])
    expect(connector?.signature).toEqual({
      scheme: 'shared-secret',
      signatureHeader: 'X-Webhook-Secret',
      source: 'webhooks',
    })
    expect(connector?.catalogue.map(({ address }) => address)).toContain('$.ticket.requester.email')
  })

  it('says everything that is wrong at once, with places', () => {
    const text = good
      .replace('scheme: shared-secret', 'scheme: zendesc')
      .replace('method: GET', 'method: FETCH')
      .replace('kind: none', 'kind: nextlink')
      .replace('personal: direct, why: reaches the person', 'personal: direct')
    const all = problems(text)
    expect(all).toHaveLength(4)
    expect(all[0]).toMatch(/^16:\d+ "scheme" is "zendesc" — write zendesk$/)
    expect(all[1]).toMatch(/^\d+:\d+ "method" is "FETCH" — write GET, POST, PUT, PATCH or DELETE$/)
    expect(all[2]).toContain('link-header, next-url')
    expect(all[3]).toContain('write why')
  })

  it('says which names refer to nothing, and what stands twice', () => {
    const text = good
      .replace('description: One ticket.', 'description: One ticket, again.')
      .replace('source: tickets\ncredentials', 'source: ticket\ncredentials')
      .replace('      status: {', '      sta[1]tus: {')
    const all = problems(text)
    expect(all[0]).toContain('there is no source "ticket"')
    expect(all[1]).toContain('(sta[1]tus)')
    expect(all).toHaveLength(2)
    const twice = good.replace(
      'events:\n',
      'events:\n  - { type: ticket.created, description: Again., route: events }\n',
    )
    expect(problems(twice)).toEqual([expect.stringContaining('"ticket.created" stands here twice')])
  })

  it.each([
    [
      'an alias',
      (text: string) => text.replace('title: acme', 'title: &a acme').replace('version: 1', 'version: *a'),
    ],
    ['a duplicate key', (text: string) => text.replace('title: acme', 'title: acme\ntitle: other')],
    ['no YAML', () => 'connector: [zendesk'],
    ['nothing', () => ''],
    ['a list', () => '- connector'],
    ['a path with a query', (text: string) => text.replace('/v1/tickets/{id}', '/v1/tickets/{id}?a=b')],
    [
      'a plain http page',
      (text: string) => text.replace('https://developer.acme.example/webhooks', 'http://a.example'),
    ],
    ['a header with a space', (text: string) => text.replace('X-Webhook-Secret', 'X Webhook Secret')],
    ['an unknown key', (text: string) => text.replace('hosts:', 'host:')],
    [
      'a tolerance of no time',
      (text: string) => text.replace('signatureHeader', 'toleranceSeconds: 0, signatureHeader'),
    ],
  ])('refuses %s', (_, change) => {
    const { connector, problems: found } = checkConnector(change(good))
    expect(connector).toBeUndefined()
    expect(found.length).toBeGreaterThan(0)
    for (const { place, instead } of found) {
      expect(place.line).toBeGreaterThanOrEqual(1)
      expect(instead).not.toBe('')
    }
  })
})

describe('catalogueOf', () => {
  it('gives each address once, as guarded as the most guarded object there', () => {
    const catalogue = catalogueOf({
      event: { at: ['$'], source: 'a', members: { id: { type: 'string', personal: 'none' } } },
      person: {
        at: ['$', '$.users[*]'],
        source: 'b',
        members: {
          id: { type: 'integer', personal: 'quasi', why: 'names a person' },
          '[*].x': { type: 'string', personal: 'none' },
        },
      },
    })
    expect(catalogue.map(({ address, personal }) => `${address} ${personal}`)).toEqual([
      '$.id quasi',
      '$[*].x none',
      '$.users[*].id quasi',
      '$.users[*][*].x none',
    ])
    expect(catalogue[0]).toMatchObject({
      types: ['string', 'integer'],
      objects: ['event', 'person'],
      sources: ['a', 'b'],
      why: ['names a person'],
    })
  })
})
