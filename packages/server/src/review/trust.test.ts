import { generateKeyPairSync } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { stringify } from 'yaml'
import { rawPublicKey } from './public-key.ts'
import { checkTrust } from './trust.ts'

const key = (): object => ({ ed25519: rawPublicKey(generateKeyPairSync('ed25519').privateKey) })
const person = (id: string, name: string, roles: string[], more: object = {}): Record<string, unknown> => ({
  id,
  name,
  roles,
  keys: [key()],
  ...more,
})
const three = (): Record<string, unknown>[] => [
  person('lin', 'Lin Chen', ['product']),
  person('sam', 'Sam Roth', ['legal']),
  person('kim', 'Kim Diaz', ['engineering', 'operator']),
]
const problemsOf = (people: unknown, more: object = {}): string[] =>
  checkTrust(stringify({ organization: 'acme', version: 1, people, ...more })).problems.map(
    ({ what }) => what,
  )

describe('a trust file', () => {
  it('is good with three people who can say yes', () => {
    expect(problemsOf(three())).toEqual([])
    const { trust } = checkTrust(stringify({ organization: 'acme', version: 1, people: three() }))
    expect(trust?.people.map(({ id }) => id)).toEqual(['lin', 'sam', 'kim'])
    expect(trust?.digest).toMatch(/^[0-9a-f]{64}$/)
  })

  it.each<[string, () => unknown, RegExp]>([
    ['nobody for legal', () => three().filter(({ id }) => id !== 'sam'), /nobody has the role legal/],
    ['an id twice', () => [...three(), person('sam', 'Sam Other', ['legal'])], /same id/],
    ['a name twice', () => [...three(), person('sam2', 'SAM  Roth', ['legal'])], /same name/],
    [
      'a key twice',
      () => three().map((one, _at, all) => ({ ...one, keys: structuredClone(all[0]?.['keys']) })),
      /same key/,
    ],
    ['an id in other letters', () => [...three(), person('ѕam', 'Sam Other', ['legal'])], /"id" is/],
    ['a name of two scripts', () => [...three(), person('eve', 'Sаm Roth', ['legal'])], /"name" is/],
    [
      'a name with what nobody sees',
      () => [...three(), person('eve', 'Sam\u200b Roth', ['legal'])],
      /"name" is|character/,
    ],
    ['no key', () => [...three(), person('eve', 'Eve', ['legal'], { keys: [] })], /"keys" is/],
    [
      'half a key',
      () => [...three(), person('eve', 'Eve', ['legal'], { keys: [{ ed25519: 'AAAA' }] })],
      /a key of eve/,
    ],
    [
      'a superior who is nobody',
      () => [...three(), person('eve', 'Eve', ['legal'], { reportsTo: 'bob' })],
      /reports to nobody/,
    ],
    [
      'oneself as superior',
      () => [...three(), person('eve', 'Eve', ['legal'], { reportsTo: 'eve' })],
      /reports to nobody/,
    ],
    ['a role that is none', () => [...three(), person('eve', 'Eve', ['admin'])], /"roles" is|is "admin"/],
  ])('is refused with %s', (_name, people, what) => {
    expect(problemsOf(people()).join('\n')).toMatch(what)
  })

  it('is refused with an alias, a key twice, or a member that nobody knows', () => {
    expect(problemsOf(three(), { bypass: ['root'] }).join()).toMatch(/bypass/)
    const text = stringify({ organization: 'acme', version: 1, people: three() })
    expect(checkTrust(`${text}version: 2\n`).trust).toBeUndefined()
    expect(checkTrust('a: &x 1\nb: *x\n').trust).toBeUndefined()
  })
})
