import { describe, expect, it } from 'vitest'
import { loadPolicy } from '../load.ts'
import type { PolicyComparison } from './change.ts'
import { comparePolicies } from './compare.ts'
import { comparisonText } from './comparison-text.ts'

interface Parts {
  readonly fields?: object
  readonly route?: object
  readonly routes?: object
  readonly scan?: object
  readonly policy?: object
}

const any = { keep: 'any', reason: 'for a test' }

function textOf({ fields = { '$.a': any }, route = {}, routes, scan, policy = {} }: Parts): string {
  return JSON.stringify({
    policy: 'p',
    source: 's',
    destination: 'd',
    routes: routes ?? { r: { receive: 'file', fields, ...route } },
    ...(scan === undefined ? {} : { scans: { x: { locales: ['en-US'], ...scan } } }),
    ...policy,
  })
}

function compare(old: Parts, now: Parts): PolicyComparison {
  return comparePolicies(loadPolicy(textOf(old)), loadPolicy(textOf(now)))
}

const body = { '$.body': { scan: 'x' }, '$.name': { strike: 'person', known: 'person' } }

describe('a field', () => {
  it.each([
    ['is new', {}, { '$.a': { keep: 'integer' } }, 'loosening'],
    ['goes', { '$.a': { keep: 'integer' } }, {}, 'tightening'],
    ['is struck by a wider address', { '$.a.b': any }, { '$.a.b': any, '$.a': 'strike' }, 'tightening'],
    ['was struck by a wider address', { '$.a.b': any, '$.a': 'strike' }, { '$.a.b': any }, 'loosening'],
    ['is spelled where any name was listed', { '$.x.*': any }, { '$.x.a': any }, 'tightening'],
    ['may have any name where one was spelled', { '$.x.a': any }, { '$.x.*': any }, 'loosening'],
    ['may have an odd name', { '$.*': any }, { '$.*': { ...any, keys: 'any' } }, 'loosening'],
    ['is written in another way', { '$.a': any }, { "$['a']": any }, 'same'],
    ['is at any depth', { '$.a': any }, { '$..a': any }, 'loosening'],
    ['is shifted as before', { '$.id': any, '$.a': 'shift' }, { '$.id': any, '$.a': 'shift' }, 'same'],
    [
      'is shifted, which was there',
      { '$.id': any, '$.a': any },
      { '$.id': any, '$.a': 'shift' },
      'tightening',
    ],
    ['is shifted, of a person nobody knew', { '$.a': any }, { '$.a': 'shift' }, 'loosening'],
    [
      'joins other shifted dates',
      { '$.id': any, '$.a': any, '$.b': 'shift' },
      { '$.id': any, '$.a': 'shift', '$.b': 'shift' },
      'loosening',
    ],
    [
      'becomes a surrogate',
      { '$.id': any, '$.a': any },
      { '$.id': any, '$.a': { surrogate: 'person' } },
      'tightening',
    ],
    [
      'becomes a token where the subject is a pseudonym',
      { '$.id': { pseudonymize: 'id' }, '$.a': any },
      { '$.id': { pseudonymize: 'id' }, '$.a': { tokenize: 'person' } },
      'tightening',
    ],
  ])('that %s', (_name, fields, nowFields, direction) => {
    const route = { subject: '$.id' }
    expect(compare({ fields, route }, { fields: nowFields, route }).direction).toBe(direction)
  })

  it('that becomes a label is linked with the labels in its text, unless its label is its own', () => {
    const before = { fields: { ...body, '$.agent': any }, scan: {} }
    const joined = compare(before, { fields: { ...body, '$.agent': { replace: 'person' } }, scan: {} })
    expect(joined.direction).toBe('loosening')
    expect(joined.changes.map(({ sentence }) => sentence).join()).toContain('a label of its own')
    const apart = compare(before, { fields: { ...body, '$.agent': { replace: 'AGENT' } }, scan: {} })
    expect(apart.direction).toBe('tightening')
  })
})

describe('a setting', () => {
  const api = (match: string, more: object = {}): object => ({
    receive: 'api',
    match,
    fields: { '$.a': any },
    ...more,
  })
  it.each<[string, Parts, Parts, string]>([
    ['destination', {}, { policy: { destination: 'e' } }, 'loosening'],
    ['source', {}, { policy: { source: 'e' } }, 'loosening'],
    ['name', {}, { policy: { policy: 'e' } }, 'same'],
    ['description', {}, { policy: { description: 'about' } }, 'same'],
    ['receive', {}, { route: { receive: 'chat' } }, 'loosening'],
    ['one format', {}, { route: { format: 'csv' } }, 'tightening'],
    ['another format', { route: { format: 'json' } }, { route: { format: 'csv' } }, 'loosening'],
    ['a limit', {}, { route: { limits: { depthMax: 9 } } }, 'tightening'],
    [
      'a higher limit',
      { route: { limits: { depthMax: 9 } } },
      { route: { limits: { depthMax: 10 } } },
      'loosening',
    ],
    ['no limit', { route: { limits: { depthMax: 9 } } }, {}, 'loosening'],
    ['unlisted: null', {}, { route: { unlisted: 'null' } }, 'loosening'],
    ['a subject that nothing depends on', {}, { route: { subject: '$.id' } }, 'same'],
    [
      'a subject of tokens',
      { fields: { '$.a': { tokenize: 'person' } } },
      { fields: { '$.a': { tokenize: 'person' } }, route: { subject: '$.id' } },
      'loosening',
    ],
    [
      'one more parameter',
      { routes: { r: api('GET /a', { query: ['page'] }) } },
      { routes: { r: api('GET /a', { query: ['page', 'q'] }) } },
      'loosening',
    ],
    [
      'one parameter fewer',
      { routes: { r: api('GET /a', { query: ['page', 'q'] }) } },
      { routes: { r: api('GET /a', { query: ['q'] }) } },
      'tightening',
    ],
    [
      'parameters in another order',
      { routes: { r: api('GET /a', { query: ['page', 'q'] }) } },
      { routes: { r: api('GET /a', { query: ['q', 'page'] }) } },
      'same',
    ],
    [
      'fewer requests',
      { routes: { r: api('GET /a/{id}') } },
      { routes: { r: api('GET /a/b') } },
      'tightening',
    ],
    ['more requests', { routes: { r: api('GET /a/b') } }, { routes: { r: api('GET /a/{id}') } }, 'loosening'],
    [
      'another name of a placeholder',
      { routes: { r: api('GET /a/{id}') } },
      { routes: { r: api('GET /a/{key}') } },
      'same',
    ],
    [
      'a route less',
      { routes: { r: api('GET /a'), q: api('GET /b') } },
      { routes: { r: api('GET /a') } },
      'tightening',
    ],
    [
      'a route less, whose requests another takes',
      { routes: { r: api('GET /a/{id}'), q: api('GET /a/b') } },
      { routes: { r: api('GET /a/{id}') } },
      'loosening',
    ],
    [
      'a route more',
      { routes: { r: api('GET /a') } },
      { routes: { r: api('GET /a'), q: api('GET /b') } },
      'loosening',
    ],
  ])('%s', (_name, old, now, direction) => {
    expect(compare(old, now).direction).toBe(direction)
    expect(compare(old, old)).toEqual({ direction: 'same', changes: [] })
  })
})

