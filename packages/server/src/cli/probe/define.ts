import type { Command } from 'commander'
import type { ProbeOptions } from './run.ts'

const examples = `
Starts a gateway with the policy between a helpdesk and a receiver of its own, all on this machine, and sends
canaries: one for each entity, in texts, listed and unlisted fields, names of fields and nested lists, plain and in
every encoding, by webhooks, API calls and files. Looks for each in what arrives, in logs, metrics and the store.
The exit status is 1 where one arrived.

Examples:
  stet probe
  stet probe --connector zendesk
  stet probe --connector zendesk --policy policy.yaml
  stet probe --config stet.yaml --integration acme      # every night, by whatever runs your jobs`

/** Declares `stet probe`. */
export function defineProbeCommand(program: Command): void {
  program
    .command('probe')
    .description('the leak test: plant canaries, and see whether one arrives')
    .option(
      '--connector <name>',
      'source whose samples are used (default: all, each with its default policy)',
    )
    .option('--policy <file>', 'policy to test, in the place of the connector’s')
    .option('--config <file>', 'configuration of a gateway, with --integration')
    .option('--integration <name>', 'test the policy in force there, and write the result into the ledger')
    .option('--thorough', 'every entity in every encoding; takes minutes')
    .option('--json', 'give it as JSON')
    .addHelpText('after', examples)
    .action(async (options: ProbeOptions) => {
      const { runProbe } = await import('./run.ts')
      await runProbe(options)
    })
}
