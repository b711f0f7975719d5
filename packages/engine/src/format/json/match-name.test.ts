import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { makePlan, keepAny } from '../../../../../test/reference/make-plan.ts'
import type { State } from '../../address/automaton.ts'
import { isPlainText } from '../../address/plain-name.ts'
import { findName, isPlainName } from './match-name.ts'

const names = ['id', 'é', '😀', '__proto__', 'constructor', 'a"b', 'back\\slash', '', 'tab\tname']

function rootOf(listed: readonly string[]): State {
  const plan = makePlan(listed.map((name) => ({ address: `$[${JSON.stringify(name)}]`, treatment: keepAny })))
  const root = plan.routes.get('route')?.automaton.root
  if (root === undefined) throw new RangeError('no route')
  return root
}

/** A name in quotes: bytes, and the offsets inside the quotes. */
function quoted(json: string): [Uint8Array, number, number, boolean] {
  const bytes = new TextEncoder().encode(` ${json} `)
  return [bytes, 2, bytes.length - 2, json.includes('\\')]
}

const escaped = (name: string): string =>
  `"${Array.from({ length: name.length }, (_, at) => `\\u${name.charCodeAt(at).toString(16).padStart(4, '0')}`).join('')}"`

describe('findName', () => {
  const root = rootOf(names)

  it.each(names)('finds %j as it is and in escapes', (name) => {
    for (const json of [JSON.stringify(name), escaped(name)]) {
      if (json === '""' || name !== '') expect(findName(root, ...quoted(json))).toBeDefined()
    }
  })

  it('finds no other name', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 6 }), (name) => {
        const isListed = names.includes(name)
        expect(findName(root, ...quoted(JSON.stringify(name))) !== undefined).toBe(isListed)
      }),
      { numRuns: 2000 },
    )
    for (const name of ['ID', 'i', 'idd', 'toString', 'e\u0301']) {
      expect(findName(root, ...quoted(JSON.stringify(name)))).toBeUndefined()
    }
  })
})

describe('isPlainName', () => {
  it.each([
    'a',
    '_',
    'snake_case',
    'kebab-case',
    'camelCase',
    'a12345',
    'a12345b67890',
    'n'.repeat(64),
    '__proto__',
  ])('%s is plain', (name) => {
    expect(isPlainText(name)).toBe(true)
    expect(isPlainName(...quoted(`"${name}"`))).toBe(true)
    expect(isPlainName(...quoted(escaped(name)))).toBe(true)
  })

  it.each([
    '',
    '1a',
    '-a',
    'a b',
    'a.b',
    'jane@mail.example',
    'é',
    'a123456',
    'x202555014',
    'n'.repeat(65),
    'a\n',
    'ａ',
  ])('%j is not', (name) => {
    expect(isPlainText(name)).toBe(false)
    expect(isPlainName(...quoted(JSON.stringify(name)))).toBe(false)
    expect(isPlainName(...quoted(escaped(name)))).toBe(false)
  })
})
