import { expect, test } from 'vitest'
import { foldText } from './normalize.ts'
import { WordLists } from './word-lists.ts'

function finds(text: string, words: readonly string[], near: readonly string[] = []): string[] {
  const folded = foldText(text)
  const lists = new WordLists([{ id: 'policy P', entity: 'P', words, near, score: 0.99 }])
  return lists
    .find(folded.text, undefined)
    .map(({ start, end }) => text.slice(folded.originalStart(start), folded.originalEnd(end)))
}

const words = ['Project Falcon', 'Blue Harbour', 'Müller', 'Łódź', 'AT&T', 'Dr. No', '北京', 'X-15']

test.each([
  ['on project falcon and BLUE  HARBOUR', ['project falcon', 'BLUE  HARBOUR']],
  ['Project\r\n> Falcon', ['Project\r\n> Falcon']],
  ['project-falcon, project_falcon, #ProjectFalcon', ['project-falcon', 'project_falcon', 'ProjectFalcon']],
  ['Project Fal\u00adcon’s', ['Project Fal\u00adcon']],
  ['ｐｒｏｊｅｃｔ　ｆａｌｃｏｎ', ['ｐｒｏｊｅｃｔ　ｆａｌｃｏｎ']],
  ['muller, MUELLER, Müller', ['muller', 'MUELLER', 'Müller']],
  ['lodz', ['lodz']],
  ['at&t, AT & T; dr no', ['at&t', 'AT & T', 'dr no']],
  ['我在北京市', ['北京']],
  ['X15 x-15 X 15', ['X15', 'x-15', 'X 15']],
  ['a falcon, the project, blueharbours, Müllers, project: see the falcon', []],
  ['project ........ falcon', []],
])('in "%s" finds %j', (text, found) => {
  expect(finds(text, words)).toEqual(found)
})

test('with near words, only beside one of them', () => {
  const long = 'and so on '.repeat(12)
  expect(finds('the project Falcon', ['falcon'], ['project'])).toEqual(['Falcon'])
  expect(finds(`the project ${long} Falcon`, ['falcon'], ['project'])).toEqual([])
  expect(finds('the projects Falcon', ['falcon'], ['project'])).toEqual([])
})

test('a phrase and a word inside it are offered both, the near word read for each', () => {
  const text = `project ${'x '.repeat(20)}one two three four`
  const found = finds(text, ['four', 'one two three four', 'three'], ['project'])
  expect(found).toContain('one two three four')
})

test('a word of two lists goes to one that asks for nothing', () => {
  const lists = new WordLists([
    { id: 'policy A', entity: 'A', words: ['falcon'], near: ['project'], score: 0.99 },
    { id: 'policy B', entity: 'B', words: ['Falcon'], near: [], score: 0.99 },
  ])
  expect(lists.find('a falcon', undefined).map(({ entity }) => entity)).toEqual(['B'])
})
