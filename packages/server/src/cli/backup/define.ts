import type { Command } from 'commander'
import type { BackupOptions } from './run.ts'

const text = `
The file holds the whole embedded store as it is at one moment, and a gateway may run meanwhile. It is of mode 0600
and never overwrites another. The key-encryption key is not in it: keep a copy of the key elsewhere, for without
it no token of the backup can be turned back. PostgreSQL has its own tools (pg_dump).

A backup still holds what was erased after it: keep backups no longer than you have to.

Example:
  stet backup --config stet.yaml stet-2026-01-31.db`

/** Declares `stet backup`. */
export function defineBackupCommand(program: Command): void {
  program
    .command('backup')
    .description('write the embedded store into one file, while a gateway runs')
    .argument('<file>', 'where to write it')
    .requiredOption('-c, --config <file>', 'the configuration')
    .addHelpText('after', text)
    .action(async (file: string, options: BackupOptions) => {
      const { runBackup } = await import('./run.ts')
      await runBackup(file, options)
    })
}
