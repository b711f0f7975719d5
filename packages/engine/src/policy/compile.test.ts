import { describe, expect, it } from 'vitest'
import {
  keepAny,
  makePlan,
  replace,
  strike,
  tryPlan,
  type Field,
} from '../../../../test/reference/make-plan.ts'
import { redactText } from '../../../../test/reference/run-redactor.ts'
import { createRedactor } from '../redact.ts'
import type { RoutePlan } from './compile.ts'
import type { ScanProfile, Treatment } from './model.ts'

const keep = (address: string): Field => ({ address, treatment: keepAny })
const struck = (address: string): Field => ({ address, treatment: strike })

function routeOf(fields: readonly Field[], options = {}): RoutePlan {
  const route = makePlan(fields, options).routes.get('route')
  if (route === undefined) throw new RangeError('no route')
  return route
}

const redact = async (fields: readonly Field[], input: string): Promise<string> =>
  redactText(await createRedactor(makePlan(fields)), input)

describe('two treatments that can meet', () => {
  it.each([
    ['$.a', '$.a'],
    ['$.a', '$.*'],
    ['$.a.b', '$..b'],
    ['$..a', '$..*'],
    ['$.a[*]', '$.*.b'],
    ['$.*.a', '$.a.*'],
    ["$['a']", '$.a'],
    ['$..a.b', '$.a..b'],
  ])('%s and %s are a problem that names both and a place', (first, second) => {
    const { plan, problems } = tryPlan([keep(first), { address: second, treatment: replace }])
    expect(plan).toBeUndefined()
    expect(problems).toHaveLength(1)
    expect(problems[0]?.what).toContain(first)
    expect(problems[0]?.what).toContain(second)
    expect(problems[0]?.what).toMatch(/e\.g\. \$/)
    expect(problems[0]?.instead).toContain('strike')
  })

  it.each([
    ['$.a', '$.b'],
    ['$.a', '$.a.b'],
    ['$.a', '$.a[*]'],
    ['$.*.a', '$.*.b'],
    ['$..a', '$..b'],
    ['$', '$..*'],
  ])('%s and %s cannot meet', (first, second) => {
    expect(tryPlan([keep(first), keep(second)]).problems).toEqual([])
  })

  it('all problems are named at once', () => {
    const { problems } = tryPlan([keep('$.a'), keep('$.b'), keep('$.a'), keep('$.c..d'), keep('$.c.*')])
    expect(problems.map(({ what }) => what.replace(/ \(line.*/, ''))).toEqual([
      '$.a and $.a',
      '$.c.* and $.c..d',
    ])
  })

  it('a strike may meet anything, and wins', async () => {
    expect(await redact([keep('$..*'), struck('$.a'), struck('$.a')], '{"a":{"b":1},"b":{"a":2}}')).toBe(
      '{"b":{"a":2}}',
    )
  })

  it('too many states are a problem, not a crash', () => {
    const fields = Array.from({ length: 14 }, (_, at) => keep(`$..a..b${at}..c..d${at}..e${at}`))
    const { plan, problems } = tryPlan(fields)
    expect(plan).toBeUndefined()
    expect(problems.at(-1)?.what).toContain('states')
  })
})

describe('an array at the root', () => {
  it.each<[string, Field[], string, string]>([
    ['addresses of elements', [keep('$.id')], '[{"id":1}]', '[{"id":1}]'],
    ['addresses that count the array', [keep('$[*].id')], '[{"id":1}]', '[{"id":1}]'],
    ['the same for an object of objects', [keep('$[*].id')], '{"a":{"id":1}}', '{"a":{"id":1}}'],
    ['scalars', [keep('$[*]')], '[1,{"id":2}]', '[1,{}]'],
    ['scalars as records', [keep('$')], '[1,{"id":2}]', '[1,{}]'],
    ['every depth', [keep('$..id')], '[{"id":1,"x":{"id":2}}]', '[{"id":1,"x":{"id":2}}]'],
  ])('%s', async (_name, fields, input, output) => {
    expect(await redact(fields, input)).toBe(output)
  })

  it.each<[string, Field[], string]>([
    ['a strike of an element', [keep('$..x'), struck('$.x')], '[{}]'],
    ['a strike that counts the array', [keep('$..x'), struck('$[*].x')], '[{}]'],
    ['and one more beside it', [keep('$..x'), struck('$.x'), struck('$[*].other')], '[{}]'],
    ['and one beside an address that counts the array', [keep('$[*].x'), struck('$.x')], '[{}]'],
  ])('%s strikes: an added strike once made a struck value leave', async (_name, fields, output) => {
    expect(await redact(fields, '[{"x":"secret"}]')).toBe(output)
  })

  it('a strike never makes scalars leave that were none of any rule', async () => {
    expect(await redact([keep('$..*')], '[1]')).toBe('[null]')
    expect(await redact([keep('$..*'), struck('$.*.a')], '[1]')).toBe('[null]')
  })
})

describe('what a route needs', () => {
  const scan: Treatment = { operator: 'scan', profile: 'p' }
  const profile: ScanProfile = {
    name: 'p',
    locales: ['en-US'],
    threshold: 0.5,
    text: 'auto',
    entities: new Map([['URL', { operator: 'tokenize' }]]),
    otherwise: { operator: 'replace' },
  }

  it('one pass, where nothing has to be known beforehand', () => {
    expect(routeOf([keep('$.a')]).collector).toBeUndefined()
    expect(routeOf([{ address: '$.a', treatment: replace, known: 'PERSON' }]).collector).toBeUndefined()
    expect(routeOf([keep('$.a')], { subject: '$.id' }).collector).toBeUndefined()
    expect(routeOf([{ address: '$.a', treatment: scan }], { scans: [profile] }).collector).toBeUndefined()
  })

  it('two passes for known values beside free text, and for a subject that is used', () => {
    const known: Field = { address: '$.a', treatment: replace, known: 'PERSON' }
    const text: Field = { address: '$.b', treatment: scan }
    expect(routeOf([known, text], { scans: [profile] }).collector?.sources).toHaveLength(1)
    const shifted: Field = { address: '$.c', treatment: { operator: 'shift', options: { daysMax: 3 } } }
    expect(routeOf([shifted], { subject: '$.id' }).collector?.sources).toEqual([undefined])
    expect(routeOf([known, text], { scans: [profile], subject: '$.id' }).collector?.sources).toHaveLength(2)
  })

  it('knows the operators that its scans can use, and whether they need a key', () => {
    const route = routeOf([{ address: '$.b', treatment: scan }], { scans: [profile] })
    expect([...route.uses].sort()).toEqual(['replace', 'scan', 'tokenize'])
    expect(route.needsKey).toBe(true)
    expect(routeOf([keep('$.a'), { address: '$.b', treatment: replace }]).needsKey).toBe(false)
  })

  it('cannot be changed once it is compiled', () => {
    const plan = makePlan([keep('$.a')])
    expect(Object.isFrozen(plan)).toBe(true)
    expect(Object.isFrozen(plan.routes.get('route'))).toBe(true)
    expect(Object.isFrozen(plan.routes.get('route')?.automaton.root)).toBe(true)
  })
})
