import { createHmac, hkdfSync } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { base32, createKeyedHash, encodeParts, unsignedOf, withoutKey } from './hash.ts'

const secret = Uint8Array.from({ length: 32 }, (_, index) => index)
const keysError: unknown = expect.objectContaining({ code: 'STET_POLICY_KEYS' })

/** The encoding of the parts, written anew with Node's own buffers. */
const lengthPrefixed = (parts: readonly string[]): Buffer => {
  const count = Buffer.alloc(4)
  count.writeUInt32BE(parts.length)
  return Buffer.concat([
    count,
    ...parts.flatMap((part) => {
      const length = Buffer.alloc(4)
      length.writeUInt32BE(Buffer.byteLength(part))
      return [length, Buffer.from(part)]
    }),
  ])
}

test('a digest is HMAC-SHA-256 under a key from HKDF-SHA-256, as node:crypto computes them', () => {
  const texts = fc.string({ unit: 'binary', maxLength: 40 })
  fc.assert(
    fc.property(
      texts,
      texts,
      texts,
      fc.array(texts, { maxLength: 4 }),
      (destination, purpose, entity, parts) => {
        const info = lengthPrefixed(['3', destination, purpose, entity])
        const key = Buffer.from(hkdfSync('sha256', secret, Buffer.from('stet operator v1'), info, 32))
        const expected = createHmac('sha256', key).update(lengthPrefixed(parts)).digest('hex')
        const hash = createKeyedHash({ version: 3, secret }, destination)
        for (let time = 0; time < 2; time++) {
          expect(Buffer.from(hash.digest(purpose, entity, parts)).toString('hex')).toBe(expected)
        }
      },
    ),
    { numRuns: 50 },
  )
})

test('no two lists of parts have the same bytes', () => {
  const lists = fc.array(fc.string({ maxLength: 3 }), { maxLength: 4 })
  fc.assert(
    fc.property(lists, lists, (a, b) => {
      const isSame = Buffer.compare(encodeParts(a), encodeParts(b)) === 0
      expect(isSame).toBe(JSON.stringify(a) === JSON.stringify(b))
    }),
  )
  expect(encodeParts(['ab', 'c'])).not.toEqual(encodeParts(['a', 'bc']))
  expect(encodeParts([''])).not.toEqual(encodeParts([]))
})

test('each of version, destination, purpose and entity gives another digest', () => {
  const digest = (version: number, destination: string, purpose: string, entity: string): string =>
    Buffer.from(createKeyedHash({ version, secret }, destination).digest(purpose, entity, ['x'])).toString(
      'hex',
    )
  const all = [
    digest(1, 'a', 'b', 'c'),
    digest(2, 'a', 'b', 'c'),
    digest(1, 'z', 'b', 'c'),
    digest(1, 'a', 'z', 'c'),
  ]
  all.push(digest(1, 'a', 'b', 'z'), digest(1, 'ab', '', 'c'), digest(1, 'a', 'bc', ''))
  expect(new Set(all).size).toBe(all.length)
})

test('a short secret and a version out of bounds are refused, and so is doing without a key', () => {
  expect(() => createKeyedHash({ version: 1, secret: secret.subarray(1) }, 'd')).toThrow(keysError)
  for (const version of [0, -1, 1.5, 10_000, NaN]) {
    expect(() => createKeyedHash({ version, secret }, 'd')).toThrow(keysError)
  }
  expect(() => withoutKey.digest('p', 'E', [])).toThrow(keysError)
})

test('wiping the secret afterwards changes nothing', () => {
  const wiped = Uint8Array.from(secret)
  const hash = createKeyedHash({ version: 1, secret: wiped }, 'd')
  wiped.fill(0)
  expect(hash.digest('p', 'E', ['x'])).toEqual(
    createKeyedHash({ version: 1, secret }, 'd').digest('p', 'E', ['x']),
  )
})

test.each([
  ['f', 'my'],
  ['fo', 'mzxq'],
  ['foo', 'mzxw6'],
  ['foob', 'mzxw6yq'],
  ['fooba', 'mzxw6ytb'],
  ['foobar', 'mzxw6ytboi'],
])('base32 of %s is %s (RFC 4648, section 10)', (plain, encoded) => {
  const length = Math.floor((plain.length * 8) / 5)
  expect(base32(new TextEncoder().encode(plain), length)).toBe(encoded.slice(0, length))
})

test('base32 does not make up bits', () => {
  expect(base32(new Uint8Array(32).fill(0xff), 26)).toBe('7'.repeat(26))
  expect(() => base32(new Uint8Array(3), 5)).toThrow(expect.objectContaining({ code: 'STET_BUG' }))
})

test('a number is read big-endian', () => {
  expect(unsignedOf(Uint8Array.of(1, 2, 3), 2)).toBe(258n)
})
