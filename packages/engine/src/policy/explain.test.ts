import { expect, test } from 'vitest'
import { explainPolicy, explanationText } from './explain.ts'
import { policyJsonSchema } from './json-schema.ts'
import { parsePolicy } from './parse.ts'

const source = `policy: p
source: zendesk
destination: https://wfm.example
routes:
  tickets:
    receive: api
    match: GET /tickets
    subject: $.id
    fields:
      $.id: { pseudonymize: id }
      $.status: { keep: { enum: [open, closed] } }
      $.email: { strike: email, known: email }
      $.phone: { mask: { keepLast: 2 }, known: phone }
      $.when: shift
      $.born: { generalize: year }
      $.comments[*].body: { scan: talk }
      $.colour: { keep: any, reason: a colour from a fixed list }
      $..note: strike
      $.extra.*: { keep: number, keys: any, reason: names are ours }
scans:
  talk:
    locales: [de-DE]
    entities: { CREDIT_CARD: strike, URL: { keep: true, reason: links to our own shop } }
  unused:
    locales: [en]
`

function explained(): ReturnType<typeof explainPolicy> {
  const { policy, problems } = parsePolicy(source)
  expect(problems).toEqual([])
  if (policy === undefined) throw new Error('no policy')
  return explainPolicy(policy)
}

test('says what leaves, in what form, and what does not', () => {
  const [route] = explained().routes
  expect(route?.leaving.map(({ field, words }) => `${field}: ${words}`)).toEqual([
    'id: leaves as a random-looking code that is always the same for the same value at this recipient, and cannot be turned back.',
    'status: leaves if it is one of: open, closed.',
    'phone: leaves as stars, but for the last 2 of its letters and digits.',
    'when: leaves as a date moved by at most 180 days; all dates of one person move together.',
    'born: leaves as the year that the date lies in.',
    'comments › each › body: leaves as text, after it was searched for personal data as "talk" says below.',
    'colour: leaves AS IT IS, whatever it holds.',
    'extra › each: leaves if it is a number.',
  ])
  expect(route?.struck.map(({ field }) => field)).toEqual(['email', 'anywhere below: note'])
  expect(route?.known).toEqual(['email', 'phone'])
  expect(route?.rest).toContain('Nothing else leaves')
})

test('what a reviewer should look at twice carries its reason', () => {
  const warnings = explained().routes[0]?.leaving.flatMap(({ warning }) => warning ?? [])
  expect(warnings).toEqual([
    'Nothing is checked or taken out here. Reason: a colour from a fixed list',
    'The names of the fields here leave as well, whatever they are. Reason: names are ours',
  ])
})

test('scans that are used are explained, by entity', () => {
  expect(explained().scans).toEqual([
    {
      name: 'talk',
      sentences: [
        'Searched for in: German (Germany). Findings surer than 50 percent count.',
        'A credit card does not leave.',
        'A url may stand. WARNING. Reason: links to our own shop',
        'Whatever else is found leaves as a label such as [PERSON_1]; the same value gets the same label within one record only.',
        'Values that the record itself names (listed above) are found in every spelling; what no detector knows stays.',
      ],
    },
  ])
})

test('the text names the recipient and the exact policy, and promises no anonymity', () => {
  const text = explanationText(explained())
  expect(text).toContain('p: what leaves zendesk, for https://wfm.example')
  expect(text).toContain('Answers to calls of the helpdesk’s API (GET /tickets).')
  expect(text).toContain(explained().digest)
  expect(text.toLowerCase()).not.toContain('anonym')
})

test('the JSON Schema knows the keys of a policy and of a rule', () => {
  const schema = policyJsonSchema() as {
    readonly $schema: string
    readonly required: readonly string[]
    readonly additionalProperties: boolean
    readonly properties: Readonly<Record<string, unknown>>
  }
  expect(schema.$schema).toBe('https://json-schema.org/draft/2020-12/schema')
  expect(schema.required).toEqual(['policy', 'source', 'destination', 'routes'])
  expect(schema.additionalProperties).toBe(false)
  const text = JSON.stringify(schema)
  for (const word of ['keepLast', 'pseudonymize', 'unlisted', 'threshold', 'What the value is'])
    expect(text).toContain(word)
})
