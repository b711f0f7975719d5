import fc from 'fast-check'
import type { Treatment } from '../../packages/engine/src/policy/model.ts'
import { fittingFields, type Field, type RouteOptions } from './make-plan.ts'
import type { Json } from './redact-reference.ts'

/** Few names, so that addresses meet documents often; some of them are not plain, some are awkward. */
const names = [
  'a',
  'b',
  'c',
  'longer_name',
  '__proto__',
  'constructor',
  'é',
  'a b',
  'jane@mail.example',
  'k1234567',
  '"',
]
/** Names that an address says. */
const spelledNames = ['a', 'b', 'c', '__proto__', 'é', 'a b']

const step: fc.Arbitrary<string> = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom(...spelledNames).map((name) => `['${name}']`) },
  { weight: 2, arbitrary: fc.constantFrom('.*', '[*]') },
  { weight: 1, arbitrary: fc.constantFrom(...spelledNames).map((name) => `..['${name}']`) },
  { weight: 1, arbitrary: fc.constant('..*') },
)

export const address: fc.Arbitrary<string> = fc
  .array(step, { minLength: 0, maxLength: 3 })
  .map((steps) => `$${steps.join('')}`)

export const treatment: fc.Arbitrary<Treatment> = fc.oneof(
  { weight: 4, arbitrary: fc.constant<Treatment>({ operator: 'keep', options: { type: 'any' } }) },
  {
    weight: 3,
    arbitrary: fc
      .constantFrom('integer' as const, 'number' as const, 'boolean' as const)
      .map((type): Treatment => ({ operator: 'keep', options: { type } })),
  },
  {
    weight: 1,
    arbitrary: fc.constant<Treatment>({
      operator: 'keep',
      options: { type: 'enum', values: ['open', 1, true] },
    }),
  },
  { weight: 2, arbitrary: fc.constant<Treatment>({ operator: 'strike' }) },
  { weight: 1, arbitrary: fc.constant<Treatment>({ operator: 'replace' }) },
  {
    weight: 1,
    arbitrary: fc
      .record({ keepFirst: fc.nat(2), keepLast: fc.nat(2) })
      .map((options): Treatment => ({ operator: 'mask', options })),
  },
)

const field: fc.Arbitrary<Field> = fc.record({
  address,
  treatment,
  entity: fc.constantFrom('PERSON', 'VALUE'),
  keys: fc.constantFrom('plain' as const, 'plain' as const, 'any' as const),
})

/** The fields of a policy that compiles, and how its route is set. */
export interface PolicyCase {
  readonly fields: readonly Field[]
  readonly options: RouteOptions
}

export const policyCase: fc.Arbitrary<PolicyCase> = fc
  .record({
    fields: fc.array(field, { maxLength: 6 }),
    unlisted: fc.constantFrom('omit' as const, 'null' as const),
    catalogue: fc.array(address, { maxLength: 3 }),
  })
  .map(({ fields, ...options }) => ({ fields: fittingFields(fields, options), options }))

const scalar: fc.Arbitrary<Json> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.constantFrom<Json>('open', 'Zoë Specimen', 'specimen@mail.example', '', ' a ', 'a'),
  },
  { weight: 2, arbitrary: fc.string({ unit: 'grapheme', maxLength: 8 }) },
  { weight: 2, arbitrary: fc.oneof(fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true })) },
  { weight: 1, arbitrary: fc.constantFrom<Json>(1, 0, 12.5, 1e21) },
  { weight: 1, arbitrary: fc.boolean() },
  { weight: 1, arbitrary: fc.constant(null) },
)

/** Names as members have them. */
const memberName = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom(...names) },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 8 }) },
)

/** A parsed document with no two members of one name in an object. */
export const document: fc.Arbitrary<Json> = fc.letrec<{ value: Json; container: Json }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    { weight: 2, arbitrary: scalar },
    { weight: 3, arbitrary: tie('container') },
  ),
  container: fc.oneof(
    {
      weight: 3,
      arbitrary: fc
        .uniqueArray(fc.tuple(memberName, tie('value')), { selector: ([name]) => name, maxLength: 5 })
        .map((members): Json => Object.fromEntries(members)),
    },
    { weight: 1, arbitrary: fc.array(tie('value'), { maxLength: 4 }) },
  ),
})).value

/** Blanks that JSON allows between tokens. */
const blank = fc.constantFrom('', '', '', ' ', '\n', '\t \r\n')

/**
 * The text of a document, written with blanks and escapes that a sender may use. Numbers keep the spelling
 * of JSON.stringify, since a parsed document has no other.
 */
export function spelled(value: Json, isOneLine = false): fc.Arbitrary<string> {
  return fc
    .tuple(
      fc.array(blank, { minLength: 1, maxLength: 7 }),
      fc.array(fc.nat(5), { minLength: 1, maxLength: 11 }),
    )
    .map(([blanks, escapes]) => {
      let at = 0
      let escape = 0
      const pad = (): string => {
        const written = blanks[at++ % blanks.length] ?? ''
        return isOneLine ? written.replaceAll('\n', ' ') : written
      }
      const quote = (text: string): string =>
        `"${[...text]
          .map((sign) => {
            const choice = escapes[escape++ % escapes.length]
            if (choice === 0) return unicodeEscaped(sign)
            return sign === '/' && choice === 1 ? '\\/' : JSON.stringify(sign).slice(1, -1)
          })
          .join('')}"`
      const write = (inner: Json): string => pad() + writeBare(inner) + pad()
      const writeBare = (inner: Json): string => {
        if (typeof inner === 'string') return quote(inner)
        if (Array.isArray(inner)) return `[${inner.length === 0 ? pad() : inner.map(write).join(',')}]`
        if (typeof inner !== 'object' || inner === null) return JSON.stringify(inner)
        const members = Object.entries(inner).map(
          ([name, one]) => `${pad()}${quote(name)}${pad()}:${write(one)}`,
        )
        return `{${members.length === 0 ? pad() : members.join(',')}}`
      }
      return write(value)
    })
}

/** Every UTF-16 unit as a \u escape. */
export function unicodeEscaped(text: string): string {
  return Array.from(
    { length: text.length },
    (_, at) => `\\u${text.charCodeAt(at).toString(16).padStart(4, '0')}`,
  ).join('')
}

/** Sizes of chunks, used over and over. */
export const chunkSizes: fc.Arbitrary<readonly number[]> = fc.oneof(
  fc.constantFrom([1], [2], [3], [1, 0, 5]),
  fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 6 }),
)
