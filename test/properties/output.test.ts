import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parse } from 'csv-parse/sync'
import { MemoryVault } from '../../packages/engine/src/operator/memory-vault.ts'
import { createRedactor } from '../../packages/engine/src/redact.ts'
import { document, policyCase, spelled } from '../reference/arbitraries.ts'
import { keepAny, makePlan, type Field } from '../reference/make-plan.ts'
import { Reference, type Json, type Step } from '../reference/redact-reference.ts'
import { redactText } from '../reference/run-redactor.ts'
import { csvText, freeText, testKey, ticketLike, twoPassFields, twoPassOptions } from './arbitraries.ts'

const keyed = { key: testKey, vault: new MemoryVault() }

describe('what comes out is valid in its format', () => {
  it('JSON', async () => {
    const one = fc
      .tuple(policyCase, document)
      .chain(([policy, value]) => fc.record({ policy: fc.constant(policy), text: spelled(value) }))
    await fc.assert(
      fc.asyncProperty(one, async ({ policy: { fields, options }, text }) => {
        const output = await redactText(await createRedactor(makePlan(fields, options)), text)
        expect(() => JSON.parse(output) as unknown).not.toThrow()
        expect(output).toBe(withoutBlanks(output))
      }),
      { numRuns: 1000 },
    )
  })

  it('NDJSON: one document a line, as many as came in', async () => {
    const plan = makePlan(twoPassFields, twoPassOptions)
    const redactor = await createRedactor(plan, { ...keyed, format: 'ndjson' })
    await fc.assert(
      fc.asyncProperty(fc.array(ticketLike, { minLength: 1, maxLength: 4 }), async (records) => {
        const lines = records.map((record) => JSON.stringify(record))
        const output = await redactText(redactor, lines.join('\n\n'))
        expect(output.endsWith('\n')).toBe(true)
        const written = output.slice(0, -1).split('\n')
        expect(written).toHaveLength(records.length)
        for (const line of written) expect(() => JSON.parse(line) as unknown).not.toThrow()
      }),
      { numRuns: 200 },
    )
  })

  it('CSV: as many rows, as many cells in each, and the cells that stay', async () => {
    const fields: Field[] = [
      { address: '$.id', treatment: keepAny },
      { address: '$.body', treatment: { operator: 'replace' }, entity: 'TEXT' },
    ]
    const redactor = await createRedactor(makePlan(fields), { format: 'csv' })
    await fc.assert(
      fc.asyncProperty(csvText, async (text) => {
        const options = { record_delimiter: ['\r\n', '\n'] }
        const rows: string[][] = parse(text, options)
        const written: string[][] = parse(await redactText(redactor, text), options)
        expect(written.map((row) => row.length)).toEqual(rows.map(() => 2))
        const isOurs = (cell: string | undefined): boolean => /^\[PERSON_1\]/.test(cell ?? '')
        expect(written.map(([id]) => id)).toEqual(
          rows.map(([id]) => (isOurs(id) || (id ?? '').includes('[PERSON_1]') ? '' : id)),
        )
      }),
      { numRuns: 300 },
    )
  })

  it('text that a policy keeps, byte for byte', async () => {
    const redactor = await createRedactor(makePlan([{ address: '$', treatment: keepAny }]), {
      format: 'text',
    })
    const texts = freeText.filter((text) => text !== '' && !text.includes('[PERSON_1]'))
    await fc.assert(
      fc.asyncProperty(texts, fc.constantFrom('', '\n', '\r\n\r\n', '\n \n\t'), async (text, after) => {
        expect(await redactText(redactor, after + text + after)).toBe(after + text + after)
      }),
      { numRuns: 300 },
    )
  })
})

