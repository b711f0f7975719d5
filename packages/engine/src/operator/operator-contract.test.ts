import { readdir } from 'node:fs/promises'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Leaf, LeafKind } from '../span/leaf.ts'
import type { KeyMaterial, Operator, OperatorContext, Outcome } from './contract.ts'
import { createKeyedHash, withoutKey } from './hash.ts'
import { createPlaceholders, looksForged } from './placeholder.ts'
import { operators } from './registry.ts'

/** What the suite has to know of an operator to hold it to its word. */
interface Row {
  /** Options to try; each is a case of its own. */
  readonly options: readonly unknown[]
  /** Leaves that it must treat with the first options, all different. */
  readonly treats: readonly Leaf[]
  readonly keeps: boolean
  /** Whether a number becomes a string: where the policy asks for a form that no number has. */
  readonly numberBecomesText: boolean
  /** What changes the output, beside the value. */
  readonly variesWith: readonly (keyof Scope)[]
  /** Parts of the value that the output may hold: what the operator promises to reveal, and no more. */
  readonly reveals: (leaf: Leaf, options: any) => readonly string[]
  /** Characters in a row that count as a part of the value; 5 where nothing else is said. */
  readonly runMin: number
}

interface Scope {
  readonly key: KeyMaterial
  readonly destination: string
  readonly entity: string
  readonly subject: string | undefined
}

const secret = (fill: number): Uint8Array => new Uint8Array(32).fill(fill)
const scope: Scope = {
  key: { version: 1, secret: secret(7) },
  destination: 'https://wfm.example/hook',
  entity: 'PERSON',
  subject: 'subject-1',
}
const otherScope: Scope = {
  key: { version: 1, secret: secret(8) },
  destination: 'https://bi.example/hook',
  entity: 'USERNAME',
  subject: 'subject-2',
}

const contextOf = ({ key, destination, entity, subject }: Scope, isKeyless = false): OperatorContext => ({
  entity,
  subject,
  destination,
  placeholders: createPlaceholders(),
  hash: isKeyless ? withoutKey : createKeyedHash(key, destination),
  surrogates: { make: (name, locale, seed) => `stand-in ${name.length} ${locale} ${seed.toString(36)}` },
  fileToken: () => undefined,
})

const text = (value: string): Leaf => ({ kind: 'string', text: value, isTyped: true })
const cell = (value: string): Leaf => ({ kind: 'string', text: value, isTyped: false })
const number = (value: string): Leaf => ({ kind: 'number', text: value, isTyped: true })
const names = ['Ada Lovelace', 'Grace Hopper', 'Zoë Ångström', '李小龍', '42'].map(text)
const dates = ['2024-02-29', '1999-12-31', '2026-11-23T10:11:12.500+02:00', '2001-01-01 00:00:00Z']

const rows: { readonly [id in keyof typeof operators]: Row } = {
  strike: row({ treats: [] }),
  keep: row({
    options: [
      ...[
        'integer',
        'number',
        'boolean',
        'timestamp',
        'date',
        'uuid',
        'language',
        'currency',
        'country',
        'any',
      ].map((type) => ({ type })),
      { type: 'enum', values: ['open', 1, true] },
      { type: 'url', hosts: ['*.example.com'] },
      { type: 'pattern', pattern: '[a-z]{1,12}|[0-9 ]{4,}' },
    ],
    treats: [],
    keeps: true,
    reveals: (leaf) => [leaf.text],
  }),
  mask: row({
    options: [
      { keepFirst: 0, keepLast: 4 },
      { keepFirst: 2, keepLast: 0 },
      { keepFirst: 0, keepLast: 0 },
    ],
    treats: [text('4111 1111 1111 1234'), number('1234567890'), text('')],
    numberBecomesText: true,
  }),
  generalize: row({
    options: [
      ...['month', 'year', 'day', 'ip'].map((to) => ({ to })),
      { to: 'bucket', size: 1000 },
      { to: 'postcode', length: 4 },
      { to: 'coordinates', decimals: 1 },
    ],
    treats: [...dates.map(text), number('1700000000'), number('1700000000123')],
    reveals: ({ text: value }, { to }) => {
      // The date and its offset; the number of the bucket; the network; digits before and behind the point.
      if (to === 'year' || to === 'month' || to === 'day')
        return [value.slice(0, 10), value.slice(-6), '00:00', '-01']
      return to === 'postcode' ? [] : [value]
    },
  }),
  replace: row({
    treats: [...names, number('5551234')],
    numberBecomesText: true,
  }),
  surrogate: row({
    options: [{ locale: 'en-US' }],
    treats: names,
    variesWith: ['key', 'destination', 'entity', 'subject'],
  }),
  pseudonymize: row({
    options: ['id', 'uuid', 'integer', 'email'].map((form) => ({ form })),
    treats: [...names, number('9007199254740993')],
    numberBecomesText: true,
    variesWith: ['key', 'destination', 'entity'],
    // Sixteen digits and forty of them share five by chance too often.
    runMin: 8,
  }),
  tokenize: row({
    treats: [...names, number('9007199254740993')],
    numberBecomesText: true,
    variesWith: ['key', 'destination', 'entity', 'subject'],
  }),
  shift: row({
    options: [{ daysMax: 180 }, { daysMax: 1 }],
    treats: [...dates.map(text), number('1700000000'), cell('1700000000123')],
    variesWith: ['key', 'destination', 'subject'],
    // Of the date at most all but its last digit, the time of day and the offset; of a Unix number, what whole days leave.
    reveals: ({ text: value }) => [
      value.slice(0, 9),
      value.slice(7),
      ...(/^[0-9]+$/.test(value) ? [value] : []),
    ],
  }),
}