describe('free text', () => {
  const scan = (now: object): Parts => ({ fields: body, scan: now })
  const words = (list: string[]): object => ({
    detectors: { CODE: { words: list, rejects: ['none of them'] } },
  })
  it.each<[string, Parts, Parts, string]>([
    [
      'is scanned now',
      { fields: { '$.body': any } },
      { fields: { '$.body': { scan: 'x' } }, scan: {} },
      'tightening',
    ],
    [
      'is not scanned any more',
      { fields: { '$.body': { scan: 'x' } }, scan: {} },
      { fields: { '$.body': any } },
      'loosening',
    ],
    ['lower threshold', scan({}), scan({ threshold: 0.3 }), 'tightening'],
    ['higher threshold', scan({}), scan({ threshold: 0.6 }), 'loosening'],
    ['one more region', scan({}), scan({ locales: ['en-US', 'de-DE'] }), 'tightening'],
    ['another region first', scan({}), scan({ locales: ['de-DE', 'en-US'] }), 'loosening'],
    ['another language of the same region', scan({}), scan({ locales: ['es-US'] }), 'same'],
    ['another syntax', scan({}), scan({ text: 'plain' }), 'loosening'],
    [
      'an entity may stand',
      scan({}),
      scan({ entities: { URL: { keep: true, reason: 'for a test' } } }),
      'loosening',
    ],
    ['an entity is struck', scan({}), scan({ entities: { URL: 'strike' } }), 'tightening'],
    ['an optional entity is looked for', scan({}), scan({ entities: { UUID: 'replace' } }), 'same'],
    ['an optional entity is not looked for', scan({ entities: { UUID: 'replace' } }), scan({}), 'loosening'],
    ['all others are struck', scan({}), scan({ entities: { '*': 'strike' } }), 'tightening'],
    [
      'one value is known no more',
      scan({}),
      { fields: { ...body, '$.name': 'strike' }, scan: {} },
      'loosening',
    ],
    [
      'one more value is known',
      { fields: { ...body, '$.name': 'strike' }, scan: {} },
      scan({}),
      'tightening',
    ],
    [
      'a known value is struck with all around it',
      scan({}),
      { fields: { ...body, '$..name': 'strike' }, scan: {} },
      'same',
    ],
    ['a detector more', scan({}), { ...scan({}), policy: words(['Falcon']) }, 'tightening'],
    [
      'a detector more, whose finds leave in part',
      scan({ entities: { CODE: { mask: { keepLast: 4 } } } }),
      { ...scan({ entities: { CODE: { mask: { keepLast: 4 } } } }), policy: words(['Falcon']) },
      'loosening',
    ],
    ['a detector less', { ...scan({}), policy: words(['Falcon']) }, scan({}), 'loosening'],
    [
      'a word more',
      { ...scan({}), policy: words(['Falcon']) },
      { ...scan({}), policy: words(['Falcon', 'Harbour']) },
      'tightening',
    ],
    [
      'a word less',
      { ...scan({}), policy: words(['Falcon', 'Harbour']) },
      { ...scan({}), policy: words(['Falcon']) },
      'loosening',
    ],
  ])('%s', (_name, old, now, direction) => {
    expect(compare(old, now).direction).toBe(direction)
    expect(compare(now, now).direction).toBe('same')
  })
})

it('says it in sentences that hold on one line, whatever the policy says', () => {
  const reason = 'a reason\u001b[31m with a\nsecond line'
  const text = comparisonText(compare({ fields: {} }, { fields: { '$.a': { keep: 'any', reason } } }))
  expect(text).toContain('The recipient will now also receive “a”')
  expect(text).not.toContain('\u001b')
  expect(text.split('\n').every((line) => !line.startsWith('second'))).toBe(true)
})

it('walks policies with many ".." without going through all pairs of paths', () => {
  const fields = (last: string): object =>
    Object.fromEntries(['a', 'b', 'c', 'd', 'e'].map((name) => [`$..${name}.x.${last}`, any]))
  expect(compare({ fields: fields('y') }, { fields: fields('y') }).direction).toBe('same')
  expect(compare({ fields: fields('y') }, { fields: fields('z') }).direction).toBe('loosening')
})