describe('what is not listed does not leave', () => {
  it('no leaf and no name, whatever the policy lists', async () => {
    await fc.assert(
      fc.asyncProperty(policyCase, marked, async ({ fields, options }, { value, leaves, names }) => {
        const output = await redactText(
          await createRedactor(makePlan(fields, options)),
          JSON.stringify(value),
        )
        const reference = new Reference(fields, options)
        const isInElement = Array.isArray(value)
        for (const { text, path } of leaves) {
          const rule = reference.ruleAt(isInElement ? path.slice(1) : path, isInElement)
          if (rule?.treatment.operator !== 'keep') expect(output).not.toContain(text)
        }
        for (const name of names) {
          // A name that is not plain and that no address says leaves only where a rule says `keys: any`.
          if (!fields.some(({ keys }) => keys === 'any')) expect(output).not.toContain(name)
        }
      }),
      { numRuns: 1500 },
    )
  })

  it('nothing at all where nothing is listed', async () => {
    const redactor = await createRedactor(makePlan([]))
    await fc.assert(
      fc.asyncProperty(marked, async ({ value }) => {
        expect(await redactText(redactor, JSON.stringify(value))).toMatch(
          /^(null|\{\}|\[((\{\}|null),?)*\])$/,
        )
      }),
    )
  })
})

describe('what stays, stays byte for byte', () => {
  const numbers = ['-0', '1.0', '1E5', '1e+05', '0.10', '9007199254740993', '-1.50e-07', '1'.repeat(300)]
  const strings = [
    '"\\u0041"',
    '"\\/"',
    '"/"',
    '"\\ud83D\\uDe00"',
    '"😀"',
    '"\\u00e9é\\t"',
    '"\u2028\u007f"',
    '""',
  ]
  const token = fc.constantFrom(...numbers, ...strings, 'true', 'false', 'null', '{}', '[]')
  const raw = fc.letrec<{ value: string }>((tie) => ({
    value: fc.oneof(
      { depthSize: 'small' },
      { weight: 3, arbitrary: token },
      {
        weight: 2,
        arbitrary: fc
          .array(fc.tuple(fc.constantFrom('"a"', '"\\u0061"', '"é"', '"\\ud83d\\ude00"', '""'), tie('value')))
          .map((members) => `{${members.map(([name, value]) => `${name} : ${value}`).join(' ,\n')}}`),
      },
      { weight: 1, arbitrary: fc.array(tie('value')).map((values) => `[ ${values.join('\t,\r\n ')} ]`) },
    ),
  })).value

  it('numbers keep their digits, strings their escapes, equal names their order', async () => {
    const fields: Field[] = [
      { address: '$', treatment: keepAny },
      { address: '$..*', treatment: keepAny, keys: 'any' },
    ]
    const redactor = await createRedactor(makePlan(fields))
    await fc.assert(
      fc.asyncProperty(raw, async (text) => {
        expect(await redactText(redactor, text)).toBe(withoutBlanks(text))
      }),
      { numRuns: 1000 },
    )
  })
})

/** A document in which every leaf and every name is its own, so that it can be looked for. */
interface Marked {
  readonly value: Json
  readonly leaves: readonly { readonly text: string; readonly path: readonly Step[] }[]
  readonly names: readonly string[]
}

const marked: fc.Arbitrary<Marked> = fc
  .tuple(document, fc.constantFrom('string', 'number'))
  .map(([shape, kind]) => {
    const leaves: { text: string; path: readonly Step[] }[] = []
    const names: string[] = []
    const mark = (value: Json, path: readonly Step[]): Json => {
      if (Array.isArray(value)) return value.map((inner) => mark(inner, [...path, undefined]))
      if (typeof value === 'object' && value !== null) {
        const members = Object.entries(value).map(([name, inner]): [string, Json] => {
          const isSpelled = ['a', 'b', 'c', '__proto__', 'é', 'a b'].includes(name)
          const written = isSpelled ? name : `name ${names.length} of somebody`
          if (!isSpelled) names.push(written)
          return [written, mark(inner, [...path, written])]
        })
        return Object.fromEntries(members)
      }
      const text = kind === 'string' ? `marker<${leaves.length}>` : `7731${leaves.length}0990`
      leaves.push({ text, path })
      return kind === 'string' ? text : Number(text)
    }
    return { value: mark(shape, []), leaves, names }
  })

/** JSON without the blanks between its tokens. */
function withoutBlanks(text: string): string {
  return text.replaceAll(/("(?:[^"\\]|\\.)*")|[ \t\r\n]+/g, '$1')
}
