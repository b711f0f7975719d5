import { checkPolicy } from '@stet/engine'
import { describe, expect, it } from 'vitest'
import { addressText } from './address-text.ts'
import { isDataKey } from './data-key.ts'
import { listFields } from './list-fields.ts'
import { policyText } from './policy-text.ts'
import { SampleTree } from './sample-tree.ts'
import { schemaTree } from './schema-tree.ts'
import { withSuggestions } from './suggestions.testing.ts'

function addressesOf(...documents: unknown[]): string[] {
  const tree = new SampleTree()
  for (const document of documents) tree.add(document)
  return listFields(tree.finish()).fields.map(({ steps }) => addressText(steps))
}

function addressesOfSchema(schema: unknown, definitions: Record<string, unknown> = {}): string[] {
  const { root } = schemaTree([schema], (ref) => definitions[ref])
  return listFields(root).fields.map(({ steps }) => addressText(steps))
}

describe('samples', () => {
  it('merges documents, and lists what is empty', () => {
    expect(addressesOf({ a: { b: 1 } }, { a: { c: [] }, d: [{ e: null }] })).toEqual([
      '$.a.b',
      '$.a.c[*]',
      '$.d[*].e',
    ])
  })

  it('writes `*` for keys that are data', () => {
    expect(addressesOf({ by: { '81726354': { n: 1 }, '90000001': { n: 2 } } })).toEqual(['$.by.*.n'])
    expect(addressesOf({ by: { 'Ana Lima': 1, 'Bo Li': 2 } })).toEqual(['$.by.*'])
    expect(addressesOf({ 'Due Date': '', 'Full Name': '' })).toEqual(["$['Due Date']", "$['Full Name']"])
  })

  it('takes an object whose names hardly ever come twice as a map', () => {
    const documents = Array.from({ length: 10 }, (_, index) => ({
      seen: { [`k${String.fromCharCode(97 + index)}`]: 1 },
    }))
    expect(addressesOf(...documents)).toEqual(['$.seen.*'])
  })

  it('quotes names that are no identifiers', () => {
    expect(addressesOf({ 'a b': 1, "it's": 2, 'back\\slash': 3, größe: 4 })).toEqual([
      "$['a b']",
      "$['it\\'s']",
      "$['back\\\\slash']",
      "$['größe']",
    ])
  })

  it('lists no address that could meet another one', () => {
    expect(addressesOf({ a: [{ x: 1, y: 2 }] }, { a: { z: 1 } })).toEqual(['$.a[*].x', '$.a[*].y'])
    expect(addressesOf({ a: [1] }, { a: { y: 1, z: 1 } })).toEqual(['$.a.y', '$.a.z'])
  })

  it('is bounded: a policy of very many fields is still good', () => {
    const wide = Object.fromEntries(
      Array.from({ length: 6000 }, (_, at) => [
        `f${at.toString(26).replaceAll(/\d/g, 'x')}${'ab'[at % 2] ?? ''}_${at}`,
        at,
      ]),
    )
    const tree = new SampleTree()
    tree.add(wide)
    const list = listFields(tree.finish())
    expect(list.fields).toHaveLength(4000)
    const draft = {
      name: 'p',
      source: 's',
      route: 'r',
      receive: 'file',
      match: undefined,
      format: undefined,
    } as const
    const text = policyText({ ...draft, origin: 'a test', list, isCut: false })
    expect(text).toContain('2000 more, which lie deepest, are not listed')
    expect(checkPolicy(withSuggestions(text)).problems).toEqual([])
  })

  it('does not go deeper than a limit', () => {
    let deep: unknown = 1
    for (let level = 0; level < 500; level++) deep = { a: deep }
    expect(addressesOf(deep)).toHaveLength(1)
  })
})

describe('schemas', () => {
  it('merges allOf, oneOf and anyOf', () => {
    const schema = {
      allOf: [{ properties: { a: {} } }],
      oneOf: [{ properties: { b: {} } }, { properties: { c: {} } }],
      anyOf: [{ properties: { d: {} } }],
    }
    expect(addressesOfSchema(schema).sort()).toEqual(['$.a', '$.b', '$.c', '$.d'])
  })

  it('cuts what comes again inside itself', () => {
    const node = {
      properties: { id: {}, next: { $ref: 'node' }, all: { type: 'array', items: { $ref: 'node' } } },
    }
    expect(addressesOfSchema({ $ref: 'node' }, { node })).toEqual(['$.id', '$.next', '$.all[*]'])
    expect(addressesOfSchema({ $ref: 'loop' }, { loop: { $ref: 'loop' } })).toEqual([])
  })

  it('stays bounded where references multiply', () => {
    const names = Array.from({ length: 12 }, (_, at) => String(at))
    const definitions = Object.fromEntries(
      names.map((name) => [
        name,
        {
          properties: Object.fromEntries(
            names.map((other) => [`m${other}`, { anyOf: [{ type: 'string' }, { $ref: other }] }]),
          ),
        },
      ]),
    )
    const { isCut, root } = schemaTree([{ $ref: '0' }], (ref) => definitions[ref])
    expect(isCut).toBe(true)
    expect(listFields(root).fields.length).toBeLessThan(4000)
  })

  it('writes `*` for additional and pattern properties, and lists a union written as items', () => {
    expect(addressesOfSchema({ additionalProperties: { properties: { n: { type: 'integer' } } } })).toEqual([
      '$.*.n',
    ])
    expect(addressesOfSchema({ patternProperties: { '^x': { type: 'string' } } })).toEqual(['$.*'])
    expect(addressesOfSchema({ items: [{ properties: { a: {} } }, { properties: { b: {} } }] })).toEqual([
      '$.a',
      '$.b',
    ])
  })

  it('takes odd schemas as unknown, and does not fail', () => {
    const odd = {
      properties: { a: true, b: null, c: 5, d: { type: 'array' }, e: { $ref: 'nowhere' }, f: { allOf: 'x' } },
    }
    expect(addressesOfSchema(odd)).toEqual(['$.a', '$.b', '$.c', '$.d', '$.e', '$.f'])
  })
})

describe('isDataKey', () => {
  it.each([
    'ana@example.com',
    '81726354',
    '7',
    '2024-01-31',
    '192.0.2.7',
    'U06UBSVB3',
    'deadbeef01',
    'acct_1PgafTB7WZ01',
    '',
    'https://example.com',
    '+1 212 555 0100',
    '3fa85f64-5717-4562-b3fc-2c963f66afa6',
  ])('%j is data', (name) => {
    expect(isDataKey(name)).toBe(true)
  })

  it.each([
    'id',
    'address1',
    'custom_attribute1',
    'line2',
    'First Name',
    'createdAt',
    'image_1024',
    'x-rate-limit',
    'größe',
    'oauth2_scopes',
    'SHA256',
  ])('%j is a name', (name) => {
    expect(isDataKey(name)).toBe(false)
  })
})
