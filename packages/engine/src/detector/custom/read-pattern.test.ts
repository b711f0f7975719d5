import { describe, expect, test } from 'vitest'
import { countSteps } from '../pattern-steps.ts'
import { readCustomPattern } from './read-pattern.ts'
import { stepsBound } from './steps-bound.ts'

const accepted = [
  'LC-[0-9]{9}',
  '[A-Z]{2,3}[0-9]{4,8}',
  '(?:[0-9]{4}[ -]?){3}[0-9]{4}',
  '[A-Za-z0-9._-]{1,64}@[a-z]{1,64}\\.[a-z]{2,10}',
  '(?:ref|case|ticket)[ #:]{0,3}[A-Z]{2}[0-9]{6}',
  '(?:[a-z]{1,20} ){1,5}x',
  '[^ ]{1,60} [^ ]{1,60}',
  '.{0,100}x',
  '[a-z]{1,256}',
  '(?:é|ü|ö){1,30}',
  '\\p{Lu}\\p{Ll}{1,20} \\p{Lu}\\p{Ll}{1,20}',
  '[\\w\\-]{2,5}\\u2020',
]

describe('a pattern that is accepted', () => {
  test.each(accepted)('%s', (source) => {
    expect(readCustomPattern(source, true)).toMatchObject({ isAccepted: true })
  })

  test.each([
    ['card LC-123 here', ['LC-123']],
    ['card lc-123, LC-456.', ['lc-123', 'LC-456']],
    ['XLC-123 LC-1234 éLC-123 1LC-123 LC-123a', []],
    ['_LC-123_ 卡LC-123号 #LC-123', ['LC-123', 'LC-123', 'LC-123']],
  ])('in "%s" finds %j, never inside a word or number', (text, found) => {
    const read = readCustomPattern('LC-[0-9]{3}', false)
    if (!read.isAccepted) throw new Error('refused')
    expect([...text.matchAll(read.pattern)].map(([match]) => match)).toEqual(found)
  })

  test('exact case is exact', () => {
    const read = readCustomPattern('LC-[0-9]{3}', true)
    expect(read.isAccepted && read.pattern.flags).toBe('gu')
  })
})

const refused: readonly (readonly [string, RegExp])[] = [
  ['(a+)+$', /holds "\+".*write \{1,64\}[\s\S]*holds "\$"/],
  ['(a|a)*b', /holds "\*".*write \{0,64\}/],
  ['(.*)(.*)x', /holds "\*"/],
  ['a{3,}', /holds "\{3,\}".*write \{3,64\}/],
  ['a{100,}b', /write \{100,100\}/],
  ['a+?', /holds "\+\?".*write \{1,64\}/],
  ['^a', /holds "\^"/],
  ['\\ba', /holds "\\b"/],
  ['(a)\\1', /back-reference "\\1"/],
  ['(?<n>a)\\k<n>', /named group[\s\S]*back-reference "\\k<n>"/],
  ['(?=a)a', /look-around "\(\?="/],
  ['a(?<!b)', /look-around "\(\?<!"/],
  ['(?i:a)', /flags/],
  ['\\x41', /escape "\\x"/],
  ['[\\x41]', /escape "\\x"/],
  ['[a', /no regular expression/],
  ['a)', /no regular expression/],
  ['a{2,1}', /no regular expression/],
  ['\\q', /no regular expression/],
  ['[a-z]{1,257}', /can match 257/],
  ['(?:[a-z]{1,16}-){1,16}', /can match 272/],
  ['a{0,5}', /where nothing stands/],
  ['(?:)', /where nothing stands/],
  ['(?:a{1,9}){1,9}b', /linear time/],
  ['(?:a|a){1,20}b', /linear time/],
  ['(?:a?){20}b', /linear time/],
  ['(?:a?){1,3}(?:(?:a|b)?){30}c', /linear time/],
  ['(?:[a-z]{1,10}[ -]?){1,4}', /linear time/],
  ['[a-z]{1,64}[a-z]{1,64}', /linear time/],
  ['(?:qz|q|z){1,40}!', /linear time/],
  ['(?:é|é){1,20}b', /linear time/],
  ['(?:\\p{L}|ü){1,20}b', /linear time/],
  ['(?:ſ|s){1,20}b', /linear time/],
  ['(?:(?:(?:){99}){99}){99}a', /linear time/],
]

describe('a pattern that is refused', () => {
  test.each(refused)('%s', (source, fault) => {
    const read = readCustomPattern(source, false)
    if (read.isAccepted) throw new Error('accepted')
    expect(read.refusals.map(({ what, instead }) => `${what} — ${instead}`).join('\n')).toMatch(fault)
  })
})

test('a hundred thousand units of the worst text take a bounded number of steps', () => {
  const hard = [
    '[A-Z]{2,3}[0-9]{4,8}',
    '(?:[0-9]{4}[ -]?){3}[0-9]{4}',
    '(?:[a-z]{1,20} ){1,5}x',
    '[a-z]{1,40}@',
  ]
  for (const source of hard) {
    const read = readCustomPattern(source, false)
    if (!read.isAccepted) throw new Error('refused')
    const bound = stepsBound(read.node, 0)
    for (const seed of ['a', '0000 ', 'a aa ']) {
      const text = seed.repeat(100_000 / seed.length)
      expect(countSteps(read.node, text, Infinity)).toBeLessThanOrEqual((text.length + 1) * bound)
    }
  }
})