function row(given: Partial<Row> & Pick<Row, 'treats'>): Row {
  return {
    options: [{}],
    keeps: false,
    numberBecomesText: false,
    variesWith: [],
    reveals: () => [],
    runMin: 5,
    ...given,
  }
}

const written = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc.string({ maxLength: 60 }),
  fc.lorem({ maxCount: 12 }),
  fc.emailAddress(),
  fc.webUrl({ withQueryParameters: true, withFragments: true }),
  fc.ipV4(),
  fc.ipV6(),
  fc.uuid(),
  fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
  fc.date({ noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10)),
  fc.bigInt({ min: -(10n ** 22n), max: 10n ** 22n }).map(String),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map(String),
  fc
    .tuple(fc.double({ min: -95, max: 95, noNaN: true }), fc.double({ min: -190, max: 190, noNaN: true }))
    .map(String),
  fc.constantFrom(
    '[PERSON_1]',
    '[ person_2 ]',
    'SW1A 1AA',
    '94103-1234',
    'de-DE',
    'EUR',
    'DEU',
    'open',
    'true',
    '',
  ),
)
const digits = fc.oneof(
  fc.maxSafeInteger().map(String),
  fc.bigInt({ min: -(10n ** 40n), max: 10n ** 40n }).map(String),
  fc.integer({ min: 0, max: 4_102_444_800 }).map(String),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => JSON.stringify(value)),
  fc.constantFrom('-0', '1e400', '1E-400', '0.1e+5', '-12.5000'),
)
const leaves: fc.Arbitrary<Leaf> = fc.oneof(
  { weight: 4, arbitrary: written.map(text) },
  { weight: 2, arbitrary: written.map(cell) },
  { weight: 2, arbitrary: digits.map(number) },
  { weight: 1, arbitrary: digits.map(cell) },
  fc.constantFrom<Leaf>(
    { kind: 'boolean', text: 'true', isTyped: true },
    { kind: 'boolean', text: 'false', isTyped: true },
    { kind: 'null', text: 'null', isTyped: true },
  ),
)

// A fixed seed: that two random texts share a run of characters is unlikely, and must not fail a build one day.
const parameters = { seed: 20_261_123, numRuns: 400 }

/** A run of characters that an output shares with its input, beyond what may be shared. */
function sharedRun(
  input: string,
  output: string,
  runMin: number,
  revealed: readonly string[],
): string | undefined {
  const characters = Array.from(output)
  for (let at = 0; at + runMin <= characters.length; at++) {
    const run = characters.slice(at, at + runMin).join('')
    if (input.includes(run) && !revealed.some((part) => part.includes(run))) return run
  }
  return undefined
}

test('the suite knows every operator: each file that has one is in the registry and in the table', async () => {
  const files = (await readdir(import.meta.dirname)).filter((file) => /^[a-z-]+\.ts$/.test(file))
  const found: string[] = []
  for (const file of files) {
    const exported = Object.values((await import(`./${file}`)) as Record<string, unknown>)
    for (const value of exported) {
      if (typeof value !== 'object' || value === null || !('apply' in value) || !('id' in value)) continue
      expect(`${String(value.id)}.ts`).toBe(file)
      found.push(String(value.id))
    }
  }
  expect(found.sort()).toEqual(Object.keys(operators).sort())
  expect(Object.keys(rows).sort()).toEqual(Object.keys(operators).sort())
  for (const [id, operator] of Object.entries(operators)) expect(operator.id).toBe(id)
})

