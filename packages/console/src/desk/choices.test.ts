import { checkPolicy } from '@stet/engine'
import { describe, expect, it } from 'vitest'
import { choicesFor, kindOf, type FieldSample } from './choices.ts'

const field = (address: string, kind: FieldSample['kind'], value: string): FieldSample => ({
  address,
  kind,
  value,
  scans: ['words'],
})

describe('choicesFor', () => {
  it.each([
    field('$.ticket.id', 'number', '9007199254740993'),
    field('$.ticket.score', 'number', '0.5'),
    field('$.ticket.open', 'boolean', 'true'),
    field('$.requester.email', 'string', '"jane@example.com"'),
    field('$.requester.name', 'string', '"Jane Doe"'),
    field('$.created_at', 'string', '"2026-02-10T08:12:44Z"'),
    field('$.born', 'string', '"1990-02-10"'),
    field('$.status', 'string', '"open"'),
    field('$.answer', 'string', '"no"'),
    field('$.key', 'string', '"4f3c2f5e-1111-4222-8333-123456789abc"'),
    field('$.gone', 'null', 'null'),
  ])('offers for $address only what a policy may say', (one) => {
    for (const { yaml, label } of choicesFor(one)) {
      if (yaml === undefined) continue
      const policy = `policy: a
source: any
destination: warehouse
routes:
  a: { receive: file, fields: { ${one.address}: ${yaml} } }
scans:
  words: { locales: [en-US] }
`
      expect([label, checkPolicy(policy).problems]).toEqual([label, []])
    }
  })

  it('keeps an exact word only as that word', () => {
    expect(choicesFor(field('$.answer', 'string', '"no"')).at(-1)?.yaml).toBe('{ keep: { enum: ["no"] } }')
  })
})

describe('kindOf', () => {
  it.each([
    ['$.user.email', '"x"', 'email'],
    ['$.to', '"jane@example.com"', 'email'],
    ['$.customer.phone_number', '"x"', 'phone'],
    ['$.requester.name', '"x"', 'person'],
    ['$.comments[*].author_id', '"x"', 'id'],
    ['$.created_at', '"x"', 'date'],
    ['$.whatever', '"x"', 'text'],
  ])('%s with %s is %s', (address, value, kind) => {
    expect(kindOf(field(address, 'string', value))).toBe(kind)
  })
})
