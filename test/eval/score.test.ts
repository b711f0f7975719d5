import { expect, test } from 'vitest'
import { fScore, precision, recall, Score } from './score.ts'

const span = (start: number, end: number, entity = 'A') => ({ start, end, entity })

test('a finding is a hit where it overlaps a label of its entity enough, and of one label only', () => {
  const exact = new Score(1)
  const loose = new Score(0.7)
  for (const score of [exact, loose]) {
    score.add([span(0, 10), span(20, 30)], [span(0, 8), span(20, 30), span(20, 30, 'B'), span(40, 41)])
  }
  expect(exact.byEntity.get('A')).toEqual({ hits: 1, falseFindings: 2, missed: 1 })
  expect(loose.byEntity.get('A')).toEqual({ hits: 2, falseFindings: 1, missed: 0 })
  expect(loose.byEntity.get('B')).toEqual({ hits: 0, falseFindings: 1, missed: 0 })
  expect(loose.micro).toEqual({ hits: 2, falseFindings: 2, missed: 0 })
})

test('characters survive where no finding of any entity covers them', () => {
  const score = new Score(1)
  score.add([span(0, 10)], [span(0, 4, 'B'), span(6, 8)])
  expect([score.characters, score.survivors]).toEqual([10, 4])
})

test('precision, recall and F', () => {
  const counts = { hits: 6, falseFindings: 2, missed: 4 }
  expect(precision(counts)).toBe(0.75)
  expect(recall(counts)).toBe(0.6)
  expect(fScore(counts, 1)).toBeCloseTo(0.6667, 4)
  expect(fScore(counts, 2)).toBeCloseTo(0.625, 4)
  expect(fScore({ hits: 0, falseFindings: 0, missed: 0 }, 1)).toBe(0)
})
