import type { Command } from 'commander'
import type { EraseOptions } from './run.ts'

const examples = `
Destroys the key that the originals behind a subject's tokens are encrypted with: nothing turns these tokens
back any more, but for backups of the store from before. The subject is what the policy's "subject" address holds, e.g. the requester's
id. This cannot be undone.

Example:
  stet erase --config stet.yaml --integration acme --subject 7001 --yes`

/** Declares `stet erase`. */
export function defineEraseCommand(program: Command): void {
  program
    .command('erase')
    .description('make the tokens of one subject irreversible, for good')
    .requiredOption('-c, --config <file>', 'the configuration')
    .requiredOption('-i, --integration <name>', 'the integration')
    .requiredOption('-s, --subject <value>', 'whose records they are')
    .option('--yes', 'do it; without it the command only says what it would do')
    .addHelpText('after', examples)
    .action(async (options: EraseOptions) => {
      const { runErase } = await import('./run.ts')
      await runErase(options)
    })
}
