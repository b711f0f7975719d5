import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { StetError } from '../../packages/engine/src/errors.ts'
import { MemoryVault } from '../../packages/engine/src/operator/memory-vault.ts'
import type { InputFormat } from '../../packages/engine/src/policy/model.ts'
import { createRedactor, type Redactor } from '../../packages/engine/src/redact.ts'
import type { RedactionReport } from '../../packages/engine/src/redact/report.ts'
import { document, policyCase, spelled } from '../reference/arbitraries.ts'
import { keepAny, makePlan, tryPlan, type Field, type RouteOptions } from '../reference/make-plan.ts'
import { bytesOf, cut, streamChunks } from '../reference/run-redactor.ts'
import {
  chunkSizes,
  csvText,
  freeText,
  testKey,
  ticketLike,
  twoPassFields,
  twoPassOptions,
} from './arbitraries.ts'

/** What came of an input: its bytes and counts, or only that it was refused. */
type Answer = { readonly bytes: string; readonly report: RedactionReport } | 'refused'

async function wholeAnswer(redactor: Redactor, input: Uint8Array): Promise<Answer> {
  try {
    const { output, report } = await redactor.redact(input)
    return { bytes: output.text(), report }
  } catch (error) {
    expect(error).toBeInstanceOf(StetError)
    return 'refused'
  }
}

async function cutAnswer(redactor: Redactor, chunks: readonly Uint8Array[]): Promise<Answer> {
  const { bytes, error, report } = await streamChunks(redactor, chunks)
  if (error === undefined) return { bytes: new TextDecoder().decode(bytes), report }
  expect(error).toBeInstanceOf(StetError)
  return 'refused'
}

const makeRedactor = (
  fields: readonly Field[],
  options: RouteOptions,
  format: InputFormat,
): Promise<Redactor> =>
  createRedactor(makePlan(fields, options), { format, key: testKey, vault: new MemoryVault() })

const textFields: readonly Field[] = [
  { address: '$', treatment: { operator: 'scan', profile: 'conversation' } },
]
const csvFields: readonly Field[] = [
  { address: '$.id', treatment: { operator: 'replace' }, known: 'PERSON' },
  { address: '$.body', treatment: { operator: 'scan', profile: 'conversation' } },
  { address: '$.plain_name', treatment: keepAny },
]

describe('any chunking gives the same bytes and counts', () => {
  it('JSON by any policy', async () => {
    const one = fc
      .tuple(policyCase, document, chunkSizes)
      .chain(([policy, value, sizes]) =>
        fc.record({ policy: fc.constant(policy), sizes: fc.constant(sizes), text: spelled(value) }),
      )
    await fc.assert(
      fc.asyncProperty(one, async ({ policy, text, sizes }) => {
        const redactor = await makeRedactor(policy.fields, policy.options, 'json')
        const input = bytesOf(text)
        expect(await cutAnswer(redactor, cut(input, sizes))).toEqual(await wholeAnswer(redactor, input))
      }),
      { numRuns: 1500 },
    )
  })

  it.each(['json', 'ndjson'] as const)(
    '%s in two passes, with known values and a subject',
    async (format) => {
      const redactor = await makeRedactor(twoPassFields, twoPassOptions, format)
      const input = fc
        .array(ticketLike, { maxLength: 4 })
        .map((records) =>
          format === 'json'
            ? JSON.stringify(records)
            : records.map((record) => `${JSON.stringify(record)}\n`).join('\r\n'),
        )
      await fc.assert(
        fc.asyncProperty(input, chunkSizes, async (text, sizes) => {
          const bytes = bytesOf(text)
          expect(await cutAnswer(redactor, cut(bytes, sizes))).toEqual(await wholeAnswer(redactor, bytes))
        }),
        { numRuns: 250 },
      )
    },
  )

  it('text', async () => {
    const redactor = await makeRedactor(textFields, twoPassOptions, 'text')
    const paragraphs = fc
      .array(fc.tuple(freeText, fc.constantFrom('\n', '\n\n', '\r\n\r\n', '\n \t\n', '\n\n\n')), {
        maxLength: 5,
      })
      .map((parts) => parts.map((part) => part.join('')).join(''))
    await fc.assert(
      fc.asyncProperty(paragraphs, chunkSizes, async (text, sizes) => {
        const bytes = bytesOf(text)
        expect(await cutAnswer(redactor, cut(bytes, sizes))).toEqual(await wholeAnswer(redactor, bytes))
      }),
      { numRuns: 250 },
    )
  })

  it('CSV', async () => {
    const redactor = await makeRedactor(csvFields, twoPassOptions, 'csv')
    await fc.assert(
      fc.asyncProperty(csvText, chunkSizes, async (text, sizes) => {
        const bytes = bytesOf(text)
        expect(await cutAnswer(redactor, cut(bytes, sizes))).toEqual(await wholeAnswer(redactor, bytes))
      }),
      { numRuns: 250 },
    )
  })

  it('inputs that are damaged are refused however they are cut', async () => {
    const redactor = await makeRedactor([{ address: '$..*', treatment: keepAny, keys: 'any' }], {}, 'json')
    const damaged = fc
      .tuple(
        document.chain((value) => spelled(value)),
        fc.nat(),
        fc.constantFrom('"', '\\', '}', ']', ',', ':', '0', '-', 'e', '\u0000', '\ufeff', ' x'),
      )
      .map(([text, at, damage]) => {
        const place = at % (text.length + 1)
        return bytesOf(text.slice(0, place) + damage + text.slice(place))
      })
    await fc.assert(
      fc.asyncProperty(damaged, chunkSizes, async (bytes, sizes) => {
        expect(await cutAnswer(redactor, cut(bytes, sizes))).toEqual(await wholeAnswer(redactor, bytes))
      }),
      { numRuns: 1000 },
    )
  })
})

