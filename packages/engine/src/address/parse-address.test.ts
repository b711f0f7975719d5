import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Segment } from './address.ts'
import { parseAddress } from './parse-address.ts'

/** `name` is a member; `*` any; a leading `..` marks a descendant. */
function written(segments: readonly Segment[]): string[] {
  return segments.map(
    ({ isDescendant, name }) => `${isDescendant ? '..' : ''}${name === undefined ? '*' : `'${name}'`}`,
  )
}

// The cases of the RFC 9535 compliance suite that lie in the subset, in our words.
describe('what the language has', () => {
  test.each<[string, string[]]>([
    ['$', []],
    ['$.a', ["'a'"]],
    ['$.a.b.c', ["'a'", "'b'", "'c'"]],
    ['$._a1', ["'_a1'"]],
    ['$.\u263a', ["'\u263a'"]],
    ['$.\u00e9tat', ["'\u00e9tat'"]],
    ['$.\ud83d\ude00', ["'\ud83d\ude00'"]],
    ['$.*', ['*']],
    ['$.*.*', ['*', '*']],
    ['$[*]', ['*']],
    ['$[*].a', ['*', "'a'"]],
    ['$.a[*]', ["'a'", '*']],
    ['$.a.*', ["'a'", '*']],
    ['$..a', ["..'a'"]],
    ['$..*', ['..*']],
    ['$..[*]', ['..*']],
    ["$..['a']", ["..'a'"]],
    ['$..a..b', ["..'a'", "..'b'"]],
    ['$.a..[*]', ["'a'", '..*']],
    ["$['a']", ["'a'"]],
    ['$["a"]', ["'a'"]],
    ["$['a']['b']", ["'a'", "'b'"]],
    ["$['a'].b", ["'a'", "'b'"]],
    ["$['']", ["''"]],
    ['$[""]', ["''"]],
    ["$[' ']", ["' '"]],
    ["$['.']", ["'.'"]],
    ["$['*']", ["'*'"]],
    ["$['$']", ["'$'"]],
    ["$['@']", ["'@'"]],
    ["$[',']", ["','"]],
    ["$[':']", ["':'"]],
    ["$['0']", ["'0'"]],
    ["$['a-b']", ["'a-b'"]],
    ["$['length()']", ["'length()'"]],
    ["$['\"']", ["'\"'"]],
    ['$["\'"]', ["'''"]],
    ["$['\\'']", ["'''"]],
    ['$["\\""]', ["'\"'"]],
    ["$['\\\\']", ["'\\'"]],
    ["$['\\/']", ["'/'"]],
    ["$['\\b\\f\\n\\r\\t']", ["'\b\f\n\r\t'"]],
    ["$['\\u0061']", ["'a'"]],
    ["$['\\u263A']", ["'\u263a'"]],
    ["$['\\uD83D\\uDE00']", ["'\ud83d\ude00'"]],
    ['$["\ud83d\ude00"]', ["'\ud83d\ude00'"]],
    ['$ .a', ["'a'"]],
    ['$\n.a\t.b', ["'a'", "'b'"]],
    ["$[ 'a' ]", ["'a'"]],
    ['$[\r\n*\t]', ['*']],
    ['$.a [*]', ["'a'", '*']],
    ["$['__proto__']", ["'__proto__'"]],
  ])('%s', (text, segments) => {
    const parsed = parseAddress(text)
    if (!parsed.ok) throw new Error(`${parsed.what} — ${parsed.instead}`)
    expect(written(parsed.address.segments)).toEqual(segments)
    expect(parsed.address.text).toBe(text)
  })
})

