import { errorsPage } from './errors-page.ts'

/** A file that is generated from the code. */
export interface Generator {
  /** Path from the root of the repository. */
  readonly path: string
  /** Its whole text; prettier is applied afterwards. */
  readonly generate: () => string | Promise<string>
}

/** All of them. To add one: a file beside this one that exports the function, and a line here. */
export const generators: readonly Generator[] = [{ path: 'docs/errors.md', generate: errorsPage }]
