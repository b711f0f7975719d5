import fc from 'fast-check'

/** Expressions over a few characters that overlap as much as they can. */
export const expression: fc.Arbitrary<string> = fc.letrec<{ any: string }>((tie) => ({
  any: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    fc.constantFrom('a', 'b', '-', '[ab]', '[^a]', '.', '\\w', '[a-]', 'é', '\\p{L}'),
    fc.tuple(tie('any'), tie('any')).map((parts) => parts.join('')),
    fc.tuple(tie('any'), tie('any')).map((parts) => `(?:${parts.join('|')})`),
    fc
      .tuple(tie('any'), fc.nat(3), fc.nat(9))
      .map(([body, min, more]) => `(?:${body}){${min},${min + more}}`),
    fc.tuple(fc.constantFrom('a', '[ab]', '.'), fc.nat(20)).map(([set, max]) => `${set}{0,${max}}`),
    tie('any').map((body) => `(${body})?`),
  ),
})).any

/** Texts of the same characters. */
export const adversary = fc
  .tuple(
    fc.array(fc.constantFrom('a', 'b', '-', 'é', ' ', 'c'), { minLength: 1, maxLength: 12 }),
    fc.nat(400),
  )
  .map(([piece, length]) => piece.join('').repeat(40).slice(0, length))
