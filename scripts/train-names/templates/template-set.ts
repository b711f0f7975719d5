/**
 * Texts with places to fill, by kind. `{full}`, `{first}`, `{last}` and their like become persons, `{address}` and its
 * like addresses, `{city}`, `{country}` and `{region}` locations; the other places hold what is none of these.
 */
export interface TemplateSet {
  readonly language: string
  /** Locales of faker whose names and places fit; others come now and then. */
  readonly locales: readonly string[]
  readonly sentences: readonly string[]
  /** Sentences that name nobody, some of them full of capitals. */
  readonly plain: readonly string[]
  readonly greetings: readonly string[]
  readonly closings: readonly string[]
  /** Pairs of a question and answers to it. */
  readonly answers: readonly (readonly [question: string, answers: readonly string[]])[]
}
