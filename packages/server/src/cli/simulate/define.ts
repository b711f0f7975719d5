import type { Command } from 'commander'
import type { SimulateOptions } from './run.ts'

const examples = `
Shows what leaves by the new policy, and what newly leaves against the old one. Of the samples only what leaves is
shown; pseudonyms and tokens are made with a key that is for tests only.

Examples:
  stet simulate --policy new.yaml --against policy.yaml samples/*.json
  stet simulate --policy new.yaml --against policy.yaml --html review.html connectors/zendesk/samples/tickets.json --route tickets
  stet simulate --policy new.yaml --json ticket.json`

/** Declares `stet simulate`. */
export function defineSimulateCommand(program: Command): void {
  program
    .command('simulate')
    .description('try a policy on samples, beside the one that it would replace')
    .argument('<samples...>', 'JSON, NDJSON, CSV or text files')
    .requiredOption('--policy <file>', 'the new policy')
    .option('--against <file>', 'the policy in force')
    .option('--route <name>', 'route that the samples take; needed where the policy has several')
    .option('--json', 'give it as JSON')
    .option('--html <file>', 'write a page for reviewers')
    .addHelpText('after', examples)
    .action(async (samples: string[], options: SimulateOptions) => {
      const { runSimulate } = await import('./run.ts')
      await runSimulate(samples, options)
    })
}
