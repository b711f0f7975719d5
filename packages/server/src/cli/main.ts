import { readFileSync } from 'node:fs'
import { Command, CommanderError } from 'commander'
import { defineBackupCommand } from './backup/define.ts'
import { defineConnectorsCommands } from './connectors/define.ts'
import { defineDetectCommands } from './detect/define.ts'
import { defineDoctorCommand } from './doctor/define.ts'
import { defineEraseCommand } from './erase/define.ts'
import { defineEvidenceCommands } from './evidence/define.ts'
import { errorText, exitCode, exitCodeOf } from './exit-code.ts'
import { defineKeysCommands } from './keys/define.ts'
import { defineMigrateCommand } from './migrate/define.ts'
import { definePolicyCommands } from './policy/define.ts'
import { defineProbeCommand } from './probe/define.ts'
import { defineRedactCommand } from './redact/define.ts'
import { defineLedgerCommands } from './ledger/define.ts'
import { defineRestoreCommand } from './restore/define.ts'
import { defineRevealCommand } from './reveal/define.ts'
import { defineReviewCommands } from './review/define.ts'
import { defineServeCommand } from './serve/define.ts'
import { defineSimulateCommand } from './simulate/define.ts'
import { defineVendorKeysCommands } from './vendor-keys/define.ts'

/** The whole command line, as the help and docs/cli.md describe it. */
export function makeProgram(): Command {
  const program = new Command('stet')
  program
    .description('Lets out of a document only what a reviewed policy lists; everything else is struck.')
    .version(packageVersion(), '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print help')
    .showHelpAfterError('(stet --help shows what there is)')
    .addHelpText('after', exitHelp)
    .exitOverride()
  defineRedactCommand(program)
  definePolicyCommands(program)
  defineDetectCommands(program)
  defineConnectorsCommands(program)
  defineKeysCommands(program)
  defineServeCommand(program)
  defineDoctorCommand(program)
  defineMigrateCommand(program)
  defineBackupCommand(program)
  defineRestoreCommand(program)
  defineVendorKeysCommands(program)
  defineEraseCommand(program)
  defineReviewCommands(program)
  defineRevealCommand(program)
  defineSimulateCommand(program)
  defineProbeCommand(program)
  defineEvidenceCommands(program)
  defineLedgerCommands(program)
  return program
}

const exitHelp = `
Exit status:
  0  done
  1  the input was refused; nothing of it was let out
  2  the command was called wrongly, or a key file is missing
  3  the policy is not valid, or not for this input
 10  stet policy compare: the new policy may let more out`

/**
 * Runs the command line.
 *
 * @param argv - arguments without the interpreter and the script
 * @returns the exit status
 */
export async function main(argv: readonly string[]): Promise<number> {
  process.exitCode = exitCode.done
  try {
    await makeProgram().parseAsync([...argv], { from: 'user' })
    return process.exitCode
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? exitCode.done : exitCode.usage
    process.stderr.write(`stet: ${errorText(error)}\n`)
    return exitCodeOf(error)
  }
}

function packageVersion(): string {
  const text = readFileSync(new URL('../../package.json', import.meta.url), 'utf8')
  return (JSON.parse(text) as { readonly version: string }).version
}
