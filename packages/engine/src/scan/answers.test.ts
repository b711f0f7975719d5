import { expect, test } from 'vitest'
import { findAnswers } from './answers.ts'

const name = { start: 0, end: 10, entity: 'PERSON', score: 0.9, detector: 'name-tagger' }
const codes = (text: string, isNamed = true): string[] =>
  findAnswers(text, isNamed ? [name] : []).map(({ start, end }) => text.slice(start, end))

test.each([
  ['john smith 5132', ['5132']],
  ['john smith and 4545', ['4545']],
  ['john smith, kmk 143', ['kmk 143']],
  ['john smith my ssn 3215 and account no 9125', ['3215', '9125']],
  ['john smith bought 5132 of them', []],
  ['john smith at 2pm', []],
  ['john smith 2019', []],
  ['john smith 12', []],
])('%s', (text, expected) => {
  expect(codes(text)).toEqual(expected)
})

test('labels and codes alone, and a long message', () => {
  expect(codes('sorry my account number is 1235', false)).toEqual(['1235'])
  expect(codes('the build number is 1235', false)).toEqual([])
  expect(codes(`john smith 5132 ${'and '.repeat(60)}`)).toEqual([])
})
