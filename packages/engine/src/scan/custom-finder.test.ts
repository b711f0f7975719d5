import { expect, test } from 'vitest'
import type { CustomDetector } from '../detector/custom/custom-detector.ts'
import { CustomFinder } from './custom-finder.ts'

function detectorOf(source: string, isCaseExact: boolean, near: readonly string[] = []): CustomDetector {
  const pattern = { source, isCaseExact, check: undefined }
  return { entity: 'E', description: undefined, pattern, words: [], near, matches: [], rejects: [] }
}

test.each([0, 0.5, 0.99])('at threshold %d a near word is needed, and is enough', (threshold) => {
  for (const length of [4, 80]) {
    const finder = new CustomFinder([detectorOf(`[0-9]{4,${length}}`, false, ['numéro'])])
    const found = [
      '1234',
      'numéro 1234',
      'NUMERO 1234',
      'numeros 1234',
      `numéro ${'- '.repeat(40)} 1234`,
    ].map((text) => finder.find(text, undefined, threshold).length)
    expect(found).toEqual([0, 1, 1, 0, 0])
  }
})

test('at threshold 1 only what a record makes known counts', () => {
  const finder = new CustomFinder([{ ...detectorOf('[0-9]{4}', false), words: ['falcon'] }])
  expect(finder.find('1234 falcon', undefined, 0.99).map(({ detector }) => detector)).toEqual([
    'policy E',
    'policy E',
  ])
  expect(finder.find('1234 falcon', undefined, 1)).toEqual([])
})

test('the message before is near the beginning of an answer', () => {
  const finder = new CustomFinder([{ ...detectorOf('[0-9]{4}', false, ['member']), words: ['falcon'] }])
  expect(finder.find('1234 falcon', 'your member number?', 0.5).length).toBe(2)
  expect(finder.find('1234 falcon', 'your number?', 0.5)).toEqual([])
})
