import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parsePolicy } from './parse.ts'

const whole = `policy: acme-zendesk-to-wfm
source: zendesk
destination: https://wfm.example/hooks/zendesk
routes:
  ticket-events:
    receive: webhook
    match: POST /ticket-events
    subject: $.ticket.requester.id            # whose record this is
    fields:
      $.ticket.id:                { keep: integer }
      $.ticket.status:            { keep: { enum: [new, open, pending, hold, solved, closed] } }
      $.ticket.created_at:        { keep: timestamp }
      $.ticket.requester.id:      { pseudonymize: id }
      $.ticket.requester.email:   { tokenize: email, known: email }
      $.ticket.requester.name:    { replace: person, known: person }
      $.ticket.comments[*].body:  { scan: conversation }
scans:
  conversation:
    locales: [en-US]
    entities: { CREDIT_CARD: { mask: { keepLast: 4 } }, EMAIL_ADDRESS: tokenize, "*": replace }
`

/** A policy with one route, whose lines under `fields` begin at line 7. */
function withFields(fields: string, route = ''): string {
  const lines = fields.split('\n').map((line) => `      ${line}`)
  return `policy: p\nsource: s\ndestination: d\nroutes:\n  r:\n    receive: file\n${route}    fields:\n${lines.join('\n')}\n`
}

function problems(source: string): string[] {
  return parsePolicy(source).problems.map(
    ({ place, what, instead }) => `${place.line}:${place.column} ${what} — ${instead}`,
  )
}

describe('a good policy', () => {
  test('the whole language is read', () => {
    const { policy, problems: found } = parsePolicy(whole)
    expect(found).toEqual([])
    expect(policy).toMatchObject({ id: 'acme-zendesk-to-wfm', source: 'zendesk' })
    const [route] = policy?.routes ?? []
    expect(route).toMatchObject({ name: 'ticket-events', receive: 'webhook', unlisted: 'omit' })
    expect(route?.subject?.text).toBe('$.ticket.requester.id')
    expect(route?.rules.map(({ treatment, entity, known }) => [treatment, entity, known])).toEqual([
      [{ operator: 'keep', options: { type: 'integer' } }, 'VALUE', undefined],
      [
        {
          operator: 'keep',
          options: { type: 'enum', values: ['new', 'open', 'pending', 'hold', 'solved', 'closed'] },
        },
        'VALUE',
        undefined,
      ],
      [{ operator: 'keep', options: { type: 'timestamp' } }, 'VALUE', undefined],
      [{ operator: 'pseudonymize', options: { form: 'id' } }, 'VALUE', undefined],
      [{ operator: 'tokenize' }, 'EMAIL_ADDRESS', 'EMAIL_ADDRESS'],
      [{ operator: 'replace' }, 'PERSON', 'PERSON'],
      [{ operator: 'scan', profile: 'conversation' }, 'VALUE', undefined],
    ])
    const scan = policy?.scans.get('conversation')
    expect(scan).toMatchObject({ locales: ['en-US'], threshold: 0.5, otherwise: { operator: 'replace' } })
    expect([...(scan?.entities ?? [])]).toEqual([
      ['CREDIT_CARD', { operator: 'mask', options: { keepFirst: 0, keepLast: 4 } }],
      ['EMAIL_ADDRESS', { operator: 'tokenize' }],
    ])
    expect(Object.isFrozen(policy)).toBe(true)
  })

  test('the digest is over the exact bytes, comments and all', () => {
    const digest = parsePolicy(whole).policy?.digest
    expect(digest).toMatch(/^[0-9a-f]{64}$/)
    expect(parsePolicy(new TextEncoder().encode(whole)).policy?.digest).toBe(digest)
    expect(parsePolicy(whole.replace('whose record', 'whose  record')).policy?.digest).not.toBe(digest)
  })

  test.each([
    ['strike', { operator: 'strike' }],
    ['mask', { operator: 'mask', options: { keepFirst: 0, keepLast: 0 } }],
    ['{ strike: email, known: email }', { operator: 'strike' }],
    ['{ generalize: month }', { operator: 'generalize', options: { to: 'month' } }],
    ['{ generalize: { number: 100 } }', { operator: 'generalize', options: { to: 'bucket', size: 100 } }],
    ['{ generalize: { postcode: 2 } }', { operator: 'generalize', options: { to: 'postcode', length: 2 } }],
    [
      '{ generalize: { coordinates: 1 } }',
      { operator: 'generalize', options: { to: 'coordinates', decimals: 1 } },
    ],
    ['{ surrogate: person }', { operator: 'surrogate', options: { locale: 'en-US' } }],
    [
      '{ surrogate: { kind: person, locale: de-DE } }',
      { operator: 'surrogate', options: { locale: 'de-DE' } },
    ],
    [
      '{ pseudonymize: { form: uuid, kind: person } }',
      { operator: 'pseudonymize', options: { form: 'uuid' } },
    ],
    [
      '{ keep: { url: [example.com] } }',
      { operator: 'keep', options: { type: 'url', hosts: ['example.com'] } },
    ],
    [
      '{ keep: { pattern: "[a-z]+" } }',
      { operator: 'keep', options: { type: 'pattern', pattern: '[a-z]+' } },
    ],
    ['{ keep: any, reason: it holds a colour }', { operator: 'keep', options: { type: 'any' } }],
  ])('%s', (written, treatment) => {
    const { policy, problems: found } = parsePolicy(withFields(`$.a: ${written}`))
    expect(found).toEqual([])
    expect(policy?.routes[0]?.rules[0]?.treatment).toEqual(treatment)
  })

  test.each([
    ['', 'omit'],
    ['    unlisted: omit\n', 'omit'],
    ['    unlisted: null\n', 'null'],
    ['    unlisted: "null"\n', 'null'],
  ])('%j', (written, unlisted) => {
    expect(parsePolicy(withFields('$.a: strike', written)).policy?.routes[0]?.unlisted).toBe(unlisted)
  })

  test('nothing listed is a policy too', () => {
    expect(parsePolicy(withFields('').trimEnd()).policy?.routes[0]?.rules).toEqual([])
  })
})

