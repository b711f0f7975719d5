import { expect, it } from 'vitest'
import { lineDiff } from './line-diff.ts'

it('shows removed and added lines with what is around them', () => {
  expect(lineDiff('a\nb\nc\nd\ne\nf', 'a\nb\nc\nX\ne\nf')).toBe(
    '      b\n      c\n    - d\n    + X\n      e\n      f\n',
  )
})

it('shows one changed member of JSON in one line as one changed line', () => {
  const shown = lineDiff('{"a":1,"b":2,"c":3}', '{"a":1,"b":9,"c":3}')
  expect(shown.split('\n').filter((line) => /^ {4}[-+]/.test(line))).toEqual([
    '    -   "b": 2,',
    '    +   "b": 9,',
  ])
})

it('leaves a gap between changes that lie apart', () => {
  const lines = Array.from({ length: 20 }, (_, index) => String(index))
  const after = lines.map((line) => (line === '2' || line === '17' ? 'x' : line))
  expect(lineDiff(lines.join('\n'), after.join('\n'))).toContain('      …\n')
})

it('stays short, whatever is compared', () => {
  const many = (word: string): string => Array.from({ length: 5000 }, (_, at) => `${word}${at}`).join('\n')
  expect(lineDiff(many('a'), many('b')).split('\n').length).toBeLessThan(70)
  expect(lineDiff('a', 'b'.repeat(10_000)).length).toBeLessThan(1000)
})

it('says something where only the white space in JSON differs', () => {
  const shown = lineDiff('{"a":1}', '{"a": 1}')
  expect(shown).toContain('- {"a":1}')
  expect(shown).toContain('+ {"a": 1}')
})