describe.each(Object.entries(rows))('%s', (id, given) => {
  const operator: Operator<unknown> = operators[id as keyof typeof operators]
  const apply = (leaf: Leaf, options: unknown, where: Scope = scope): Outcome =>
    operator.apply(leaf, options, contextOf(where))
  const cases = given.options.map((options) => [JSON.stringify(options), options] as const)

  test.each(cases)('is type-correct, well-formed and deterministic with %s', (_name, options) => {
    fc.assert(
      fc.property(leaves, (leaf) => {
        const outcome = apply(leaf, options)
        expect(apply(leaf, options)).toEqual(outcome)
        if (!operator.accepts.includes(leaf.kind))
          expect(outcome).toEqual({ action: 'strike', reason: 'type' })
        if (outcome.action === 'keep') expect(given.keeps).toBe(true)
        if (outcome.action !== 'write') return
        expect(outcome.text.isWellFormed()).toBe(true)
        const kinds: LeafKind[] = [leaf.kind]
        if (given.numberBecomesText || leaf.kind === 'boolean') kinds.push('string')
        expect(kinds).toContain(outcome.kind)
        if (outcome.kind === 'number') expect(outcome.text).toMatch(/^-?(?:0|[1-9]\d*)(?:\.\d+)?$/)
      }),
      parameters,
    )
  })

  test.each(cases)('reveals nothing of the value but what it promises with %s', (_name, options) => {
    fc.assert(
      fc.property(leaves, (leaf) => {
        const outcome = apply(leaf, options)
        if (outcome.action !== 'write') return
        expect(sharedRun(leaf.text, outcome.text, given.runMin, given.reveals(leaf, options))).toBeUndefined()
      }),
      parameters,
    )
  })

  test('treats what it is for, and tells different values apart', () => {
    const outcomes = given.treats.map((leaf) => apply(leaf, given.options[0]))
    expect(outcomes.filter(({ action }) => action !== 'write')).toEqual([])
    if (given.variesWith.includes('entity'))
      expect(new Set(outcomes.map(textOf)).size).toBe(given.treats.length)
  })

  test('one context serves many leaves as a fresh one each does', () => {
    const context = contextOf(scope)
    for (const leaf of [...given.treats, ...given.treats]) {
      if (id === 'replace') continue
      expect(operator.apply(leaf, given.options[0], context)).toEqual(apply(leaf, given.options[0]))
    }
  })

  test('changes with exactly what it is said to change with', () => {
    for (const part of Object.keys(scope) as (keyof Scope)[]) {
      const changed = { ...scope, [part]: otherScope[part] }
      for (const leaf of given.treats) {
        const [before, after] = [apply(leaf, given.options[0]), apply(leaf, given.options[0], changed)]
        if (given.variesWith.includes(part)) expect(textOf(after)).not.toBe(textOf(before))
        else if (id !== 'replace' || part !== 'entity') expect(after).toEqual(before)
      }
    }
  })

  test('says truly whether it needs a key', () => {
    expect(operator.isKeyed).toBe(given.variesWith.includes('key'))
    const [leaf = text('x')] = given.treats
    const keyless = (): Outcome => operator.apply(leaf, given.options[0], contextOf(scope, true))
    if (operator.isKeyed) expect(keyless).toThrow(expect.objectContaining({ code: 'STET_POLICY_KEYS' }))
    else expect(keyless()).toEqual(apply(leaf, given.options[0]))
  })

  test('says truly whether it needs a subject', () => {
    const [leaf = text('x')] = given.treats
    const outcome = apply(leaf, given.options[0], { ...scope, subject: undefined })
    expect(outcome.action === 'strike' && outcome.reason === 'subject').toBe(operator.needsSubject)
  })

  test('lets through nothing that imitates a placeholder', () => {
    for (const forged of ['[PERSON_1]', 'see [ｐerson_12].', `tok1_person_${'a2'.repeat(13)}`]) {
      for (const options of given.options) {
        const outcome = apply(text(forged), options)
        expect(outcome.action).not.toBe('keep')
        if (id === 'replace' || id === 'tokenize' || id === 'pseudonymize') continue
        if (outcome.action === 'write') expect(looksForged(outcome.text)).toBe(false)
      }
    }
  })
})

function textOf(outcome: Outcome): string {
  return outcome.action === 'write' ? outcome.text : outcome.action
}
