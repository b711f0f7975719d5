import type { z } from 'zod'
import type { PolicyProblem } from './model.ts'
import { shapeProblems } from './shape-problems.ts'
import { visibleText } from './visible.ts'
import { readYaml, type YamlText } from './yaml-text.ts'

/** Result of {@link checkYaml}. */
export interface CheckedYaml<Value> {
  /** Undefined where the file has not the shape that it should have. */
  readonly value: Value | undefined
  /** Where things stand in the file; undefined where it is no YAML. */
  readonly places: Pick<YamlText, 'place' | 'keyPlace'> | undefined
  /** In the order of the file, in words that a terminal can show. */
  readonly problems: readonly PolicyProblem[]
}

/**
 * Reads a YAML file of any shape as strictly as a policy is read, and says everything that is wrong with it.
 *
 * @param source - the text of the file
 * @param schema - its shape; each `error` in it is what a person is told to write instead
 */
export function checkYaml<Value>(source: string, schema: z.ZodType<Value>): CheckedYaml<Value> {
  const { text, problems } = readYaml(source)
  if (text === undefined) return { value: undefined, places: undefined, problems: told(problems) }
  const parsed = schema.safeParse(text.value)
  const shape = parsed.success ? [] : shapeProblems(parsed.error.issues, text)
  return {
    value: parsed.success ? parsed.data : undefined,
    places: text,
    problems: told([...problems, ...shape]),
  }
}

/** Problems in the order of the file, in words that a terminal can show. */
export function told(problems: readonly PolicyProblem[]): readonly PolicyProblem[] {
  return problems
    .map(({ place, what, instead }) => ({
      place,
      what: visibleText(what),
      instead: visibleText(instead),
    }))
    .sort((a, b) => a.place.line - b.place.line || a.place.column - b.place.column)
}
