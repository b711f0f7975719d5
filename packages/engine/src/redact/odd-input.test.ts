import { describe, expect, it } from 'vitest'
import {
  keepAny,
  makePlan,
  strike,
  type Field,
  type RouteOptions,
} from '../../../../test/reference/make-plan.ts'
import { redactText } from '../../../../test/reference/run-redactor.ts'
import type { InputFormat } from '../policy/model.ts'
import { createRedactor, type RedactorOptions } from '../redact.ts'

interface Odd {
  readonly fields: readonly Field[]
  readonly route?: RouteOptions
  readonly options?: RedactorOptions
  readonly input: string
  readonly output: string
}

const id: readonly Field[] = [{ address: '$.id', treatment: keepAny }]
const integerId: readonly Field[] = [
  { address: '$.id', treatment: { operator: 'keep', options: { type: 'integer' } } },
]
const members: readonly Field[] = [{ address: '$.*', treatment: keepAny }]
const anyMembers: readonly Field[] = [{ address: '$.*', treatment: keepAny, keys: 'any' }]
const nulls: RouteOptions = { unlisted: 'null', catalogue: ['$.known', '$.in.side'] }
const as = (format: InputFormat): RedactorOptions => ({ format })

const odd: Readonly<Record<string, Odd>> = {
  'equal names are judged one by one': {
    fields: integerId,
    input: '{"id":1,"id":"x","id":2,"id":{"id":3}}',
    output: '{"id":1,"id":2}',
  },
  'an escaped name that spells a listed one': {
    fields: id,
    input: '{"\\u0069d":1,"i\\u0064":2}',
    output: '{"\\u0069d":1,"i\\u0064":2}',
  },
  'an escaped name that spells a struck one': {
    fields: [...members, { address: '$.secret', treatment: strike }],
    input: '{"s\\u0065cret":"x","\\u0073ecret":{"a":1},"b":2}',
    output: '{"b":2}',
  },
  'a name that only looks like a listed one': {
    fields: id,
    input: '{"іd":1,"ID":2,"id ":3,"i\\u0000d":4}',
    output: '{}',
  },
  '__proto__ and constructor, unlisted': {
    fields: id,
    input: '{"__proto__":{"id":1},"constructor":2,"id":3}',
    output: '{"id":3}',
  },
  '__proto__ and constructor, listed': {
    fields: [
      { address: "$['__proto__'].id", treatment: keepAny },
      { address: '$.constructor', treatment: keepAny },
    ],
    input: '{"__proto__":{"id":1,"x":2},"constructor":3,"toString":4}',
    output: '{"__proto__":{"id":1},"constructor":3}',
  },
  'names of the prototype mean nothing': {
    fields: [],
    input: '{"hasOwnProperty":1,"valueOf":[2]}',
    output: '{}',
  },
  'personal data in a name under a wildcard': {
    fields: members,
    input: '{"jane@mail.example":1,"+1 202 555 0143":2,"k202555014":3,"plain":4,"":5,"é":6}',
    output: '{"plain":4}',
  },
  'a struck name takes all it holds': {
    fields: [{ address: '$..id', treatment: keepAny }],
    input: '{"jane@mail.example":{"id":1},"ok":{"id":2}}',
    output: '{"ok":{"id":2}}',
  },
  'any name where the rule says so': {
    fields: anyMembers,
    input: '{"jane@mail.example":1,"":2}',
    output: '{"jane@mail.example":1,"":2}',
  },
  'a name longer than 64': {
    fields: members,
    input: `{"${'n'.repeat(64)}":1,"${'n'.repeat(65)}":2}`,
    output: `{"${'n'.repeat(64)}":1}`,
  },
  'an object where a scalar is listed': { fields: id, input: '{"id":{"a":1}}', output: '{}' },
  'a scalar where an object is listed': {
    fields: [{ address: '$.id.a', treatment: keepAny }],
    input: '{"id":"secret"}',
    output: '{}',
  },
  'a scalar at the root': { fields: id, input: ' "secret" ', output: 'null' },
  'a listed scalar at the root': {
    fields: [{ address: '$', treatment: keepAny }],
    input: ' -0.0 ',
    output: '-0.0',
  },
  'an array at the root': {
    fields: id,
    input: '[{"id":1,"x":2},3,[{"id":4}],null]',
    output: '[{"id":1},null,null,null]',
  },
  'an array at the root, by addresses of elements': {
    fields: [{ address: '$[*].id', treatment: keepAny }],
    input: '[{"id":1,"x":2},3]',
    output: '[{"id":1},null]',
  },
  'an empty array at the root': { fields: id, input: ' [ ] ', output: '[]' },
  'struck elements keep their place': {
    fields: [{ address: '$.a[*].id', treatment: keepAny }],
    input: '{"a":[1,{"id":2},[3],{"x":4}]}',
    output: '{"a":[null,{"id":2},null,{}]}',
  },
  'null passes at a listed leaf, but not below a strike': {
    fields: [...integerId, { address: '$.x', treatment: strike }],
    input: '{"id":null,"x":null,"y":null}',
    output: '{"id":null}',
  },
  'nulls for names that the catalogue knows': {
    fields: id,
    route: nulls,
    input: '{"known":"a","id":1,"stranger":2,"in":{"side":3,"out":4}}',
    output: '{"known":null,"id":1,"in":null}',
  },
  'a name that is only struck is not known': {
    fields: [...id, { address: '$.gone', treatment: strike }],
    route: nulls,
    input: '{"gone":1,"id":2}',
    output: '{"id":2}',
  },
  'a byte-order mark is dropped': { fields: id, input: '\ufeff{"id":1}', output: '{"id":1}' },
  'a byte-order mark in a string is not': {
    fields: id,
    input: '{"id":"\ufeffa"}',
    output: '{"id":"\ufeffa"}',
  },
  'the depth that is just allowed': {
    fields: [{ address: '$..id', treatment: keepAny }],
    options: { limits: { depthMax: 3 } },
    input: '{"a":{"b":{"id":1}},"c":[[2]]}',
    output: '{"a":{"b":{"id":1}},"c":[[null]]}',
  },
  'what imitates a placeholder is struck': { fields: id, input: '{"id":"[PERSON_1]"}', output: '{}' },
  'lines: blank ones go, each record ends in a line feed': {
    fields: id,
    options: as('ndjson'),
    input: '\r\n{"id":1}\r\n\n \t\n[{"id":2}]\n3\n{"id":4}',
    output: '{"id":1}\n[{"id":2}]\nnull\n{"id":4}\n',
  },
  'CSV: unlisted columns go, struck cells are empty': {
    fields: integerId,
    options: as('csv'),
    input: 'name,id\r\nx,1\r\ny,"2"\r\nz,three\r\nw,',
    output: 'id\r\n1\r\n"2"\r\n\r\n\r\n',
  },
  'CSV: a header only': { fields: id, options: as('csv'), input: 'name,id', output: 'id\n' },
  'CSV: nothing listed': { fields: [], options: as('csv'), input: 'name,id\nx,1\n', output: '' },
  'CSV: a column that holds personal data in its name': {
    fields: members,
    options: as('csv'),
    input: 'jane@mail.example,plain\n1,2\n',
    output: 'plain\n2\n',
  },
  'CSV: two columns of one name': {
    fields: id,
    options: as('csv'),
    input: 'id,x,id\n1,2,3\n',
    output: 'id,id\n1,3\n',
  },
  'CSV: __proto__': { fields: [], options: as('csv'), input: '__proto__,constructor\n1,2\n', output: '' },
  'text: nothing listed': { fields: [], options: as('text'), input: 'one\n\ntwo\n', output: '' },
}

describe('odd input', () => {
  it.each(Object.entries(odd))('%s', async (_name, { fields, route, options, input, output }) => {
    const redactor = await createRedactor(makePlan(fields, route), options)
    expect(await redactText(redactor, input)).toBe(output)
  })
})
