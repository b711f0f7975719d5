import { cliPage } from '../../packages/server/src/cli/cli-page.ts'
import { makeProgram } from '../../packages/server/src/cli/main.ts'

/** docs/cli.md: the whole command line. */
export function commandLinePage(): string {
  return cliPage(makeProgram())
}
