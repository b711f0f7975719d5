import fc from 'fast-check'
import type { Policy, ScanProfile, Treatment } from '../../packages/engine/src/policy/model.ts'
import { makePolicy, type Field, type RouteOptions } from '../reference/make-plan.ts'
export { chunkSizes } from '../reference/arbitraries.ts'

/** Free text with what a scan finds, cuts inside characters, and what merely looks like one of ours. */
const words = fc.constantFrom(
  'Dear Zoë Specimen,',
  'ZOE SPECIMEN’s',
  'specimen@mail.example',
  'call +1 202-555-0143',
  'card 4111 1111 1111 1111',
  '192.0.2.44',
  'https://shop.example/orders?q=1',
  'naïve café – “quoted”',
  '日本語のテキスト',
  '😀👩‍👩‍👧',
  '[PERSON_1]',
  'order 12345',
)
export const freeText: fc.Arbitrary<string> = fc
  .array(
    fc.oneof({ weight: 3, arbitrary: words }, { weight: 1, arbitrary: fc.string({ unit: 'grapheme' }) }),
    {
      maxLength: 5,
    },
  )
  .map((parts) => parts.join(' '))

const scanProfile: ScanProfile = {
  name: 'conversation',
  locales: ['en-US'],
  threshold: 0.3,
  text: 'auto',
  entities: new Map([['EMAIL_ADDRESS', { operator: 'mask', options: { keepFirst: 1, keepLast: 0 } }]]),
  otherwise: { operator: 'replace' },
}
const scan: Treatment = { operator: 'scan', profile: 'conversation' }

/** A route that needs two passes a record: values that are known, and a subject. */
export const twoPassFields: readonly Field[] = [
  { address: '$.id', treatment: { operator: 'keep', options: { type: 'integer' } } },
  { address: '$.name', treatment: { operator: 'replace' }, known: 'PERSON' },
  { address: '$.email', treatment: { operator: 'tokenize' }, known: 'EMAIL_ADDRESS' },
  { address: '$.born', treatment: { operator: 'shift', options: { daysMax: 30 } } },
  { address: '$.body', treatment: scan },
  { address: '$.more[*].body', treatment: scan },
]
export const twoPassOptions: RouteOptions = { subject: '$.id', scans: [scanProfile] }
export const twoPassPolicy: Policy = makePolicy(twoPassFields, twoPassOptions)

/** Key material for tests: anybody may know it. */
export const testKey = { version: 1, secret: new Uint8Array(32).fill(7) } as const

const ticket = fc.record({
  id: fc.oneof(fc.integer({ min: 1 }), fc.constant(null)),
  name: fc.constantFrom('Zoë Specimen', 'Li', ''),
  secret: fc.string({ unit: 'grapheme' }),
  email: fc.constantFrom('specimen@mail.example', 'zoe@mail.example'),
  born: fc.constantFrom('1984-02-29', '2001-01-01T00:00:00Z', 'long ago'),
  body: freeText,
  more: fc.array(fc.oneof(fc.record({ body: freeText }), fc.integer()), { maxLength: 3 }),
})

/** What a record of a stream can be: mostly a ticket, now and then nothing like one. */
export const ticketLike: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 8, arbitrary: ticket },
  { weight: 1, arbitrary: fc.constantFrom<unknown>(12, true, null, 'text', [], [[1]], {}) },
)

const cell = fc.oneof(
  freeText,
  fc.constantFrom('', 'plain', '12', '-7', 'with "quotes"', 'two\nlines', 'two\r\nlines', 'a,b', ' '),
)
const headers = ['id', 'body', 'note', 'jane@mail.example', 'plain_name'] as const

/** CSV with every kind of quoting, and the fields of a route for it. */
export const csvText: fc.Arbitrary<string> = fc
  .record({
    rows: fc.array(fc.array(cell, { minLength: headers.length, maxLength: headers.length }), {
      maxLength: 5,
    }),
    newline: fc.constantFrom('\n', '\r\n'),
    isAllQuoted: fc.boolean(),
    hasLastNewline: fc.boolean(),
  })
  .map(({ rows, newline, isAllQuoted, hasLastNewline }) => {
    const write = (text: string): string =>
      isAllQuoted || /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
    const lines = [headers, ...rows].map((row) => row.map(write).join(','))
    return lines.join(newline) + (hasLastNewline ? newline : '')
  })
