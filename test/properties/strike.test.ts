import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createRedactor } from '../../packages/engine/src/redact.ts'
import { address, document, policyCase } from '../reference/arbitraries.ts'
import { keepAny, makePlan, strike, tryPlan, type Field } from '../reference/make-plan.ts'
import type { Json } from '../reference/redact-reference.ts'
import { redactText } from '../reference/run-redactor.ts'
import { csvText } from './arbitraries.ts'

/** Everything that a document says: each name where it stands, each leaf where it stands. */
function said(value: Json, path = '$'): string[] {
  if (value === null) return []
  if (Array.isArray(value)) return value.flatMap((inner, at) => said(inner as Json, `${path}[${at}]`))
  if (typeof value !== 'object') return [`${path} = ${withoutNumber(JSON.stringify(value))}`]
  return Object.entries(value).flatMap(([name, inner]) => {
    const inside = `${path}[${JSON.stringify(name)}]`
    return [inside, ...said(inner, inside)]
  })
}

/** Placeholders are numbered anew when one of them goes; that says nothing more. */
function withoutNumber(text: string): string {
  return text.replaceAll(/\[(PERSON|VALUE)_[0-9]+\]/g, '[$1]')
}

describe('one more strike never reveals more', () => {
  it('in JSON: no leaf and no name leaves that did not leave before', async () => {
    let compared = 0
    await fc.assert(
      fc.asyncProperty(policyCase, address, document, async ({ fields, options }, struck, value) => {
        const more: Field[] = [...fields, { address: struck, treatment: strike }]
        const { plan } = tryPlan(more, options)
        if (plan === undefined) return
        compared += 1
        const text = JSON.stringify(value)
        const before = await redactText(await createRedactor(makePlan(fields, options)), text)
        const after = await redactText(await createRedactor(plan), text)
        const saidBefore = new Set(said(JSON.parse(before) as Json))
        expect(said(JSON.parse(after) as Json).filter((one) => !saidBefore.has(one))).toEqual([])
      }),
      { numRuns: 3000 },
    )
    expect(compared).toBeGreaterThan(1500)
  })

  it('in CSV: no column and no cell', async () => {
    const fields: Field[] = [
      { address: '$.id', treatment: keepAny },
      { address: '$.body', treatment: keepAny },
      { address: '$.plain_name', treatment: keepAny },
    ]
    const columns = ['$.id', '$.body', '$.note', '$.*', '$..*', '$..id', "$['jane@mail.example']"]
    await fc.assert(
      fc.asyncProperty(csvText, fc.constantFrom(...columns), async (text, struck) => {
        const more = makePlan([...fields, { address: struck, treatment: strike }])
        const before = await (await createRedactor(makePlan(fields), { format: 'csv' })).redact(encode(text))
        const after = await (await createRedactor(more, { format: 'csv' })).redact(encode(text))
        const kept = (one: typeof before): number =>
          one.report.rules.reduce((sum, rule) => sum + rule.kept + rule.changed, 0)
        expect(kept(after)).toBeLessThanOrEqual(kept(before))
        const cells = new Set(before.output.text().split(/,|\r?\n/))
        expect(
          after.output
            .text()
            .split(/,|\r?\n/)
            .filter((cell) => !cells.has(cell)),
        ).toEqual([])
      }),
      { numRuns: 200 },
    )
  })
})

const encode = (text: string): Uint8Array => new TextEncoder().encode(text)