describe('what is wrong is said with its place and what to write instead', () => {
  test.each([
    ['$.a: { keep: intger }', '8:20 "keep" is "intger" — write integer'],
    ['$.a: { keeep: integer }', '8:14 unknown key "keeep" — write "keep"'],
    ['$.a: { keep: any }', '8:12 keep: any needs a reason — add reason: "…", which reviewers are shown'],
    ['$.a: { known: email }', '8:12 this rule has no operator — write one of: keep, strike, mask,'],
    [
      '$.a: { keep: integer, replace: person }',
      'this rule has several operators: keep, replace — keep one of them',
    ],
    ['$.a: { scan: chat }', '8:20 there is no scan "chat" — add it under scans:'],
    [
      '$.a: { keep: { pattern: "(?=a)" } }',
      'the pattern cannot be run in linear time — write it in RE2 syntax',
    ],
    ['$.a: { keep: { pattern: "(a" } }', 'the pattern cannot be run in linear time'],
    ['$.a: { keep: { enum: [] } }', '"enum" is a list — write at least one value'],
    ['$.a: { keep: { enum: [90071992547409931] } }', 'a number of more than 53 bits'],
    ['$.a: shift', 'shift works by subject and the route has none — add subject:'],
    ['$.a[0]: strike', '8:11 an index is not part of an address — write "[*]" for all elements'],
    ['a.b: strike', '8:7 an address begins with "$" — write "$.a.b"'],
    ["$.a: strike\n$['a']: strike", "9:15 $['a'] and $.a are the same address — remove one of them"],
    ['$.a: strike\n$.a: strike', '9:7 a key stands twice in one map — remove one of the two'],
    [
      '$.a: { keep: integer, keys: any, reason: we need them }',
      'the address spells every name — remove keys',
    ],
    ['$.*: { keep: integer, keys: any }', 'keys: any needs a reason'],
    ['$.a: { replace: persn }', '"replace" is "persn" — write person'],
    ['$.a: { replace: qqqqqq }', '"replace" is "qqqqqq" — write a kind (person, email,'],
    ['$.a: &x { keep: integer }', 'an anchor is not allowed — remove the "&…"'],
    ['$.a: *x', 'an alias is not allowed'],
    ['$.a: !!map { keep: integer }', 'a tag is not allowed'],
    ['<<: { $.a: strike }', 'a merge key is not allowed — write the keys out'],
    ['1: strike', 'a key is not a text — put it in quotes'],
    ['$.a: [', 'this is not YAML'],
    ['$.a: { mask: { keepLast: -1 } }', '"keepLast" is -1 — write a whole number from 0 to 64'],
    ['$.a: { generalize: { number: 10, postcode: 2 } }', 'generalize says none, or several'],
  ])('%s', (fields, expected) => {
    const { policy } = parsePolicy(withFields(fields))
    expect(policy).toBeUndefined()
    expect(problems(withFields(fields)).join('\n')).toContain(expected)
  })

  test.each([
    [
      'destination: d',
      'destination: http://vendor.example',
      '"destination" is "http://vendor.example" — write an https',
    ],
    [
      'destination: d',
      'destination: https://me:pw@vendor.example',
      'write an https address without user info',
    ],
    ['destination: d\n', '', '"destination" is missing — write where the data goes'],
    ['receive: file', 'receive: webhok', '"receive" is "webhok" — write webhook'],
    ['receive: file', 'receive: file\n    unlisted: nul', '"unlisted" is "nul" — write null'],
    ['receive: file', 'receive: file\n    match: PUSH /x', 'write a method and a path'],
    ['receive: file', 'receive: file\n    limits: { depthMax: 0 }', 'write a whole number of 1 or more'],
    ['policy: p', 'policy: p\nscans: { s: { locales: [x] } }', 'write a language tag such as en-US'],
    ['policy: p', 'policy: p\nscans: { s: { locales: [en], threshold: 2 } }', 'write a number from 0 to 1'],
    [
      'policy: p',
      'policy: p\nscans: { s: { locales: [en], entities: { Card: strike } } }',
      'write an entity in capitals',
    ],
    [
      'policy: p',
      'policy: p\nscans: { s: { locales: [en], entities: { URL: { keep: true } } } }',
      'keep needs a reason',
    ],
  ])('%s → %s', (before, after, expected) => {
    expect(problems(withFields('$.a: strike').replace(before, after)).join('\n')).toContain(expected)
  })

  test('several are said at once, in the order of the file', () => {
    const found = problems(withFields('$.a: { keep: intger }\n$.b[0]: strike\n$.c: { mas: 1 }'))
    expect(found.map((line) => line.split(':')[0])).toEqual(['8', '9', '10'])
  })

  test('shape and meaning are said in one breath', () => {
    const found = problems(withFields('$.a: { keep: intger }\n$.b: { scan: nothing }\n$.c: shift'))
    expect(found.map((line) => line.split(':')[0])).toEqual(['8', '9', '10'])
  })

  test('a directive would change what the values mean', () => {
    for (const directive of ['%YAML 1.1', '%TAG ! tag:example.com,2000:']) {
      expect(problems(`${directive}\n---\n${whole}`)).toEqual([
        '1:1 a directive is not allowed — remove the line that begins with "%"',
      ])
    }
  })

  test('characters that make a line read otherwise, comments included', () => {
    const turned = String.fromCodePoint(0x202e)
    expect(problems(whole.replace('# whose', `# ${turned}whose`))).toEqual([
      '8:49 U+202E makes this line read otherwise than it is — remove it; line ends are LF or CRLF',
    ])
    const joiner = String.fromCodePoint(0x200b)
    expect(problems(withFields(`$.a${joiner}: strike`))[0]).toContain('8:10 U+200B stands here')
    expect(
      problems(withFields(`$.a: { keep: any, reason: 'the team ${String.fromCodePoint(0x200d)} needs it' }`)),
    ).toEqual([])
  })

  test('a large policy is read in a time that grows with it, no faster', () => {
    const rules = (count: number): string =>
      withFields(Array.from({ length: count }, (_, at) => `$.f${at}: { keep: intger }`).join('\n'))
    expect(problems(rules(5000)).length).toBe(5000)
  })

  test('a second document', () => {
    expect(problems(`${whole}---\npolicy: q\n`)).toEqual([
      '21:1 a second document follows — write one policy a file',
    ])
  })

  test('text that is no policy at all', () => {
    expect(problems('')[0]).toContain('write a map that begins with policy')
    expect(problems('hello')[0]).toContain('write a map that begins with policy')
    expect(parsePolicy(Uint8Array.of(0xff, 0xfe)).problems[0]?.what).toBe('the policy is not UTF-8')
    expect(problems('#'.repeat(1024 * 1024 + 1))[0]).toContain('the policy is too large')
    expect(problems(`a: ${'['.repeat(100_000)}`).length).toBeGreaterThan(0)
    expect(problems(`a: ${'['.repeat(40)}${']'.repeat(40)}`)[0]).toContain('nested deeper')
  })
})

test('whatever the text, there is an answer, and each problem has a place in it', () => {
  const edit = fc.record({ at: fc.nat(whole.length), cut: fc.nat(12), put: fc.string({ maxLength: 8 }) })
  fc.assert(
    fc.property(fc.array(edit, { minLength: 1, maxLength: 4 }), (edits) => {
      let text = whole
      for (const { at, cut, put } of edits) text = text.slice(0, at) + put + text.slice(at + cut)
      const { policy, problems: found } = parsePolicy(text)
      expect(policy === undefined).toBe(found.length > 0)
      const lines = text.split('\n').length
      for (const { place, what, instead } of found) {
        expect(place.line >= 1 && place.line <= lines + 1 && place.column >= 1).toBe(true)
        expect(what.length > 0 && instead.length > 0).toBe(true)
      }
    }),
    { numRuns: 400 },
  )
})
