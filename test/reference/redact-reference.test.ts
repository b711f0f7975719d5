import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createRedactor } from '../../packages/engine/src/redact.ts'
import { document, policyCase, spelled } from './arbitraries.ts'
import { keepAny, makePlan, replace, strike, type Field } from './make-plan.ts'
import { Reference, type Json } from './redact-reference.ts'
import { redactText } from './run-redactor.ts'

/** Members that JSON.parse makes (`__proto__` among them) are compared as text. */
const shown = (value: Json): string => JSON.stringify(value)

describe('the engine and its reference', () => {
  it('agree on every document and policy', async () => {
    const one = fc
      .tuple(policyCase, document)
      .chain(([policy, value]) =>
        fc.record({ policy: fc.constant(policy), value: fc.constant(value), text: spelled(value) }),
      )
    await fc.assert(
      fc.asyncProperty(one, async ({ policy: { fields, options }, value, text }) => {
        const redactor = await createRedactor(makePlan(fields, options))
        const parsed = JSON.parse(await redactText(redactor, text)) as Json
        expect(shown(parsed)).toBe(shown(new Reference(fields, options).redact(value)))
      }),
      { numRuns: 4000 },
    )
  })

  it('agree line by line', async () => {
    const one = fc
      .tuple(policyCase, fc.array(document, { minLength: 1, maxLength: 4 }))
      .chain(([policy, values]) =>
        fc.record({
          policy: fc.constant(policy),
          values: fc.constant(values),
          lines: fc.tuple(...values.map((value) => spelled(value, true))),
        }),
      )
    await fc.assert(
      fc.asyncProperty(one, async ({ policy: { fields, options }, values, lines }) => {
        const redactor = await createRedactor(makePlan(fields, options), { format: 'ndjson' })
        const output = await redactText(redactor, lines.join('\n'))
        const reference = new Reference(fields, options)
        const wanted = values.map((value) => `${shown(reference.redact(value, true))}\n`)
        expect(output.split(/(?<=\n)/).map((line) => `${shown(JSON.parse(line) as Json)}\n`)).toEqual(wanted)
      }),
      { numRuns: 800 },
    )
  })

  it.each<[string, readonly Field[], Json, Json]>([
    ['nothing is listed', [], { a: 1 }, {}],
    ['a record in an array at the root', [], [{ a: 1 }, 2, [3]], [{}, null, null]],
    [
      'a strike wins',
      [
        { address: '$..*', treatment: keepAny },
        { address: '$.a', treatment: strike },
      ],
      { a: { b: 1 }, b: 2 },
      { b: 2 },
    ],
    [
      'an element keeps its place',
      [{ address: '$.a[*].b', treatment: keepAny }],
      { a: [{ b: 1 }, 2] },
      { a: [{ b: 1 }, null] },
    ],
    [
      'a name that is not plain',
      [{ address: '$.*', treatment: keepAny }],
      { 'jane@mail.example': 1, ok: 2 },
      { ok: 2 },
    ],
    [
      'the same value has the same placeholder',
      [{ address: '$.*', treatment: replace }],
      { a: 'x', b: 'x', c: 'y' },
      { a: '[VALUE_1]', b: '[VALUE_1]', c: '[VALUE_2]' },
    ],
  ])('the reference itself is right: %s', async (_name, fields, input, wanted) => {
    expect(new Reference(fields).redact(input)).toEqual(wanted)
    const redactor = await createRedactor(makePlan(fields))
    expect(JSON.parse(await redactText(redactor, JSON.stringify(input)))).toEqual(wanted)
  })
})
