/** What was found: whether all holds, and what was checked or is wrong, a line each. */
export interface Verdict {
  readonly isGood: boolean
  readonly lines: readonly string[]
}

/** Says what is wrong with something that was to be verified. */
export class VerifyError extends Error {
  override readonly name = 'VerifyError'
}

/** @param check - adds a line for each thing that holds, and throws {@link VerifyError} at one that does not */
export function verdictOf(check: (lines: string[]) => void): Verdict {
  const lines: string[] = []
  try {
    check(lines)
    return { isGood: true, lines }
  } catch (error) {
    const message = error instanceof VerifyError ? error.message : 'something cannot be read'
    return { isGood: false, lines: [...lines, `WRONG: ${message}`] }
  }
}
