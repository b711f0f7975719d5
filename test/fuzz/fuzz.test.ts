import { describe, expect, it } from 'vitest'
import { describeDifference, fuzz } from './fuzz.ts'
import { makeSubjects, type Subject } from './subjects.ts'

/** A machine that goes wrong in one way. */
function broken(change: (subject: Subject) => Partial<Subject>): Subject[] {
  return makeSubjects()
    .filter(({ isKeeping }) => isKeeping)
    .map((subject) => ({ ...subject, ...change(subject) }))
}

describe('the JSON machine against JSON.parse', () => {
  it('differs in none of 20,000 mutated documents', () => {
    const { cases, accepted, differences } = fuzz({ cases: 20_000, seed: 20_260, subjects: makeSubjects() })
    expect(differences.map(describeDifference)).toEqual([])
    expect(cases).toBe(20_000)
    expect(accepted).toBeGreaterThan(5_000)
  })

  it.each<[string, Subject[], string]>([
    [
      'accepts half a surrogate pair',
      broken(({ run }) => ({
        run: (chunks) => {
          const answer = run(chunks)
          return 'refused' in answer && answer.refused === 'STET_INPUT_SURROGATE'
            ? { output: new Uint8Array(0) }
            : answer
        },
      })),
      'accepts',
    ],
    [
      'refuses an empty object',
      broken(({ run }) => ({
        run: (chunks) => {
          const answer = run(chunks)
          const isEmpty = 'output' in answer && new TextDecoder().decode(answer.output).includes('{}')
          return isEmpty ? { refused: 'STET_INPUT_JSON' } : answer
        },
      })),
      'refuses',
    ],
    [
      'writes a number otherwise',
      broken(({ run }) => ({
        run: (chunks) => {
          const answer = run(chunks)
          if ('refused' in answer) return answer
          const text = new TextDecoder().decode(answer.output).replace('1e5', '100000')
          return { output: new TextEncoder().encode(text) }
        },
      })),
      'changed bytes',
    ],
    [
      'looks at the bytes of a chunk alone',
      broken(({ run }) => ({
        run: (chunks) =>
          chunks.length > 3 && chunks.some((chunk) => chunk.at(-1) === 0x5c)
            ? { refused: 'STET_BUG' }
            : run(chunks),
      })),
      'refuses',
    ],
  ])('finds a machine that %s', (_name, subjects, what) => {
    const { differences } = fuzz({ cases: 20_000, seed: 1, subjects })
    expect(differences.length).toBeGreaterThan(0)
    expect(differences.map(describeDifference).join('\n')).toContain(what)
    expect(Math.min(...differences.map(({ bytes }) => bytes.length))).toBeLessThan(40)
  })

  it('is the same for the same seed', () => {
    const run = (): number => fuzz({ cases: 2_000, seed: 3, subjects: makeSubjects() }).accepted
    expect(run()).toBe(run())
  })
})
