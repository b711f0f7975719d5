import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Address, Segment } from './address.ts'
import {
  buildAutomaton,
  type Automaton,
  type AutomatonOptions,
  type Pattern,
  type State,
} from './automaton.ts'
import { parseAddress } from './parse-address.ts'

type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json }

function addressOf(text: string): Address {
  const parsed = parseAddress(text)
  if (!parsed.ok) throw new Error(parsed.what)
  return parsed.address
}

const pattern = (text: string, id: number, more: Partial<Pattern> = {}): Pattern => ({
  id,
  segments: addressOf(text).segments,
  isBarrier: false,
  isNameOnly: false,
  allowsAnyName: true,
  ...more,
})

function built(patterns: readonly Pattern[], options?: AutomatonOptions): Automaton {
  const result = buildAutomaton(patterns, options)
  if (!result.ok) throw new Error('it was not built')
  return result.automaton
}

/** Leaves that the automaton lists: path, id, `!` where a barrier ended the walk. */
function listed(automaton: Automaton, document: Json): string[] {
  const found: string[] = []
  const walk = (state: State | undefined, value: Json, path: string): void => {
    if (state === undefined) return
    if (state.isBarrier) {
      found.push(`${path} ${state.pattern}!`)
      return
    }
    if (typeof value !== 'object' || value === null) {
      if (state.pattern !== -1) found.push(`${path} ${state.pattern}`)
    } else if (Array.isArray(value)) {
      for (const [index, element] of (value as readonly Json[]).entries())
        walk(state.other, element, `${path}/${index}`)
    } else {
      for (const [name, member] of Object.entries(value)) {
        const transition = state.names.get(name)
        walk(transition === undefined ? state.other : transition.state, member, `${path}/${name}`)
      }
    }
  }
  walk(automaton.root, document, '')
  return found
}

/** The bookstore of RFC 9535, section 1.5. */
const store: Json = {
  store: {
    book: [
      { category: 'reference', author: 'Nigel Rees', title: 'Sayings of the Century', price: 8.95 },
      {
        category: 'fiction',
        author: 'Herman Melville',
        title: 'Moby Dick',
        isbn: '0-553-21311-3',
        price: 8.99,
      },
    ],
    bicycle: { color: 'red', price: 399 },
  },
}

describe('the documents of RFC 9535', () => {
  test.each<[string, string[]]>([
    ['$.store.book[*].author', ['/store/book/0/author 0', '/store/book/1/author 0']],
    ['$..author', ['/store/book/0/author 0', '/store/book/1/author 0']],
    ['$.store..price', ['/store/book/0/price 0', '/store/book/1/price 0', '/store/bicycle/price 0']],
    ['$..book[*].isbn', ['/store/book/1/isbn 0']],
    ['$.store.bicycle.*', ['/store/bicycle/color 0', '/store/bicycle/price 0']],
    ['$.store.*.*.title', ['/store/book/0/title 0', '/store/book/1/title 0']],
    ['$.store.book', []],
    [
      '$..book..*',
      ['category', 'author', 'title', 'price']
        .map((name) => `/store/book/0/${name} 0`)
        .concat(['category', 'author', 'title', 'isbn', 'price'].map((name) => `/store/book/1/${name} 0`)),
    ],
  ])('%s', (address, leaves) => {
    expect(listed(built([pattern(address, 0)]), store)).toEqual(leaves)
  })

  test('`..` finds at every depth, in arrays of arrays too', () => {
    const document = { a: 1, o: { a: 2, j: [[{ a: 3 }], { a: { a: 4 } }] } }
    expect(listed(built([pattern('$..a', 5)]), document)).toEqual([
      '/a 5',
      '/o/a 5',
      '/o/j/0/0/a 5',
      '/o/j/1/a/a 5',
    ])
  })
})

describe('strikes', () => {
  test('a barrier wins over whatever meets it or lies below it', () => {
    const automaton = built([
      pattern('$..b', 0),
      pattern('$.a.*.c', 1),
      pattern('$.a.x', 2, { isBarrier: true }),
    ])
    expect(listed(automaton, { a: { x: { b: 1, c: 2 }, y: { b: 3, c: 4 } }, b: 5 })).toEqual([
      '/a/x 2!',
      '/a/y/b 0',
      '/a/y/c 1',
      '/b 0',
    ])
  })

  test('a name that only a strike spells is not known', () => {
    const { root } = built([pattern('$.a', 0), pattern('$.b', 1, { isBarrier: true })])
    expect(root.names.get('a')?.isKnown).toBe(true)
    expect(root.names.get('b')?.isKnown).toBe(false)
  })
})