describe('limits refuse alike, however an input is cut', () => {
  const limits = fc.record({
    depthMax: fc.constantFrom(2, 128),
    leafBytesMax: fc.integer({ min: 3, max: 30 }),
    recordBytesMax: fc.integer({ min: 10, max: 300 }),
    numberCharsMax: fc.constantFrom(3, 1024),
  })

  it.each(['json', 'ndjson'] as const)('%s, in one pass and in two', async (format) => {
    const one = fc.tuple(policyCase, document, chunkSizes, limits).chain(([policy, value, sizes, limit]) =>
      fc.record({
        policy: fc.constant(policy),
        sizes: fc.constant(sizes),
        limit: fc.constant(limit),
        text: spelled(value, format === 'ndjson'),
        hasSubject: fc.boolean(),
      }),
    )
    await fc.assert(
      fc.asyncProperty(one, async ({ policy, text, sizes, limit, hasSubject }) => {
        const shift: Field = {
          address: '$.shifted',
          treatment: { operator: 'shift', options: { daysMax: 3 } },
        }
        const options = hasSubject ? { ...policy.options, subject: '$.a' } : policy.options
        const { plan } = tryPlan(hasSubject ? [...policy.fields, shift] : policy.fields, options)
        if (plan === undefined) return
        const redactor = await createRedactor(plan, { format, limits: limit, key: testKey })
        const input = bytesOf(text)
        expect(await cutAnswer(redactor, cut(input, sizes))).toEqual(await wholeAnswer(redactor, input))
      }),
      { numRuns: 1000 },
    )
  })

  it.each<[InputFormat, fc.Arbitrary<string>, readonly Field[]]>([
    ['csv', csvText, csvFields],
    ['text', fc.array(freeText).map((texts) => texts.join('\n\n \n')), textFields],
  ])('%s', async (format, input, fields) => {
    const plan = makePlan(fields, twoPassOptions)
    await fc.assert(
      fc.asyncProperty(input, chunkSizes, limits, async (text, sizes, limit) => {
        const redactor = await createRedactor(plan, { format, limits: limit, key: testKey })
        const bytes = bytesOf(text)
        expect(await cutAnswer(redactor, cut(bytes, sizes))).toEqual(await wholeAnswer(redactor, bytes))
      }),
      { numRuns: 300 },
    )
  })
})

describe('a cut at every byte', () => {
  const specimens: readonly [string, InputFormat, readonly Field[], string][] = [
    [
      'JSON with escapes, pairs and characters of every length',
      'json',
      [{ address: '$..*', treatment: keepAny, keys: 'any' }],
      '\ufeff{ "\\u0061\\ud83d\\ude00é" : [ -1.50e+07 , true , null , "😀\\\\\\"\\u20ac€" , { } , [ ] ] }\r\n',
    ],
    [
      'JSON of which nothing is listed',
      'json',
      [{ address: '$.kept', treatment: keepAny }],
      '{"a":{"b":[1,2,{"c":"\\ud83d\\ude00"}]},"é":[[]],"kept":-0.5,"\\u006bept":"é","z":false}',
    ],
    [
      'an array of records and scalars, in two passes',
      'json',
      twoPassFields,
      '[{"id":12,"name":"Zoë Specimen","body":"Zoë, 😀 12"},12,true,{"body":"zoe specimen"},null,-1.5e3]',
    ],
    ['a scalar at the root, in two passes', 'json', twoPassFields, '-12.5e+3'],
    [
      'lines that end in CR LF, with blank ones between',
      'ndjson',
      twoPassFields,
      '\ufeff{"id":1,"name":"Zoë"}\r\n\r\n \t\n{"body":"Zoë"}\n12\n[{"id":2},3]\r\n{"id":3}',
    ],
    [
      'CSV with quotes, CR LF and line feeds inside',
      'csv',
      csvFields,
      '\ufeffid,"body",note\r\n1,"Zoë ""quoted""\r\nspecimen@mail.example",x\r\n"2",😀,\r\n3,,"y"',
    ],
    [
      'paragraphs',
      'text',
      textFields,
      '\ufeff\r\n\r\nZoë: specimen@mail.example\r\n😀\r\n\r\n\r\nsecond [PERSON_1]\n\n',
    ],
  ]
  it.each(specimens)('%s', async (_name, format, fields, text) => {
    const redactor = await makeRedactor(fields, twoPassOptions, format)
    const bytes = bytesOf(text)
    const whole = await wholeAnswer(redactor, bytes)
    expect(whole).not.toBe('refused')
    for (let at = 0; at <= bytes.length; at += 1) {
      expect(await cutAnswer(redactor, [bytes.slice(0, at), bytes.slice(at)]), `cut at ${at}`).toEqual(whole)
    }
    for (let at = 0; at + 2 <= bytes.length; at += 1) {
      const chunks = [bytes.slice(0, at), bytes.slice(at, at + 1), bytes.slice(at + 1)]
      expect(await cutAnswer(redactor, chunks), `cuts around ${at}`).toEqual(whole)
    }
  })
})
