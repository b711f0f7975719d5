import type { Command } from 'commander'
import type { RestoreOptions } from './run.ts'

const text = `
The backup is checked first; nothing is changed where it is damaged, or where a gateway uses the store. What was
accepted after the backup is gone. So are erasures: run stet erase again for whoever was erased since. Deliveries
that were made after the backup are made again, with the same message ids.

Example:
  stet restore --config stet.yaml stet-2026-01-31.db`

/** Declares `stet restore`. */
export function defineRestoreCommand(program: Command): void {
  program
    .command('restore')
    .description('put a backup in the place of the embedded store')
    .argument('<file>', 'what stet backup wrote')
    .requiredOption('-c, --config <file>', 'the configuration')
    .option('--force', 'give up the store that is there')
    .addHelpText('after', text)
    .action(async (file: string, options: RestoreOptions) => {
      const { runRestore } = await import('./run.ts')
      await runRestore(file, options)
    })
}
