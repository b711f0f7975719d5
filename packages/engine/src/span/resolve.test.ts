import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Candidate } from './finding.ts'
import { resolveOverlaps, sureScore } from './resolve.ts'

const make = (start: number, end: number, score: number, entity = 'A', detector = 'd'): Candidate => ({
  start,
  end,
  score,
  entity,
  detector,
})

const candidates = fc.array(
  fc
    .tuple(
      fc.nat(40),
      fc.nat(12),
      fc.constantFrom(0.4, 0.5, 0.9, 1),
      fc.constantFrom('A', 'B', 'C'),
      fc.constantFrom('d', 'e'),
    )
    .map(([start, length, score, entity, detector]) => make(start, start + length, score, entity, detector)),
  { maxLength: 25 },
)

const covered = (spans: readonly Candidate[]): Set<number> =>
  new Set(spans.flatMap(({ start, end }) => Array.from({ length: end - start }, (_, index) => start + index)))

test('of two sure ones the longer wins: an e-mail address is one even where it holds a known name', () => {
  expect(resolveOverlaps([make(0, 4, 1, 'PERSON'), make(0, 16, 0.95, 'EMAIL_ADDRESS')])).toEqual([
    make(0, 16, 0.95, 'EMAIL_ADDRESS'),
  ])
})

test('of two unsure ones the higher score wins, then the longer, then the earlier, then the name', () => {
  expect(resolveOverlaps([make(0, 4, 0.5), make(0, 4, 0.9, 'B')])).toEqual([make(0, 4, 0.9, 'B')])
  expect(resolveOverlaps([make(2, 4, 0.5), make(0, 6, 0.5, 'B')])).toEqual([make(0, 6, 0.5, 'B')])
  expect(resolveOverlaps([make(2, 6, 0.5), make(0, 4, 0.5, 'B')])[0]).toEqual(make(0, 4, 0.5, 'B'))
  expect(resolveOverlaps([make(0, 4, 0.5, 'B'), make(0, 4, 0.5)])).toEqual([make(0, 4, 0.5)])
})

test('what a loser covers beside the winner stays a finding', () => {
  expect(resolveOverlaps([make(0, 10, 0.5), make(3, 6, 1, 'B')])).toEqual([
    make(0, 3, 0.5),
    make(3, 6, 1, 'B'),
    make(6, 10, 0.5),
  ])
})

test('findings are in order, do not overlap, and cover exactly what the candidates covered', () => {
  fc.assert(
    fc.property(candidates, (given) => {
      const findings = resolveOverlaps(given)
      for (const [index, finding] of findings.entries()) {
        expect(finding.end).toBeGreaterThan(finding.start)
        expect(finding.start).toBeGreaterThanOrEqual(findings[index - 1]?.end ?? 0)
      }
      expect(covered(findings)).toEqual(covered(given))
    }),
  )
})

test('each place belongs to the best candidate that covers it', () => {
  const rank = (one: Candidate): readonly unknown[] => [
    one.score < sureScore,
    one.score < sureScore ? -one.score : one.start - one.end,
    one.score < sureScore ? one.start - one.end : -one.score,
    one.start,
    one.entity,
    one.detector,
  ]
  const isBetter = (a: Candidate, b: Candidate): boolean => {
    const [left, right] = [rank(a), rank(b)]
    const index = left.findIndex((value, at) => value !== right[at])
    return index >= 0 && (left[index] as number) < (right[index] as number)
  }
  fc.assert(
    fc.property(candidates, (given) => {
      for (const finding of resolveOverlaps(given)) {
        for (let at = finding.start; at < finding.end; at++) {
          const [first, ...others] = given.filter(({ start, end }) => start <= at && at < end)
          const best = others.reduce((one, other) => (isBetter(other, one) ? other : one), first as Candidate)
          expect([finding.entity, finding.score, finding.detector]).toEqual([
            best.entity,
            best.score,
            best.detector,
          ])
        }
      }
    }),
  )
})

test('the order of the candidates does not matter', () => {
  const shuffled = candidates.chain((given) =>
    fc.tuple(fc.constant(given), fc.shuffledSubarray(given, { minLength: given.length })),
  )
  fc.assert(
    fc.property(shuffled, ([given, mixed]) => {
      expect(resolveOverlaps(mixed)).toEqual(resolveOverlaps(given))
    }),
  )
})