describe('what it leaves out is refused, where it stands and with what to write instead', () => {
  test.each<[string, number, string, string]>([
    ['', 0, 'begins with "$"', '$.name'],
    ['a', 0, 'begins with "$"', 'write "$.a"'],
    ['.a', 0, 'begins with "$"', 'write "$.a"'],
    ['@.a', 0, 'begins with "$"', 'write "$.a"'],
    [' $.a', 0, 'begins with a blank', 'remove the blank'],
    ['$.a ', 3, 'a blank follows', 'remove the blank'],
    ['$ ', 1, 'a blank follows', 'remove the blank'],
    ['$a', 1, 'a step begins with', 'write "." before a name'],
    ['$.', 2, 'ends after a "."', 'write a name or remove the "."'],
    ['$..', 3, 'ends after a "."', 'write a name or remove the "."'],
    ['$.a.', 4, 'ends after a "."', 'write a name or remove the "."'],
    ['$...a', 3, 'begins with a letter or "_"', 'write a name here'],
    ['$. a', 2, 'begins with a letter or "_"', 'write a name here'],
    ['$.1a', 2, 'begins with a letter or "_"', 'write [\'1a\'] without the "."'],
    ['$.-a', 2, 'begins with a letter or "_"', 'write [\'-a\'] without the "."'],
    ['$.a-b', 3, 'letters, digits and "_"', 'write [\'a-b\'] without the "."'],
    ['$.a b', 4, 'a step begins with', 'write "." before a name'],
    ['$.["a"]', 2, '"[" follows a "."', 'leave the "." out'],
    ['$.&', 2, 'begins with a letter or "_"', 'write [\'&\'] without the "."'],
    ['$.a()', 2, 'functions are not part', 'name the member itself'],
    ['$[0]', 2, 'an index is not part', 'write "[*]" for all elements'],
    ['$[-1]', 2, 'an index is not part', 'write "[*]" for all elements'],
    ['$[01]', 2, 'an index is not part', 'write "[*]" for all elements'],
    ['$[1:3]', 2, 'slices are not part', 'write "[*]" for all elements'],
    ['$[:]', 2, 'slices are not part', 'write "[*]" for all elements'],
    ['$[::2]', 2, 'slices are not part', 'write "[*]" for all elements'],
    ['$[-2:]', 2, 'slices are not part', 'write "[*]" for all elements'],
    ['$[?@.a]', 2, 'filters are not part', 'write "[*]" and list'],
    ['$[?(@.a == 1)]', 2, 'filters are not part', 'write "[*]" and list'],
    ['$[ ?@.a]', 3, 'filters are not part', 'write "[*]" and list'],
    ['$[(@.length-1)]', 2, 'script expressions are not part', 'write "[*]" or a quoted name'],
    ["$['a','b']", 5, 'several selectors in one step', 'write one line for each'],
    ["$['a',0]", 5, 'several selectors in one step', 'write one line for each'],
    ['$[*,*]', 3, 'several selectors in one step', 'write one line for each'],
    ['$[0,1]', 2, 'an index is not part', 'write "[*]"'],
    ['$[]', 2, 'a step in brackets is empty', 'write "[*]" or a quoted name'],
    ['$[ ]', 3, 'a step in brackets is empty', 'write "[*]" or a quoted name'],
    ['$[a]', 2, 'a name in brackets is quoted', "write ['a']"],
    ['$[*', 3, 'a "[" is not closed', 'write "]"'],
    ["$['a'", 5, 'a "[" is not closed', 'write "]"'],
    ["$['a", 2, 'a quoted name is not closed', "write ' at its end"],
    ['$[\'a"]', 2, 'a quoted name is not closed', "write ' at its end"],
    ["$['\\x61']", 3, '"\\x" is not an escape', 'write "\\\\"'],
    ["$['\\\"']", 3, '"\\"" is not an escape', 'write "\\\\"'],
    ["$['\\u12']", 3, 'four hex digits', 'write \\u0041'],
    ["$['\\ud800']", 2, 'half of a surrogate pair', 'write the whole pair'],
    ["$['\\udc00\\ud800']", 2, 'half of a surrogate pair', 'write the whole pair'],
    ["$['a\u0000']", 4, 'a control character', 'write it as \\u00XX'],
    ["$['a\nb']", 4, 'a control character', 'write it as \\u00XX'],
    [`$['${'a'.repeat(1026)}']`, 2, 'more than 1024 characters', 'write a shorter name'],
    [`$${'.a'.repeat(65)}`, 129, 'more than 64 steps', 'write ".." to skip levels'],
  ])('%s', (text, offset, what, instead) => {
    const parsed = parseAddress(text)
    if (parsed.ok) throw new Error('it was accepted')
    expect(parsed.offset).toBe(offset)
    expect(parsed.what).toContain(what)
    expect(parsed.instead).toContain(instead)
  })

  test('an address that is proposed is one', () => {
    for (const text of ['a', '.a.b', '@.a', '']) {
      const parsed = parseAddress(text)
      const proposed = parsed.ok ? undefined : /write "(\$[^"]*)"/.exec(parsed.instead)?.[1]
      expect(parseAddress(proposed ?? 'none').ok).toBe(true)
    }
    for (const text of ['$.1a', '$.a-b', '$[a]']) {
      const parsed = parseAddress(text)
      const proposed = parsed.ok ? undefined : /write (\[[^\]]*\])/.exec(parsed.instead)?.[1]
      expect(parseAddress(`$${proposed ?? ''}`)).toMatchObject({ ok: true })
    }
  })
})

const pieces = fc.constantFrom(
  '$',
  '.',
  '..',
  '[',
  ']',
  '*',
  "'",
  '"',
  'a',
  '\\',
  'u0061',
  ' ',
  '0',
  ':',
  ',',
  '?',
  '\ud800',
)

test('there is an answer for every text', () => {
  const texts = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(pieces, { maxLength: 12 }).map((parts) => parts.join('')),
  )
  fc.assert(
    fc.property(texts, (text) => {
      const parsed = parseAddress(text)
      if (parsed.ok) return
      expect(parsed.offset).toBeGreaterThanOrEqual(0)
      expect(parsed.offset).toBeLessThanOrEqual(text.length)
    }),
    { numRuns: 2000 },
  )
})

test('blanks between steps mean nothing', () => {
  const step = fc.oneof(
    fc.constantFrom('.a', '.*', '[*]', '..b', '..*', '..[*]'),
    fc.string({ unit: 'grapheme', maxLength: 8 }).map((name) => `[${JSON.stringify(name)}]`),
  )
  fc.assert(
    fc.property(
      fc.array(step, { maxLength: 6 }),
      fc.constantFrom(' ', '\n', '\t ', '\r\n'),
      (steps, blank) => {
        const [plain, spaced] = [`$${steps.join('')}`, ['$', ...steps].join(blank)].map(parseAddress)
        expect(plain?.ok).toBe(true)
        expect(spaced?.ok === true && spaced.address.segments).toEqual(
          plain?.ok === true && plain.address.segments,
        )
      },
    ),
  )
})
