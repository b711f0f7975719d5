import type { Command } from 'commander'

const text = `
A gateway does this by itself when it starts; the command is for doing it before. It may be run again, and by two at
once. Back up first: there is no way back.

Example:
  stet migrate --config stet.yaml`

/** Declares `stet migrate`. */
export function defineMigrateCommand(program: Command): void {
  program
    .command('migrate')
    .description('bring the tables of the store up to date')
    .requiredOption('-c, --config <file>', 'the configuration')
    .addHelpText('after', text)
    .action(async (options: { config: string }) => {
      const { runMigrate } = await import('./run.ts')
      await runMigrate(options)
    })
}
