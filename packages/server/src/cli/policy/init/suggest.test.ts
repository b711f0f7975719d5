import { describe, expect, it } from 'vitest'
import { addressText } from './address-text.ts'
import { listFields } from './list-fields.ts'
import { SampleTree } from './sample-tree.ts'
import { schemaTree } from './schema-tree.ts'
import { suggest } from './suggest.ts'

/** Suggestions for the fields of sample documents, by address. */
function suggestionsFor(...documents: unknown[]): Record<string, unknown> {
  const tree = new SampleTree()
  for (const document of documents) tree.add(document)
  const { fields } = listFields(tree.finish())
  return Object.fromEntries(fields.map((field) => [addressText(field.steps), suggest(field).treatment]))
}

function suggestionFor(name: string, schema: object): unknown {
  const { root } = schemaTree([{ properties: { [name]: schema } }], () => undefined)
  const [field] = listFields(root).fields
  return field === undefined ? undefined : suggest(field).treatment
}

const text = { type: 'string' }

describe('suggestions by name', () => {
  it.each([
    ['password', 'strike'],
    ['api_key', 'strike'],
    ['accessToken', 'strike'],
    ['ssn', 'strike'],
    ['passport_number', 'strike'],
    ['gender', 'strike'],
    ['diagnosis', 'strike'],
    ['iban', { strike: 'iban', known: 'iban' }],
    ['cardNumber', { strike: 'card', known: 'card' }],
    ['e_mail', { tokenize: 'email', known: 'email' }],
    ['contactEmail', { tokenize: 'email', known: 'email' }],
    ['mobile_phone', { replace: 'phone', known: 'phone' }],
    ['firstName', { replace: 'person', known: 'person' }],
    ['FULLNAME', { replace: 'person', known: 'person' }],
    ['Apellido', { replace: 'person', known: 'person' }],
    ['username', { replace: 'username', known: 'username' }],
    ['street_address', { replace: 'address', known: 'address' }],
    ['zipcode', { generalize: { postcode: 2 } }],
    ['city', { replace: 'location' }],
    ['ip_address', { generalize: 'ip' }],
    ['latitude', { generalize: { coordinates: 1 } }],
    ['date_of_birth', { generalize: 'year' }],
    ['avatar_url', 'strike'],
    ['user_agent', 'strike'],
    ['description', { scan: 'conversation' }],
    ['homepage_url', { replace: 'url' }],
    ['file_name', { replace: 'text' }],
    ['requester_id', { pseudonymize: 'id' }],
    ['currency', { keep: 'currency' }],
    ['locale', { keep: 'language' }],
    ['country_code', { keep: 'country' }],
    ['flux', 'strike'],
  ])('%s, a text', (name, treatment) => {
    expect(suggestionFor(name, text)).toEqual(treatment)
  })

  it.each([
    ['id', { type: 'integer' }, { keep: 'integer' }],
    ['assignee_id', { type: 'integer' }, { pseudonymize: 'integer' }],
    ['id', { type: 'string', format: 'uuid' }, { keep: 'uuid' }],
    ['at', { type: 'string', format: 'date-time' }, { keep: 'timestamp' }],
    ['created_at', { type: 'integer' }, { keep: 'timestamp' }],
    ['response_time', { type: 'integer' }, { keep: 'integer' }],
    ['day', { type: 'string', format: 'date' }, { keep: 'date' }],
    ['open', { type: 'boolean' }, { keep: 'boolean' }],
    ['email_verified', { type: 'boolean' }, { keep: 'boolean' }],
    ['ratio', { type: 'number' }, { keep: 'number' }],
    ['email_count', { type: 'integer' }, { keep: 'integer' }],
    ['age', { type: 'integer' }, { generalize: { number: 10 } }],
    ['colour', { type: 'string', enum: ['red', 'blue', null] }, { keep: { enum: ['red', 'blue'] } }],
    ['gender', { type: 'string', enum: ['f', 'm'] }, 'strike'],
    [
      'plan',
      { anyOf: [{ type: 'string' }, { enum: [''] }] },
      { keep: { pattern: '[A-Za-z][A-Za-z_.:-]{0,39}' } },
    ],
    ['anything', {}, 'strike'],
  ])('%s, %j', (name, schema, treatment) => {
    expect(suggestionFor(name, schema)).toEqual(treatment)
  })
})

describe('suggestions by form and by what is around', () => {
  it('trusts the form of values over a name that says nothing', () => {
    expect(
      suggestionsFor({
        a: 'ana@example.com',
        b: '192.0.2.7',
        c: 'https://example.com/x',
        d: '+1 212 555 0100',
      }),
    ).toEqual({
      '$.a': { tokenize: 'email', known: 'email' },
      '$.b': { generalize: 'ip' },
      '$.c': { replace: 'url' },
      '$.d': { replace: 'phone', known: 'phone' },
    })
  })

  it('takes members of a person as personal', () => {
    expect(
      suggestionsFor({ requester: { id: 1, name: 'x', vip: true, score: 3, since_at: 1_700_000_000 } }),
    ).toEqual({
      '$.requester.id': { pseudonymize: 'integer' },
      '$.requester.name': { replace: 'person', known: 'person' },
      '$.requester.vip': 'strike',
      '$.requester.score': 'strike',
      '$.requester.since_at': { generalize: 'month' },
    })
  })

  it('knows a record of a person by its members', () => {
    expect(suggestionsFor([{ id: 1, name: 'x', email: 'a@example.com' }])).toMatchObject({
      '$.id': { pseudonymize: 'integer' },
      '$.name': { replace: 'person' },
    })
    expect(suggestionsFor({ id: 1, name: 'x' })['$.id']).toEqual({ keep: 'integer' })
  })

  it('never suggests to strike a place that has fields below it', () => {
    expect(suggestionsFor({ x: 'text' }, { x: { secret: 'y' } })).toEqual({
      '$.x': { replace: 'text' },
      '$.x.secret': 'strike',
    })
  })

  it('knows that a field which the account made can hold anything', () => {
    expect(suggestionsFor({ custom_fields: [{ id: 1, value: 'a long sentence of words' }] })).toEqual({
      '$.custom_fields[*].id': { keep: 'integer' },
      '$.custom_fields[*].value': 'strike',
    })
  })

  it('never writes an enum or a host of a sample', () => {
    const written = JSON.stringify(suggestionsFor({ status: 'open', link: 'https://acme.example/ana' }))
    expect(written).not.toMatch(/open|acme/)
  })
})
