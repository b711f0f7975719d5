import { describe, expect, it } from 'vitest'
import { UsageError } from '../../exit-code.ts'
import type { Specification } from '../../policy/init/read-specification.ts'
import { describeSpecification } from './describe-specification.ts'

type Schemas = Readonly<Record<string, unknown>>

const ref = (name: string): object => ({ $ref: `#/components/schemas/${name}` })
const text = { type: 'string' }

/** A specification whose one call answers with a schema. */
function specification(answer: unknown, schemas: Schemas = {}): Specification {
  const document = {
    openapi: '3.1.0',
    paths: {
      '/a': {
        get: {
          operationId: 'getA',
          responses: { 200: { content: { 'application/json': { schema: answer } } } },
        },
      },
    },
    components: { schemas },
  }
  return { document, resolve: (pointer) => schemas[pointer.replace('#/components/schemas/', '')] }
}

/** `object at: member, member` for each object. */
function described(answer: unknown, schemas: Schemas = {}): string[] {
  const { objects } = describeSpecification(specification(answer, schemas), 'a.json', () => undefined)
  return objects.map(
    ({ object, at }) => `${object.name} ${at.join(' ')}: ${[...object.fields.keys()].sort().join(', ')}`,
  )
}

describe('describeSpecification', () => {
  it.each<[string, unknown, Schemas, string[]]>([
    ['members and elements', { properties: { a: text, b: { items: text } } }, {}, ['getA $: a, b[*]']],
    ['an array at the root', { items: ref('T') }, { T: { properties: { id: text } } }, ['T $: id']],
    [
      'objects inside objects',
      { properties: { t: ref('T'), list: { items: ref('T') } } },
      { T: { properties: { id: text, in: { properties: { deep: text } } } } },
      ['T $.t $.list[*]: id, in.deep'],
    ],
    [
      'a cycle, some levels deep',
      ref('T'),
      { T: { properties: { id: text, child: ref('T') } } },
      [
        'T $ $.child $.child.child $.child.child.child $.child.child.child.child $.child.child.child.child.child: id',
      ],
    ],
    [
      'a cycle through arrays that nothing names',
      { properties: { a: { items: ref('L') } } },
      { L: { items: ref('L') } },
      [],
    ],
    ['a reference to itself', { properties: { a: ref('S'), b: text } }, { S: ref('S') }, ['getA $: b']],
    [
      'allOf',
      ref('T'),
      { T: { allOf: [ref('Base'), { properties: { own: text } }] }, Base: { properties: { id: text } } },
      ['T $: id, own', 'Base $: id'],
    ],
    [
      'anyOf of a text and an object',
      { properties: { who: { anyOf: [text, ref('U')] } } },
      { U: { properties: { name: text } } },
      ['U $.who: name', 'getA $: who'],
    ],
    ['oneOf', { oneOf: [{ properties: { a: text } }, { properties: { b: text } }] }, {}, ['getA $: a, b']],
    [
      'a map',
      { properties: { counts: { additionalProperties: { type: 'integer' } } } },
      {},
      ['getA $: counts.*'],
    ],
    [
      'an object of any members',
      { properties: { metadata: { type: 'object' } } },
      {},
      ['getA $: metadata.*'],
    ],
    [
      'names that are data',
      { properties: { 'ana@example.com': text, 'odd name': text } },
      {},
      ["getA $: .*, ['odd name']"],
    ],
    ['a reference to nothing', { properties: { a: ref('Gone'), b: text } }, {}, ['getA $: b']],
    ['types in a list', { properties: { a: { type: ['string', 'null'] } } }, {}, ['getA $: a']],
  ])('reads %s', (_, answer, schemas, expected) => {
    if (expected.length === 0) expect(() => described(answer, schemas)).toThrow(UsageError)
    else expect(described(answer, schemas).sort()).toEqual([...expected].sort())
  })

  it('reads a thousand objects that all refer to each other in seconds', () => {
    const names = Array.from({ length: 1000 }, (_, at) => `Object${at}`)
    const schemas = Object.fromEntries(
      names.map((name, at) => [
        name,
        {
          properties: Object.fromEntries([
            ...Array.from({ length: 20 }, (__, member): [string, unknown] => [`m${member}`, text]),
            ...Array.from({ length: 20 }, (__, edge): [string, unknown] => [
              `o${edge}`,
              { anyOf: [text, ref(names[(at * 7 + edge * 13) % names.length] ?? '')] },
            ]),
          ]),
        },
      ]),
    )
    const started = performance.now()
    const { objects } = describeSpecification(
      specification(ref('Object0'), schemas),
      'a.json',
      () => undefined,
    )
    expect(objects).toHaveLength(1000)
    for (const { at } of objects) expect(at.length).toBeLessThanOrEqual(12)
    expect(performance.now() - started).toBeLessThan(10_000)
  })

  it('tells how far it has come', () => {
    const told: string[] = []
    describeSpecification(specification({ properties: { a: text } }), 'a.json', (done, all) =>
      told.push(`${done}/${all}`),
    )
    expect(told).toEqual(['1/1'])
  })
})
