import { Option, type Command } from 'commander'
import type { ExportOptions, LedgerOptions, VerifyOptions } from './run.ts'

const configOption = (): Option =>
  new Option('--config <file>', 'configuration of the gateway').default('stet.yaml')

const verifyExamples = `
Needs no gateway, no database and no network but for an address. The same check, as a program of its own without
any dependency: packages/verifier. Pin the key (stet ledger key) and keep checkpoints elsewhere: an export that is
checked against neither vouches for itself alone.

Examples:
  stet ledger verify ledger.ndjson --key ledger.key --checkpoint checkpoint-of-june.txt`

/** Declares `stet ledger` and what is below it. */
export function defineLedgerCommands(program: Command): void {
  const ledger = program.command('ledger').description('read, prove and verify the record of what happened')
  ledger
    .command('verify')
    .description('check an export, offline')
    .argument('<export>', 'file, or address')
    .option('--key <key>', 'verifier key, or a file that holds it')
    .option('--checkpoint <file...>', 'checkpoints that were kept elsewhere')
    .addHelpText('after', verifyExamples)
    .action(async (place: string, options: VerifyOptions) => {
      const { runVerify } = await import('./run.ts')
      await runVerify(place, options)
    })
  ledger
    .command('export')
    .description('write the whole ledger, with a new checkpoint')
    .option('-o, --output <file>', 'file to write (default: standard output)')
    .addOption(configOption())
    .action(async (options: ExportOptions) => {
      const { runExport } = await import('./run.ts')
      await runExport(options)
    })
  ledger
    .command('checkpoint')
    .description('sign what there is, and print it')
    .addOption(configOption())
    .action(async (options: LedgerOptions) => {
      const { runCheckpoint } = await import('./run.ts')
      await runCheckpoint(options)
    })
  ledger
    .command('key')
    .description('print the key that checkpoints are verified with')
    .addOption(configOption())
    .action(async (options: LedgerOptions) => {
      const { runKey } = await import('./run.ts')
      await runKey(options)
    })
  ledger
    .command('prove')
    .description('prove that an entry is in the ledger; prints JSON')
    .argument('<entry>', 'position, from 0', Number)
    .addOption(configOption())
    .action(async (index: number, options: LedgerOptions) => {
      const { runProve } = await import('./run.ts')
      await runProve(index, options)
    })
  ledger
    .command('consistency')
    .description('prove that the ledger of one size is the beginning of that of another; prints JSON')
    .argument('<before>', 'size', Number)
    .argument('<after>', 'size', Number)
    .addOption(configOption())
    .action(async (before: number, after: number, options: LedgerOptions) => {
      const { runConsistency } = await import('./run.ts')
      await runConsistency(before, after, options)
    })
}
