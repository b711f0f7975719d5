import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  patternMatchUnitsMax,
  patternStepsMax,
  readCustomPattern,
} from '../../packages/engine/src/detector/custom/read-pattern.ts'
import { stepsBound } from '../../packages/engine/src/detector/custom/steps-bound.ts'
import { countSteps } from '../../packages/engine/src/detector/pattern-steps.ts'
import { CustomFinder } from '../../packages/engine/src/scan/custom-finder.ts'
import { adversary, expression } from './pattern-arbitraries.ts'

const detector = { entity: 'E', description: undefined, words: [], near: [], matches: [], rejects: [] }

test('whatever the pattern and the text, no more steps are taken than the bound says', () => {
  let acceptedCount = 0
  fc.assert(
    fc.property(expression, adversary, fc.boolean(), (source, text, isCaseExact) => {
      const read = readCustomPattern(source, isCaseExact)
      if (!read.isAccepted) return
      acceptedCount += 1
      const bound = stepsBound(read.node, 0)
      expect(bound).toBeLessThanOrEqual(patternStepsMax)
      expect(read.lengthMax).toBeLessThanOrEqual(patternMatchUnitsMax)
      const places = text.length + 1
      expect(countSteps(read.node, text, places * patternStepsMax)).toBeLessThanOrEqual(places * bound)
    }),
    { numRuns: 1000 },
  )
  expect(acceptedCount).toBeGreaterThan(200)
})

test('the finder finds what the expression itself finds, and nothing else', () => {
  let foundCount = 0
  fc.assert(
    fc.property(expression, adversary, fc.boolean(), (source, text, isCaseExact) => {
      const read = readCustomPattern(source, isCaseExact)
      if (!read.isAccepted) return
      const expected = [...text.matchAll(read.pattern)].map(({ 0: match, index }) => [
        index,
        index + match.length,
      ])
      const found = new CustomFinder([
        { ...detector, pattern: { source, isCaseExact, check: undefined } },
      ]).find(text, undefined, 0.5)
      expect(found.map(({ start, end }) => [start, end])).toEqual(expected)
      foundCount += expected.length
    }),
    { numRuns: 1000 },
  )
  expect(foundCount).toBeGreaterThan(200)
})
