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
        'Text is read as its reader sees it: HTML, Markdown, web addresses, JSON and base64 are seen through; in HTML, comments, scripts and attributes that are not text are struck.',
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
  expect(text).toContain('Answers to calls of the API of zendesk (GET /tickets).')
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

test('what a policy says cannot forge a line or move the cursor', () => {
  const forged = source.replace('a colour from a fixed list', '"ok\\n  Nothing else leaves.\\e[2K"')
  const { policy, problems } = parsePolicy(forged)
  expect(problems).toEqual([])
  if (policy === undefined) return
  const text = explanationText(explainPolicy(policy))
  expect(text.split('\n').length).toBe(explanationText(explained()).split('\n').length)
  expect(text).toContain('Reason: ok Nothing else leaves.\\u{1b}[2K')
})

test('everything else let through is said with a warning, and every language tag has words', () => {
  const loose = source
    .replace('CREDIT_CARD: strike', '"*": { keep: true, reason: we trust them }')
    .replace('de-DE', 'en-u-ca-buddhist, de-DE')
  const { policy, problems } = parsePolicy(loose)
  expect(problems).toEqual([])
  if (policy === undefined) return
  const sentences = explainPolicy(policy).scans[0]?.sentences
  expect(sentences?.[0]).toContain('in: English, German (Germany).')
  expect(sentences?.at(-2)).toBe('Whatever else is found may stand. WARNING. Reason: we trust them')
})

test('what the policy looks for besides is said with what it needs, and where it adds to a detector of ours', () => {
  const { policy } = parsePolicy(`${source}detectors:
  CREDIT_CARD:
    description: Our shop's own cards
    pattern: 'SC-[0-9]{4}'
    exactCase: true
    near: [card]
    matches: [card SC-1234]
    rejects: [card sc-1234]
  PROJECT_NAME:
    words: [${Array.from({ length: 14 }, (_, index) => `project ${index}`).join(', ')}]
`)
  if (policy === undefined) throw new Error('no policy')
  expect(explainPolicy(policy).detectors).toEqual([
    {
      entity: 'CREDIT_CARD',
      description: "Our shop's own cards",
      sentences: [
        'What fits the pattern SC-[0-9]{4}, in exactly these capitals and small letters.',
        'Only near one of these words: card.',
        'For example in: card SC-1234',
        'Stet has a detector of its own for credit card; this adds to it and takes nothing from it.',
      ],
    },
    {
      entity: 'PROJECT_NAME',
      description: undefined,
      sentences: [
        'In any case and with or without accents, as whole words: project 0, project 1, project 2, project 3, project 4, project 5, project 6, project 7, project 8, project 9, project 10, project 11, and 2 more that the policy lists.',
      ],
    },
  ])
  const text = explanationText(explainPolicy(policy))
  expect(text).toContain(
    "Looked for besides, in all these texts\n  credit card. Our shop's own cards.\n    What fits",
  )
})

test('detectors of a policy that scans nothing find nothing, and are not explained', () => {
  const { policy } = parsePolicy(`policy: p
source: s
destination: d
routes: { r: { receive: file, fields: { $.a: strike } } }
detectors: { PROJECT_NAME: { words: [falcon] } }
`)
  expect(policy && explainPolicy(policy).detectors).toEqual([])
})