describe('conflicts', () => {
  test('are found for all documents at once, with a place where they meet', () => {
    const result = buildAutomaton([pattern('$.a.*.c', 0), pattern('$.a.b.*', 1), pattern('$..z', 2)])
    expect(result).toMatchObject({ ok: false })
    if (result.ok) return
    expect(result.conflicts).toContainEqual({ first: 0, second: 1, example: '$.a.b.c' })
    expect(result.conflicts.map(({ first, second }) => `${first},${second}`)).toEqual(
      expect.arrayContaining(['0,1', '1,2']),
    )
  })

  test('patterns of one id, and barriers, are none', () => {
    expect(buildAutomaton([pattern('$.a', 3), pattern('$.*', 3)]).ok).toBe(true)
    expect(buildAutomaton([pattern('$.a', 0), pattern('$.*', 1, { isBarrier: true })]).ok).toBe(true)
  })

  test('where meeting is allowed every id is given', () => {
    const { root } = built([pattern('$.a', 0), pattern('$.*', 1)], { allowsMeeting: true })
    expect(root.names.get('a')?.state?.meeting).toEqual([0, 1])
  })
})

describe('what is entered', () => {
  test('containers out of which something can leave, and no others', () => {
    const { root } = built([
      pattern('$.a.b', 0),
      pattern('$.c.d', 1, { isBarrier: true }),
      pattern('$.l[*]', 2),
    ])
    const [a, c, l] = ['a', 'c', 'l'].map((name) => root.names.get(name)?.state)
    expect([root.hasMembers, root.hasElements]).toEqual([true, false])
    expect([a?.hasMembers, a?.hasElements]).toEqual([true, false])
    expect(c).toBeUndefined()
    expect([l?.hasMembers, l?.hasElements]).toEqual([true, true])
    expect(a?.names.get('b')?.state?.hasMembers).toBe(false)
  })

  test('a catalogue makes names known and lists nothing', () => {
    const automaton = built([pattern('$.a', 0), pattern('$.n.m', -1, { isNameOnly: true })])
    expect(automaton.root.names.get('n')).toEqual({ state: undefined, isKnown: true })
    expect(listed(automaton, { a: 1, n: { m: 2 } })).toEqual(['/a 0'])
  })

  test('names that only a wildcard stands for may be any only where every rule says so', () => {
    const plain = { allowsAnyName: false }
    expect(built([pattern('$.*', 0)]).root.allowsAnyName).toBe(true)
    expect(built([pattern('$.*', 0, plain)]).root.allowsAnyName).toBe(false)
    expect(built([pattern('$.*.a', 0), pattern('$..b', 1, plain)]).root.allowsAnyName).toBe(false)
    expect(
      built([pattern('$.*.a', 0), pattern('$.*.b', 1, { ...plain, isBarrier: true })]).root.allowsAnyName,
    ).toBe(true)
  })
})

test('so many `..` that the states would explode are refused, soon', () => {
  const steps = Array.from({ length: 24 }, () => '.*').join('')
  expect(buildAutomaton([pattern(`$..a${steps}`, 0)])).toMatchObject({
    ok: false,
    conflicts: [],
    statesMax: 20_000,
  })
})

test('states are frozen', () => {
  const { root, states } = built([pattern('$.a.b', 0)])
  expect(states.every((state) => Object.isFrozen(state))).toBe(true)
  expect(Object.isFrozen(root.names.get('a'))).toBe(true)
})

/** Whether an address lists a place, by trying out where each `..` may lie. */
function matches(segments: readonly Segment[], path: readonly (string | number)[]): boolean {
  const [first, ...rest] = segments
  if (first === undefined) return path.length === 0
  const [step, ...below] = path
  if (step === undefined) return false
  if ((first.name === undefined || first.name === step) && matches(rest, below)) return true
  return first.isDescendant && matches(segments, below)
}

test('the automaton agrees with trying every address at every leaf', () => {
  const step = fc.constantFrom('.a', '.b', '.c', '.*', '[*]', '..a', '..b', '..*')
  const address = fc.array(step, { minLength: 1, maxLength: 4 }).map((steps) => `$${steps.join('')}`)
  const rule = fc.record({ address, isBarrier: fc.boolean() })
  const { document } = fc.letrec<{ document: Json }>((tie) => ({
    document: fc.oneof(
      { maxDepth: 4 },
      fc.integer(),
      fc.array(tie('document'), { maxLength: 3 }),
      fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd'), tie('document'), { maxKeys: 3 }),
    ),
  }))
  fc.assert(
    fc.property(fc.array(rule, { maxLength: 4 }), document, (rules, value) => {
      const patterns = rules.map((one, id) => pattern(one.address, id, { isBarrier: one.isBarrier }))
      const automaton = built(patterns, { allowsMeeting: true })
      const expected: string[] = []
      const walk = (at: Json, path: readonly (string | number)[]): void => {
        const text = path.map((part) => `/${part}`).join('')
        const hit = patterns.filter(({ segments }) => matches(segments, path))
        if (hit.some(({ isBarrier }) => isBarrier)) return
        if (typeof at !== 'object' || at === null) {
          if (hit[0] !== undefined) expected.push(`${text} ${hit[0].id}`)
        } else if (Array.isArray(at)) {
          for (const [index, element] of (at as readonly Json[]).entries()) walk(element, [...path, index])
        } else for (const [name, member] of Object.entries(at)) walk(member, [...path, name])
      }
      walk(value, [])
      expect(listed(automaton, value).filter((one) => !one.endsWith('!'))).toEqual(expected)
    }),
    { numRuns: 3000 },
  )
})
