import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parsePattern } from '../../detector/pattern.ts'
import { detectors } from '../../detector/registry.ts'
import { bytesOf } from '../text-bytes.ts'
import { PrefixAutomaton } from './prefix-automaton.ts'

const read = (pattern: RegExp): { node: ReturnType<typeof parsePattern>; flags: string } => ({
  node: parsePattern(pattern),
  flags: pattern.flags,
})

/** Places and the patterns that may match there. */
function places(automaton: PrefixAutomaton, text: string): [number, readonly number[]][] {
  const found: [number, readonly number[]][] = []
  automaton.read(bytesOf(text), text.length)
  for (let at = automaton.next(); at < text.length; at = automaton.next()) {
    const met = new Set([automaton.met, automaton.metByWide].flatMap((set) => automaton.patternsOf(set)))
    found.push([at, [...met].sort((a, b) => a - b)])
  }
  return found
}

test('a place is where a word, a number or a sign begins and a pattern may match', () => {
  const automaton = new PrefixAutomaton([read(/[0-9]{3}/gu), read(/ab?c/gu), read(/[é]x/gu)])
  expect(places(automaton, 'ac 123 abc xabc x123 12 éx')).toEqual([
    [0, [1]],
    [3, [0]],
    [7, [1]],
    [17, [0]],
    [24, [2]],
  ])
})

test('what is behind the units of a walk is left to the pattern', () => {
  const automaton = new PrefixAutomaton([read(/a{1,60}b/gu), read(/a{1,20}b/gu)])
  expect(places(automaton, 'a'.repeat(40))).toEqual([[0, [0]]])
})

const patterns = detectors.filter(({ pivot }) => pivot === undefined)
const whole = new PrefixAutomaton(patterns.map(({ pattern }) => read(pattern)))
const forgetful = new PrefixAutomaton(
  patterns.map(({ pattern }) => read(pattern)),
  200,
)

test('no match of any detector is missed, also by an automaton that has to forget', () => {
  const pieces = fc.oneof(
    fc.constantFrom(...patterns.flatMap(({ samples }) => samples.map(({ text }) => text))),
    fc.constantFrom(' ', '\n', '-', '.', '0', 'A', 'é', '中', '@', '+'),
  )
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 4 }), (parts) => {
      const text = parts.join('')
      for (const automaton of [whole, forgetful]) {
        const met = new Set(
          places(automaton, text).flatMap(([at, numbers]) => numbers.map((one) => `${at} ${one}`)),
        )
        patterns.forEach(({ id, pattern }, number) => {
          for (const match of text.matchAll(pattern)) {
            if (isInside(text, match.index)) continue
            expect([id, text, met.has(`${match.index} ${number}`)]).toEqual([id, text, true])
          }
        })
      }
    }),
    { numRuns: 150 },
  )
})

test('every match of a detector with a pivot holds the pivot, no farther on than it says', () => {
  const pivoted = detectors.filter(({ pivot }) => pivot !== undefined)
  const pieces = fc.oneof(
    fc.constantFrom(...pivoted.flatMap(({ samples }) => samples.map(({ text }) => text))),
    fc.constantFrom(' ', ' at ', ' dot ', '(at)', '.', '-', '12 ', 'gmailcom', ' gmail com', 'mail is ', 'é'),
  )
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 5 }), (parts) => {
      const text = parts.join('')
      for (const { id, pattern, pivot } of pivoted) {
        for (const { 0: match, index } of text.matchAll(pattern)) {
          if (isInside(text, index)) continue
          // Its end may need what stands behind the match.
          const at = text.slice(index).search(pivot?.pattern ?? /$/)
          expect([id, text, at >= 0 && at < match.length && at <= (pivot?.unitsBefore ?? 0)]).toEqual([
            id,
            text,
            true,
          ])
        }
      }
    }),
    { numRuns: 300 },
  )
})

function isInside(text: string, at: number): boolean {
  return /^(?:[A-Za-z]{2}|[0-9]{2})$/.test(text.slice(Math.max(0, at - 1), at + 1)) && at > 0
}
