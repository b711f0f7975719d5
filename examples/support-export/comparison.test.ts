import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { showBeforeAfter } from './before-after.ts'
import { compareRecords } from './comparison.ts'
import { wordDifference } from './word-difference.ts'

const plain = (_: unknown, text: string): string => text
const textOf = (pieces: readonly { readonly text: string }[]): string =>
  pieces.map(({ text }) => text).join('')

describe('wordDifference', () => {
  it('tells what stayed from what was replaced', () => {
    expect(wordDifference('Hi Ada Lovelace, hello', 'Hi [PERSON_1], hello')).toEqual([
      { side: 'both', text: 'Hi ' },
      { side: 'before', text: 'Ada Lovelace' },
      { side: 'after', text: '[PERSON_1]' },
      { side: 'both', text: ', hello' },
    ])
  })

  it('gives both texts back, whatever they are', () => {
    const text = fc.oneof(
      fc.string(),
      fc.array(fc.constantFrom('a', 'b', ' ', '\n', '[A_1]', '佐藤')).map((all) => all.join('')),
    )
    fc.assert(
      fc.property(text, text, (before, after) => {
        const parts = wordDifference(before, after)
        expect(textOf(parts.filter(({ side }) => side !== 'after'))).toBe(before)
        expect(textOf(parts.filter(({ side }) => side !== 'before'))).toBe(after)
      }),
    )
  })
})

describe('compareRecords', () => {
  it('names the fate of each member', () => {
    const rows = compareRecords(
      '{"id":1,"name":"Ada","secret":"x","tags":["a","b"]}',
      '{"id":1,"name":"[PERSON_1]","tags":["a",null]}',
    )
    expect(rows.map(({ fate, before, after }) => [fate, textOf(before), textOf(after)])).toEqual([
      ['frame', '{', '{'],
      ['kept', 'id: 1', 'id: 1'],
      ['changed', 'name: Ada', 'name: [PERSON_1]'],
      ['struck', 'secret: x', ''],
      ['frame', 'tags: [', 'tags: ['],
      ['kept', 'a', 'a'],
      ['struck', 'b', 'null'],
      ['frame', ']', ']'],
      ['frame', '}', '}'],
    ])
  })

  it('shortens a run of struck members', () => {
    const rows = compareRecords('{"a":1,"b":2,"c":3,"d":4,"e":5}', '{"e":5}', 2)
    expect(rows.map(({ before }) => textOf(before))).toEqual(['{', 'a: 1', '… 3 more struck', 'e: 5', '}'])
  })
})

describe('showBeforeAfter', () => {
  const [before, after] = [
    '{"id":1,"name":"Ada","photo":"https://x.example"}',
    '{"id":1,"name":"[PERSON_1]"}',
  ]

  it('puts one block over the other in a narrow terminal', () => {
    expect(showBeforeAfter(before, after, 80, plain).split('\n')).toEqual([
      ' BEFORE',
      ' {',
      '   id: 1',
      '~  name: Ada',
      '-  photo: https://x.example',
      ' }',
      '',
      ' AFTER',
      ' {',
      '   id: 1',
      '~  name: [PERSON_1]',
      ' }',
    ])
  })

  it('puts them beside each other in a wide one, and no line is wider than it', () => {
    const lines = showBeforeAfter(before, after, 120, plain).split('\n')
    expect(lines[3]).toMatch(/^~ {2}name: Ada +│ {3}name: \[PERSON_1\]$/)
    for (const line of lines) expect(line.length).toBeLessThanOrEqual(120)
  })
})
