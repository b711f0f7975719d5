import { describe, expect, test } from 'vitest'
import { detectorsMax } from './limits-of-text.ts'
import { parsePolicy, type ParsedPolicy } from './parse.ts'

const head = `policy: p
source: s
destination: d
routes: { r: { receive: file, format: text, fields: { $: { scan: talk } } } }
scans: { talk: { locales: [en-US] } }
detectors:
`

/** A policy with one detector, whose first line is line 8. */
function withDetector(lines: string): ParsedPolicy {
  return parsePolicy(`${head}  LOYALTY_NUMBER:\n${lines.replace(/^/gm, '    ')}\n`)
}

function problems({ problems: found }: ParsedPolicy): string[] {
  return found.map(({ place, what, instead }) => `${place.line}:${place.column} ${what} — ${instead}`)
}

const good = `description: Our cards
pattern: 'LC-[0-9]{9}'
check: luhn
near: [Loyalty, card]
matches: [my card LC-123456782, { text: 'card: LC-123456782!', found: LC-123456782 }]
rejects: [card LC-12345678, LC-123456782]`

describe('a detector of a policy', () => {
  test('becomes data', () => {
    const { policy, problems: found } = withDetector(`${good}\nwords: [Blue Harbour]`)
    expect(found).toEqual([])
    expect(policy?.detectors).toEqual([
      {
        entity: 'LOYALTY_NUMBER',
        description: 'Our cards',
        pattern: { source: 'LC-[0-9]{9}', isCaseExact: false, check: 'luhn' },
        words: ['Blue Harbour'],
        near: ['loyalty', 'card'],
        matches: [
          { text: 'my card LC-123456782', found: undefined },
          { text: 'card: LC-123456782!', found: 'LC-123456782' },
        ],
        rejects: ['card LC-12345678', 'LC-123456782'],
      },
    ])
    expect(structuredClone(policy?.detectors)).toEqual(policy?.detectors)
  })

  test('a check reads what stands in round brackets', () => {
    const lines = (pattern: string): string =>
      `pattern: '${pattern}'\ncheck: mod97\nmatches: [AB-79444]\nrejects: [AB-79445]`
    expect(problems(withDetector(lines('AB-([0-9]{5})')))).toEqual([])
    expect(problems(withDetector(lines('AB-[0-9]{5}'))).join('\n')).toMatch(/round brackets/)
  })

  test('words need no samples', () => {
    expect(problems(withDetector('words: [Project Falcon]'))).toEqual([])
  })

  test('a policy without detectors has none', () => {
    expect(parsePolicy(head.replace('detectors:\n', '')).policy?.detectors).toEqual([])
  })
})

const samples = 'matches: [LC-1]\nrejects: [LC-a]'

const wrong: readonly (readonly [string, string, RegExp])[] = [
  ['nothing to look for', 'near: [x]', /^8:5 this detector looks for nothing — add pattern: or words:$/],
  ['no sample to find', `pattern: LC-[0-9]\nrejects: [LC-a]`, /^8:14 .*must find — add matches/],
  ['no sample to leave', `pattern: LC-[0-9]\nmatches: [LC-1]`, /^8:14 .*must not find — add rejects/],
  ['exponential time', `pattern: '(a+)+$'\n${samples}`, /^8:14 the pattern holds "\+"/],
  ['ambiguous choice', `pattern: '(a|a)*b'\n${samples}`, /^8:14 the pattern holds "\*"/],
  ['quadratic time', `pattern: '(.*)(.*)x'\n${samples}`, /^8:14 the pattern holds "\*"/],
  ['nested repeats', `pattern: '(?:a{1,20}){1,10}b'\n${samples}`, /^8:14 .*linear time/],
  ['no end to it', `pattern: 'LC-[0-9]{1,}'\n${samples}`, /write \{1,64\} in its place$/],
  ['not regular', `pattern: '(L)\\1'\n${samples}`, /back-reference/],
  ['matches nothing', `pattern: 'L?'\n${samples}`, /where nothing stands/],
  ['a dash that texts are read without', `pattern: LC–[0-9]\n${samples}`, /^8:14 .*read: LC-\[0-9\]$/],
  [
    'an escape in double quotes',
    `pattern: "LC-\\d"\n${samples}`,
    /^8:18 a backslash in double quotes — .*single/,
  ],
  [
    'a sample that is not found',
    `pattern: LC-[0-9]\nmatches: [LC-1, LC-12]\nrejects: [x]`,
    /^9:21 nothing is found in "LC-12"/,
  ],
  [
    'a sample found otherwise',
    `pattern: LC-[0-9]\nmatches: [{ text: x LC-1, found: x }]\nrejects: [x]`,
    /^9:15 in "x LC-1" this is found: "LC-1"/,
  ],
  [
    'a reject that is found',
    `pattern: LC-[0-9]\nmatches: [LC-1]\nrejects: [x, a LC-2]`,
    /^10:18 "LC-2" is found in "a LC-2"/,
  ],
  [
    'a wrong check digit',
    good.replace('my card LC-123456782', 'card LC-123456783'),
    /^12:15 nothing is found .*right by luhn/,
  ],
  ['no near word', good.replace('my card', 'my'), /^12:15 nothing is found .*beside it: loyalty, card$/],
  [
    'both',
    good.replace('my card LC-123456782', 'LC-123456783'),
    /^12:15 .*right check digits, and one of these/,
  ],
  ['an unknown check', good.replace('luhn', 'luhm'), /^10:12 .*write luhn$/],
  ['a check without a pattern', 'words: [Falcon]\ncheck: luhn', /^9:12 a check is for a pattern/],
  ['case without a pattern', 'words: [Falcon]\nexactCase: true', /^9:16 exactCase is for a pattern/],
  ['a word that is too short', 'words: [Falcon, x]', /^8:21 the word has less than two/],
  ['a word of signs alone', 'words: ["--"]', /^8:13 the word has less than two/],
  ['a number for a word', 'words: [4711]', /^8:13 .*in quotes/],
  ['a phrase for a near word', 'words: [Falcon]\nnear: [my card]', /^9:12 .*single words/],
  ['an unknown key', 'wordz: [Falcon]', /unknown key "wordz" — write "words"/],
]

describe('what is wrong with a detector', () => {
  test.each(wrong)('%s', (_, lines, problem) => {
    const parsed = withDetector(lines)
    expect(parsed.policy).toBeUndefined()
    expect(problems(parsed).join('\n')).toMatch(problem)
    expect(problems(parsed).length).toBe(1 + Number(lines.includes('(a+)+$')))
  })

  test('is said beside what is wrong elsewhere', () => {
    const source = `${head.replace('en-US', 'x')}  A: { words: [x] }\n  b: { words: [falcon] }\n`
    expect(problems(parsePolicy(source)).join('\n')).toMatch(
      /5:.*\n7:.*less than two[^\n]*\n8:3 "b" cannot stand here/,
    )
  })

  test('too many of them', () => {
    const many = Array.from({ length: detectorsMax + 1 }, (_, index) => `  D${index}: { words: [falcon] }`)
    expect(problems(parsePolicy(`${head}${many.join('\n')}\n`))).toEqual([
      `7:3 "detectors" is a map — write at most ${detectorsMax} detectors`,
    ])
  })
})
