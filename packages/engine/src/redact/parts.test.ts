import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { makePlan, keepAny, replace, strike } from '../../../../test/reference/make-plan.ts'
import { withoutKey } from '../operator/hash.ts'
import { createPlaceholders } from '../operator/placeholder.ts'
import type { Rule, Treatment } from '../policy/model.ts'
import type { Leaf } from '../span/leaf.ts'
import { HeldBytes } from './held-bytes.ts'
import { encodeOutcome, JsonLeaf } from './json-leaf.ts'
import { RecordContext } from './record.ts'
import { Tally } from './report.ts'
import { countOutcome } from './road.ts'
import { makeTreat } from './treat.ts'

const encode = (text: string): Uint8Array => new TextEncoder().encode(text)

describe('HeldBytes', () => {
  it('keeps what was not released, under its offset in the whole input', () => {
    const step = fc.oneof(
      fc.record({ append: fc.uint8Array({ maxLength: 3000 }) }),
      fc.record({ release: fc.nat(4000) }),
    )
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const held = new HeldBytes()
        let all: number[] = []
        let released = 0
        for (const one of steps) {
          if ('append' in one) {
            held.append(one.append)
            all = all.concat(Array.from(one.append))
          } else {
            held.release(one.release)
            released = Math.max(released, Math.min(one.release, all.length))
          }
          expect(held.end).toBe(all.length)
          expect(Array.from(held.slice(released, held.end))).toEqual(all.slice(released))
        }
      }),
      { numRuns: 100 },
    )
  })

  it('grows past its first size', () => {
    const held = new HeldBytes()
    for (let count = 0; count < 100; count += 1) held.append(new Uint8Array(10_000).fill(count))
    expect(held.slice(999_999, 1_000_000)[0]).toBe(99)
    held.release(990_000)
    expect(held.slice(990_000, 990_001)[0]).toBe(99)
  })
})

describe('JsonLeaf', () => {
  const leaf = new JsonLeaf()

  it('says what JSON.parse says of a string, short or long, escaped or not', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 80 }), fc.boolean(), (text, isEscaped) => {
        const json = isEscaped
          ? JSON.stringify(text).replaceAll(
              /[\u0080-\uffff]/g,
              (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
            )
          : JSON.stringify(text)
        const bytes = encode(`  ${json}  `)
        expect(leaf.set('string', bytes, 2, bytes.length - 2).text).toBe(text)
      }),
      { numRuns: 1000 },
    )
  })

  it('gives numbers and words as they are written', () => {
    for (const [kind, text] of [
      ['number', '-1.50e+07'],
      ['boolean', 'true'],
      ['null', 'null'],
    ] as const) {
      expect(leaf.set(kind, encode(`[${text}]`), 1, 1 + text.length)).toMatchObject({
        kind,
        text,
        isTyped: true,
      })
    }
  })
})

describe('encodeOutcome', () => {
  it('writes strings as JSON and numbers by their digits', () => {
    const write = (kind: 'string' | 'number', text: string): string =>
      new TextDecoder().decode(encodeOutcome({ action: 'write', kind, text }))
    expect(write('string', 'a"\n😀')).toBe('"a\\"\\n😀"')
    expect(write('number', '12345678901234567890')).toBe('12345678901234567890')
  })
})

describe('makeTreat', () => {
  const surrogates = { make: () => 'nobody' }
  const record = new RecordContext(
    'https://destination.example/',
    createPlaceholders(),
    withoutKey,
    surrogates,
  )
  const leaves: readonly Leaf[] = [
    { kind: 'string', text: 'Zoë', isTyped: true },
    { kind: 'number', text: '12', isTyped: true },
    { kind: 'boolean', text: 'true', isTyped: true },
    { kind: 'null', text: 'null', isTyped: true },
  ]
  const ruleOf = (treatment: Treatment): Rule => {
    const rule = makePlan([{ address: '$.a', treatment, entity: 'PERSON' }]).policy.routes[0]?.rules[0]
    if (rule === undefined) throw new RangeError('no rule')
    return rule
  }
  const actions = (treatment: Treatment): string[] => {
    const treat = makeTreat(ruleOf(treatment), record, (text) => ({
      action: 'write',
      kind: 'string',
      text: `<${text}>`,
    }))
    return leaves.map((leaf) => {
      const outcome = treat(leaf)
      return outcome.action === 'strike'
        ? `strike (${outcome.reason})`
        : outcome.action === 'keep'
          ? 'keep'
          : outcome.text
    })
  }

  it.each<[string, Treatment, string[]]>([
    ['strike takes null as well', strike, Array.from({ length: 4 }, () => 'strike (rule)')],
    ['keep: any', keepAny, ['keep', 'keep', 'keep', 'keep']],
    [
      'keep: integer',
      { operator: 'keep', options: { type: 'integer' } },
      ['strike (type)', 'keep', 'strike (type)', 'keep'],
    ],
    ['replace', replace, ['[PERSON_1]', '[PERSON_2]', 'strike (type)', 'keep']],
    [
      'mask',
      { operator: 'mask', options: { keepFirst: 0, keepLast: 0 } },
      ['****', '****', 'strike (type)', 'keep'],
    ],
    [
      'scan reads text only',
      { operator: 'scan', profile: 'p' },
      ['<Zoë>', 'strike (type)', 'strike (type)', 'keep'],
    ],
    [
      'what works by subject strikes where there is none',
      { operator: 'shift', options: { daysMax: 3 } },
      ['strike (subject)', 'strike (subject)', 'strike (type)', 'keep'],
    ],
  ])('%s', (_name, treatment, wanted) => {
    record.begin()
    expect(actions(treatment)).toEqual(wanted)
  })
})

describe('Tally', () => {
  it('counts by rule and entity, and gives a report that stays as it was', () => {
    const plan = makePlan([{ address: '$.a', treatment: keepAny }]).routes.get('route')
    if (plan === undefined) throw new RangeError('no route')
    const tally = new Tally(plan)
    countOutcome(tally.rule(0), { action: 'keep' })
    countOutcome(tally.rule(0), { action: 'write', kind: 'string', text: 'x' })
    countOutcome(tally.rule(0), { action: 'strike', reason: 'type' })
    countOutcome(tally.rule(0), { action: 'strike', reason: 'forged' })
    tally.entity('URL').kept += 1
    tally.entity('PERSON').struck += 2
    const identity = { policy: 'p', policyDigest: 'd', route: 'route', format: 'json' } as const
    const report = tally.report(identity)
    countOutcome(tally.rule(0), { action: 'keep' })
    expect(report).toMatchObject({
      ...identity,
      rules: [{ address: '$.a', operator: 'keep', kept: 1, changed: 1, struck: 2, mismatched: 1, forged: 1 }],
      entities: [
        { entity: 'PERSON', struck: 2 },
        { entity: 'URL', kept: 1 },
      ],
    })
    expect(() => tally.rule(1)).toThrow(RangeError)
  })
})
